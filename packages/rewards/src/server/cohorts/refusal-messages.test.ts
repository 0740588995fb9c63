import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'
import { tooFewCalls } from './refusal-messages.js'

describe('tooLate', () => {
  it('names the languages that did not come, and how many calls were in flight', () => {
    const { call, world } = createTestBarrier({ policy: 'error' })
    const { outcomes } = call({ rollout: 7 })
    call({ fact: 'Q2', rollout: 7 }).disconnect()
    world.advance(1000)
    expect(outcomes).toMatchObject([
      {
        message:
          'submit: run r, fact Q1, rollout 7: no answer in sw within 1000 ms of the first; all 2 languages are expected (calls in flight: 1, at most 2 at once)',
      },
    ])
  })
})

describe('tooFewCalls', () => {
  it('says what was found, what is needed and what to do', () => {
    expect(tooFewCalls('r', { inFlight: 1, needed: 12 }, 30_000)).toBe(
      "submit: run r has 1 calls in flight, never had more, and sent none for 30000 ms, while a rollout needs 12 at once to be rewarded; if no language is lost, raise the engine's concurrency to languages × rollouts × facts of a batch",
    )
  })
})
