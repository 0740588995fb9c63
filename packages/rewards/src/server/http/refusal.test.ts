import { describe, expect, it } from 'vitest'
import { Refusal, refusalOf } from './refusal.js'

const cohort = { run: 'r', fact: 'Q1', rollout: 2, languages: 2, missing: ['sw'] }

describe('Refusal', () => {
  it('is a status and one sentence', () => {
    const refusal = new Refusal('unknown-fact', 'there is no fact "Q9"')
    expect(refusal.status).toBe(404)
    expect(JSON.stringify(refusal)).toBe(
      '{"error":{"code":"unknown-fact","message":"there is no fact \\"Q9\\""}}',
    )
  })

  it('is a client’s fault unless it is worth trying again', () => {
    const statusOf = (code: ConstructorParameters<typeof Refusal>[0]) => new Refusal(code, '').status
    expect(
      (['conflict', 'concurrency', 'invalid-json', 'too-large', 'unauthorized'] as const).map(statusOf),
    ).toEqual([409, 424, 400, 413, 401])
    expect((['closed', 'not-ready', 'limit', 'deadline'] as const).map(statusOf)).toEqual([
      503, 503, 429, 504,
    ])
  })
})

describe('refusalOf', () => {
  it('passes on why a call failed', () => {
    expect(refusalOf({ kind: 'failed', code: 'limit', message: 'full' })).toMatchObject({
      status: 429,
      message: 'full',
    })
  })

  it('says that a masked sample must not be trained on', () => {
    const refusal = refusalOf({ kind: 'masked', reason: 'late', cohort })
    expect(refusal).toMatchObject({ code: 'masked', status: 410 })
    expect(refusal.message).toBe(
      'run r, fact Q1, rollout 2: no reward (late); this sample must not be trained on',
    )
  })
})
