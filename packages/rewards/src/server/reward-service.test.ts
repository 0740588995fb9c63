import { describe, expect, it } from 'vitest'
import { testFact, testFacts } from '../../test/server/test-facts.js'
import { startTestService } from '../../test/server/test-peers.js'
import type { Outcome } from './cohorts/sample.js'

const sample = (language: string) => ({ run: 'r', fact: 'Q1', language, text: 'Durham' })

describe('createRewardService', () => {
  it('scores rollouts, and shows them to those who watch', async () => {
    const service = await startTestService()
    const outcomes: Outcome[] = []
    for (const language of ['en', 'sw']) service.submit('trl', sample(language), (one) => outcomes.push(one))
    expect(outcomes).toMatchObject([{ reward: 3 }, { reward: 3 }])
    expect(service.watch.totals()).toMatchObject({ rollouts: 1, reward: 3 })
    expect(service.statistics().trl!.cohorts.complete).toBe(1)
    expect(service.status()).toBe('ready')
    service.close()
    expect(service.status()).toBe('closing')
    service.submit('trl', sample('en'), (one) => outcomes.push(one))
    expect(outcomes.at(-1)).toMatchObject({ kind: 'failed', code: 'closed' })
  })

  it('keeps the languages that are asked', async () => {
    const facts = testFacts([testFact('Q1', ['en', 'sw', 'fr'])])
    const service = await startTestService({ facts, languages: ['fr', 'en'] })
    expect(service.book()!.languages).toEqual(['fr', 'en'])
  })

  it('fails with what reading facts throws', async () => {
    const facts = testFacts([])
    await expect(startTestService({ facts })).rejects.toMatchObject({ code: 'EMPTY_INPUT' })
  })
})
