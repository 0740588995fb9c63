import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'

const rollout = { run: 'r', fact: 'Q1', rollout: 0 }

describe('createCohorts', () => {
  it('keeps rollouts, facts and runs apart', () => {
    const { call, scored } = createTestBarrier()
    call({ rollout: 0, text: 'a' })
    call({ rollout: 1, language: 'sw', text: 'b' })
    call({ fact: 'Q2', rollout: 0, language: 'sw', text: 'c' })
    call({ run: 's', rollout: 0, language: 'sw', text: 'd' })
    expect(scored).toEqual([])
    call({ rollout: 0, language: 'sw', text: 'e' })
    expect(scored).toMatchObject([{ ...rollout, answers: [{ text: 'a' }, { text: 'e' }] }])
  })

  it('ends a rollout that the client gives up, and answers what still comes of it', () => {
    const { call, barrier } = createTestBarrier()
    const { outcomes } = call({ rollout: 0 })
    expect(barrier.abort(rollout)).toBe('aborted')
    expect(outcomes).toMatchObject([{ kind: 'masked', reason: 'aborted' }])
    expect(barrier.abort(rollout)).toBe('ended')
    expect(call({ rollout: 0, language: 'sw' }).outcomes).toMatchObject([{ reason: 'aborted' }])
  })

  it('remembers a rollout that was given up before anything came of it', () => {
    for (const [policy, outcome] of [
      ['partial', { kind: 'masked', reason: 'aborted', cohort: { missing: ['en', 'sw'] } }],
      ['error', { kind: 'failed', code: 'aborted' }],
    ] as const) {
      const { call, barrier, world } = createTestBarrier({ policy })
      expect(barrier.abort(rollout)).toBe('aborted')
      expect(call({ rollout: 0 }).outcomes).toMatchObject([outcome])
      world.advance(1000)
      expect(barrier.statistics().held.cohorts).toBe(0)
    }
  })

  it('knows nothing of rollouts that it would number itself, and of other facts', () => {
    const { call, barrier } = createTestBarrier()
    call()
    expect(barrier.abort({ ...rollout, rollout: 1 })).toBe('unknown')
    expect(barrier.abort({ ...rollout, fact: 'P1' })).toBe('unknown')
    expect(barrier.abort(rollout)).toBe('aborted')
  })

  it('answers what it holds when it is closed, keeps it, and takes nothing more', () => {
    const { call, barrier, world, restart } = createTestBarrier()
    const first = call()
    barrier.close('retry')
    const closed = { kind: 'failed', code: 'closed' }
    expect(first.outcomes).toMatchObject([closed])
    first.delivered()
    expect(call({ language: 'sw' }).outcomes).toMatchObject([closed])
    expect(barrier.abort({ ...rollout, rollout: 5 })).toBe('unknown')
    world.advance(5000)
    expect(barrier.statistics()).toMatchObject({ held: { places: 1 }, waiting: { calls: 0 } })
    barrier.close('retry')
    const next = restart()
    expect(next.barrier.statistics().waiting.orphans).toBe(1)
  })

  it('ends what waits as at the deadline when it is closed for good', () => {
    for (const [policy, outcome] of [
      ['partial', { kind: 'rewarded', reward: 1, cohort: { missing: ['sw'] } }],
      ['mask', { kind: 'masked', reason: 'aborted' }],
      [
        'error',
        { kind: 'failed', code: 'aborted', message: expect.stringContaining('the server went down') },
      ],
    ] as const) {
      const { call, barrier } = createTestBarrier({ policy })
      const calls = [call(), call({ run: 's', rollout: 'a' })]
      barrier.close('policy')
      expect(calls.map(({ outcomes }) => outcomes)).toMatchObject([[outcome], [outcome]])
      expect(barrier.statistics().waiting.cohorts).toBe(0)
      expect(call({ language: 'sw' }).outcomes).toMatchObject([{ code: 'closed' }])
    }
  })
})

describe('restoreCohorts', () => {
  it('lets answers wait without their calls, which find them again', () => {
    const { call, restart } = createTestBarrier()
    call({ id: 'a' })
    call({ fact: 'Q2' })
    const next = restart()
    const retries = [next.call({ id: 'a' }), next.call({ fact: 'Q2' })]
    for (const fact of ['Q1', 'Q2']) next.call({ fact, language: 'sw' })
    expect(retries.map(({ outcomes }) => outcomes)).toMatchObject([[{ reward: 2 }], [{ reward: 2 }]])
  })

  it('replays what had ended, and takes a delivered text for a new sample', () => {
    const { call, restart } = createTestBarrier()
    const [english, swahili] = [call(), call({ language: 'sw' })]
    swahili.delivered()
    const next = restart()
    expect(next.call().outcomes).toEqual(english.outcomes)
    expect(next.call({ language: 'sw' }).outcomes).toEqual([])
    expect(next.scored).toEqual([])
  })

  it('ends what fell due while the server was down', () => {
    const { call, restart, world, barrier } = createTestBarrier()
    call({ rollout: 0 })
    barrier.close('retry')
    world.advance(1500)
    const next = restart()
    world.advance(0)
    expect(next.call({ rollout: 0 }).outcomes).toMatchObject([{ kind: 'masked', reason: 'deadline' }])
    world.advance(1000)
    expect(next.barrier.statistics().held.cohorts).toBe(0)
  })

  it('keeps nothing longer where the clock was set back meanwhile', () => {
    const { call, world, events } = createTestBarrier()
    world.advance(50_000)
    call()
    call({ fact: 'Q2' })
    call({ fact: 'Q2', language: 'sw' })
    const next = createTestBarrier({}, { past: events })
    next.world.advance(1000)
    expect(next.barrier.statistics()).toMatchObject({ cohorts: { masked: 1 }, held: { cohorts: 1 } })
    next.world.advance(1000)
    expect(next.barrier.statistics().held.cohorts).toBe(0)
  })
})

describe('createCohorts (properties)', () => {
  const arrivals = fc.shuffledSubarray(
    [0, 1, 2].flatMap((number) => ['en', 'sw'].map((language) => ({ rollout: number, language }))),
    { minLength: 6 },
  )
  const texts = fc.array(fc.constantFrom('a', 'b'), { minLength: 6, maxLength: 6 })
  const textOf = (all: string[], { rollout: number, language }: { rollout: number; language: string }) =>
    all[2 * number + (language === 'en' ? 0 : 1)]!

  it('scores the same cohorts in whatever order the calls come', () => {
    fc.assert(
      fc.property(arrivals, texts, (order, all) => {
        const { call, scored } = createTestBarrier()
        for (const at of order) call({ ...at, text: textOf(all, at) })
        const found = scored.map((cohort) => [cohort.rollout, ...cohort.answers.map(({ text }) => text)])
        expect(found.sort()).toEqual(
          [0, 1, 2].map((number) => [number, all[2 * number], all[2 * number + 1]]),
        )
      }),
    )
  })

  it('numbers by arrival so that every text is in exactly one cohort', () => {
    fc.assert(
      fc.property(arrivals, texts, (order, all) => {
        const { call, scored } = createTestBarrier()
        for (const at of order) call({ language: at.language, text: textOf(all, at) })
        for (const [index, language] of ['en', 'sw'].entries()) {
          const found = scored.map(({ answers }) => answers[index]!.text).sort()
          expect(found).toEqual(
            order
              .filter((at) => at.language === language)
              .map((at) => textOf(all, at))
              .sort(),
          )
        }
      }),
    )
  })

  it('answers the same after a restart at any moment, from all events or from a snapshot', () => {
    const how = fc.constantFrom('events', 'snapshot')
    fc.assert(
      fc.property(arrivals, texts, fc.nat(6), how, (order, all, kill, from) => {
        let test = createTestBarrier()
        order.forEach((at, index) => {
          if (index === kill) test = test.restart(from === 'events' ? test.events : test.barrier.snapshot())
          test.call({ ...at, text: textOf(all, at), id: `${at.rollout} ${at.language}` })
        })
        const outcomes = order.map(
          (at) => test.call({ ...at, text: textOf(all, at), id: `${at.rollout} ${at.language}` }).outcomes,
        )
        expect(outcomes).toMatchObject(
          order.map((at) => [{ kind: 'rewarded', reward: 2, cohort: { rollout: at.rollout } }]),
        )
      }),
    )
  })
})
