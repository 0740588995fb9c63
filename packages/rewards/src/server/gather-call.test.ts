import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOf, createOracle, rewardOf } from '../../test/cohort-simulation/oracle.js'
import { createTestBarrier } from '../../test/test-barrier.js'
import type { Connection } from './cohorts/cohorts.js'
import type { Outcome, RewardedOutcome, Sample } from './cohorts/sample.js'
import { gatherCall } from './gather-call.js'
import type { Answer } from './protocols/protocol.js'

const cohort = { run: 'r', fact: 'Q1', rollout: 0, languages: 2, missing: [] }
const rewarded = (reward: number): RewardedOutcome => ({ kind: 'rewarded', reward, components: {}, cohort })
const masked = { kind: 'masked', reason: 'late', cohort } as const
const failed = { kind: 'failed', code: 'limit', message: 'full' } as const

/** A request of two samples, and what its barrier and its client saw. */
function call(masks: 'yes' | 'no' = 'no', atOnce: (sample: Sample) => Outcome | undefined = () => undefined) {
  const seen: string[] = []
  const replies: ((outcome: Outcome) => void)[] = []
  const samples = ['en', 'sw'].map((language) => ({ run: 'r', fact: 'Q1', language, text: '' }))
  const connection = gatherCall({
    samples,
    masks,
    submit(sample, reply) {
      replies.push(reply)
      const outcome = atOnce(sample)
      if (outcome) reply(outcome)
      return {
        delivered: () => seen.push(`delivered ${sample.language}`),
        disconnect: () => seen.push(`disconnect ${sample.language}`),
      }
    },
    onAnswers: (answers) => seen.push(JSON.stringify(answers.map((one) => 'reward' in one && one.reward))),
    onRefusal: (outcome) => seen.push(outcome.kind === 'failed' ? outcome.code : outcome.reason),
  })
  return { seen, replies, connection }
}

describe('gatherCall', () => {
  it('answers when every sample has its answer, in the order of the request', () => {
    const { seen, replies, connection } = call()
    replies[1]!(rewarded(2))
    expect(seen).toEqual([])
    replies[0]!(rewarded(1))
    connection.delivered()
    expect(seen).toEqual(['[1,2]', 'delivered en', 'delivered sw'])
  })

  it('refuses at the first failure, so that a retry finds what was answered beside it', () => {
    const { seen, replies, connection } = call()
    replies[0]!(rewarded(1))
    replies[1]!(failed)
    connection.delivered()
    expect(seen).toEqual(['disconnect en', 'disconnect sw', 'limit'])
  })

  it('takes a mask for an answer only where the engine can be told of it', () => {
    const able = call('yes')
    able.replies[0]!(masked)
    able.replies[1]!(rewarded(1))
    expect(able.seen).toEqual(['[false,1]'])
    const unable = call('no')
    unable.replies[0]!(masked)
    unable.replies[1]!(rewarded(1))
    expect(unable.seen).toEqual(['disconnect en', 'disconnect sw', 'late'])
  })

  it('submits nothing after a sample that fails at once, and lets go of it', () => {
    const { seen, replies } = call('no', () => failed)
    expect(replies).toHaveLength(1)
    expect(seen).toEqual(['limit', 'disconnect en'])
  })

  it('passes on that the client went away', () => {
    const { seen, connection } = call()
    connection.disconnect()
    expect(seen).toEqual(['disconnect en', 'disconnect sw'])
  })
})

describe('gatherCall (properties)', () => {
  interface Batch {
    readonly samples: readonly Sample[]
    connection: Connection | null
    answers: readonly Answer[] | null
    isDone: boolean
  }
  const all = [0, 1, 2].flatMap((rollout) => ['en', 'sw'].map((language) => ({ rollout, language })))
  const naming = fc.constantFrom('id', 'rollout', 'anonymous')
  const steps = fc.array(fc.tuple(fc.constantFrom('send', 'cut', 'take', 'kill'), fc.nat(5)))

  it('gives every sample the reward of its own rollout, however often requests are cut and sent again', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: 6 }),
        fc.nat(5),
        naming,
        steps,
        (order, size, by, acts) => {
          const oracle = createOracle([])
          let test = createTestBarrier({ score: oracle.score })
          const samples = order.map(({ rollout, language }): Sample => {
            const text = `${language} ${rollout}`
            const name = by === 'id' ? { id: text } : by === 'rollout' ? { rollout } : {}
            return { run: 'r', fact: 'Q1', language, text, ...name }
          })
          const batches: Batch[] = [samples.slice(0, size), samples.slice(size)].map((some) => {
            return { samples: some, connection: null, answers: null, isDone: some.length === 0 }
          })
          const act = {
            send(batch: Batch) {
              if (batch.isDone || batch.connection) return
              batch.answers = null
              batch.connection = gatherCall({
                samples: batch.samples,
                submit: test.barrier.submit,
                masks: 'no',
                onAnswers: (answers) => {
                  batch.answers = answers
                },
                onRefusal: (outcome) => expect.unreachable(JSON.stringify(outcome)),
              })
            },
            /** The client goes away, or the reply is lost. */
            cut(batch: Batch) {
              if (!batch.isDone) batch.connection?.disconnect()
              batch.connection = null
            },
            take(batch: Batch) {
              if (batch.isDone || !batch.connection || !batch.answers) return
              batch.connection.delivered()
              batch.isDone = true
            },
            kill() {
              test = test.restart()
              for (const batch of batches) batch.connection = null
            },
          }
          for (const [name, index] of acts) act[name](batches[index % 2]!)
          for (const batch of batches) act.send(batch)
          for (const batch of batches) act.take(batch)

          for (const batch of batches) {
            expect(batch.isDone).toBe(true)
            batch.samples.forEach(({ language, text }, index) => {
              const answer = batch.answers![index]!
              const own = oracle.scored.map(contentOf).find((content) => content[language] === text)!
              expect(answer).toMatchObject({ kind: 'rewarded', reward: rewardOf(own, language) })
            })
          }
          const arrived = test.events.filter(({ event }) => event === 'arrived')
          expect([arrived.length, oracle.scored.length]).toEqual([6, 3])
        },
      ),
    )
  })
})
