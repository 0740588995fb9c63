import { type Cohort, missingOf } from './cohort-state.js'
import type { Stall } from './stalled-run.js'

/** What calls are told at the deadline, where the policy is `error`. */
export function tooLate(cohort: Cohort, deadlineMs: number): string {
  const { series, rollout, languages } = cohort
  const { name, inFlight, peak } = series.run
  const missing = missingOf(cohort).join(', ')
  return (
    `submit: run ${name}, fact ${series.fact}, rollout ${rollout}: no answer in ${missing} within ${deadlineMs} ms of ` +
    `the first; all ${languages.length} languages are expected (calls in flight: ${inFlight}, at most ${peak} at once)`
  )
}

/** What calls are told that wait for others which the engine will not send before they are answered. */
export function tooFewCalls(run: string, { inFlight, needed }: Stall, stallMs: number): string {
  return (
    `submit: run ${run} has ${inFlight} calls in flight, never had more, and sent none for ${stallMs} ms, while a rollout needs ` +
    `${needed} at once to be rewarded; if no language is lost, raise the engine's concurrency to languages × rollouts × facts of a batch`
  )
}
