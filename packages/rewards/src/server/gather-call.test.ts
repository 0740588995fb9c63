import { describe, expect, it } from 'vitest'
import type { Outcome, RewardedOutcome, Sample } from './cohorts/sample.js'
import { gatherCall } from './gather-call.js'

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

  it('refuses where a barrier throws', () => {
    const { seen } = call('no', ({ language }) => {
      if (language === 'sw') throw new Error('disk full')
      return undefined
    })
    expect(seen).toEqual(['disconnect en', 'closed', 'disconnect en'])
  })

  it('passes on that the client went away', () => {
    const { seen, connection } = call()
    connection.disconnect()
    expect(seen).toEqual(['disconnect en', 'disconnect sw'])
  })
})
