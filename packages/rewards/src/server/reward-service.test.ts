import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
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

  it('fails where its state cannot be written: nobody is answered, and nothing is thrown at those who call', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const service = await startTestService({ state: join(folder, 'state') })
    const outcomes: Outcome[] = []
    const take = (one: Outcome) => outcomes.push(one)
    const answered = ['en', 'sw'].map((language) => service.submit('trl', sample(language), take))
    service.submit('slime', sample('en'), take)
    service.end() // as a disk that is full, from here on
    answered[0]!.delivered()
    expect(service.status()).toBe('failed')
    expect(service.fault()).toBe('the state file is closed')
    service.submit('slime', sample('sw'), take)
    await new Promise(setImmediate)
    const closed = { kind: 'failed', code: 'closed' }
    expect(outcomes).toMatchObject([{ reward: 3 }, { reward: 3 }, closed, closed])
    expect(service.abort('slime', { run: 'r', fact: 'Q1', rollout: 0 })).toBe('unknown')
  })

  it('writes down which replies arrived after it was closed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const state = join(folder, 'state')
    const first = await startTestService({ state })
    const calls = ['en', 'sw'].map((language) => first.submit('trl', sample(language), () => {}))
    first.close()
    calls[0]!.delivered()
    first.end()
    calls[1]!.delivered() // too late
    const second = await startTestService({ state })
    const outcomes: Outcome[] = []
    for (const language of ['en', 'sw']) second.submit('trl', sample(language), (one) => outcomes.push(one))
    // the text in English is a new sample, that in Swahili a retry
    expect(outcomes).toMatchObject([{ reward: 3 }])
    expect(second.statistics().trl!.calls).toMatchObject({ arrived: 1, takenOver: 1 })
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
