import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'

describe('createOpenCalls', () => {
  it('keeps the text of a call that went away, which still counts', () => {
    const { call, scored } = createTestBarrier()
    const gone = call({ text: 'York' })
    gone.disconnect()
    call({ language: 'sw' })
    expect(scored).toMatchObject([{ answers: [{ text: 'York' }, { text: 'Durham' }] }])
    expect(gone.outcomes).toEqual([])
    // and the client finds its reward when it comes back
    expect(call({ text: 'York' }).outcomes).toMatchObject([{ reward: 2, cohort: { rollout: 0 } }])
  })

  it('answers all calls of a place, each once', () => {
    const { call } = createTestBarrier()
    const calls = [call({ id: 'a' }), call({ id: 'a' })]
    call({ language: 'sw' })
    expect(calls.map(({ outcomes }) => outcomes.length)).toEqual([1, 1])
  })

  it('replays the outcome until it is delivered, where only the text tells', () => {
    const { call } = createTestBarrier()
    const first = call()
    call({ language: 'sw' })
    first.disconnect() // answered, but the reply was lost
    const second = call()
    expect(second.outcomes).toEqual(first.outcomes)
    second.delivered()
    second.disconnect()
    expect(call().outcomes).toEqual([]) // a new sample
  })

  it('takes the same text for a new sample while a reply is under way', () => {
    const { call } = createTestBarrier()
    call()
    call({ language: 'sw' })
    expect(call().outcomes).toEqual([])
  })

  it('replays what an id or a rollout names, delivered or not', () => {
    const { call } = createTestBarrier()
    for (const name of [{ id: 'a' }, { fact: 'Q2', rollout: 1 }]) {
      const first = call(name)
      call({ ...name, language: 'sw', ...('id' in name && { id: 'b' }) })
      first.delivered()
      expect(call(name).outcomes).toEqual(first.outcomes)
    }
  })

  it('does not answer a call that went away while others of its cohort were answered', () => {
    const { barrier, call } = createTestBarrier()
    const swahili = call({ language: 'sw' })
    const replies: string[] = []
    const english = { run: 'r', fact: 'Q1', text: 'Durham', language: 'en' }
    const other = call({ language: 'sw', fact: 'Q2' })
    barrier.submit({ ...english, fact: 'Q2' }, () => replies.push('Q2'))
    swahili.disconnect()
    barrier.submit(english, () => replies.push('Q1'))
    expect([replies, swahili.outcomes.length, other.outcomes.length]).toEqual([['Q2', 'Q1'], 0, 1])
    expect(barrier.statistics().waiting.calls).toBe(0)
  })

  it('ignores what is said of a call twice, or too early', () => {
    const { call, barrier, events } = createTestBarrier()
    const early = call()
    early.delivered() // there is no reply yet
    expect(barrier.statistics().waiting.calls).toBe(1)
    early.disconnect()
    early.disconnect()
    early.delivered()
    expect(barrier.statistics()).toMatchObject({
      waiting: { calls: 0, orphans: 1 },
      calls: { disconnected: 1 },
    })
    expect(events.map(({ event }) => event)).toEqual(['arrived'])
  })

  it('takes nothing over from a cohort that is forgotten, while others of the fact are held', () => {
    const { call, world, barrier } = createTestBarrier({ retentionMs: 500 })
    const [before, after] = [call(), call({ language: 'sw' })]
    before!.disconnect()
    world.advance(400)
    call({ text: 'York' })
    world.advance(100) // rollout 0 is forgotten
    after!.disconnect()
    expect([call(), call({ language: 'sw' })].map(({ outcomes }) => outcomes.length)).toEqual([0, 1])
    expect(barrier.statistics().calls.takenOver).toBe(0)
  })

  it('ignores what is said of a call whose cohort is forgotten', () => {
    const { call, world, events, barrier } = createTestBarrier({ retentionMs: 0 })
    const [kept, lost] = [call(), call({ language: 'sw' })]
    world.advance(0)
    kept.delivered()
    lost.disconnect()
    expect(events.at(-1)).toMatchObject({ event: 'forgotten' })
    expect(barrier.statistics().held.cohorts).toBe(0)
  })
})
