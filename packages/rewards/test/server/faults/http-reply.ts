import type { FailureCode, MaskedOutcome, Outcome } from '../../../src/server/cohorts/sample.js'

/** What `/score` replied to one sample. */
export interface HttpReply {
  readonly status: number
  readonly body: unknown
}

interface Scored {
  readonly rewards: readonly (number | null)[]
  readonly components: readonly (Record<string, number> | null)[]
  readonly masked: readonly (MaskedOutcome['reason'] | null)[]
  readonly rollouts: readonly (number | string)[]
}

/** The same as the barrier would have said it; the missing languages are not told over HTTP. */
export function outcomeOf({ status, body }: HttpReply): Outcome {
  if (status !== 200) {
    const { error } = body as { error: { code: FailureCode; message: string } }
    return { kind: 'failed', ...error }
  }
  const { rewards, components, masked, rollouts } = body as Scored
  const cohort = { run: '', fact: '', rollout: rollouts[0]!, languages: 0, missing: [] }
  const [reward, reason] = [rewards[0]!, masked[0]!]
  if (reward === null) return { kind: 'masked', reason: reason!, cohort }
  return { kind: 'rewarded', reward, components: components[0]!, cohort }
}
