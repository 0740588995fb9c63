import type { Connection } from './cohorts/cohorts.js'
import type { FailedOutcome, MaskedOutcome, Outcome, Sample } from './cohorts/sample.js'
import type { Answer } from './protocols/protocol.js'

/** Hands one sample to its barrier, here or in another process. */
export type Submit = (sample: Sample, reply: (outcome: Outcome) => void) => Connection

interface GatherCallOptions {
  readonly samples: readonly Sample[]
  readonly submit: Submit
  /** Whether the engine can be told that a sample is masked. */
  readonly masks: 'yes' | 'no'
  /** Every sample has its answer, in order. */
  readonly onAnswers: (answers: readonly Answer[]) => void
  /** One sample can have none, which is all that can be replied; nothing else of the request is counted as delivered. */
  readonly onRefusal: (outcome: FailedOutcome | MaskedOutcome) => void
}

/** One request as one call, whatever the number of its samples. Exactly one of the two callbacks is called, once. */
export function gatherCall(options: GatherCallOptions): Connection {
  const { samples, submit, masks, onAnswers, onRefusal } = options
  const connections: Connection[] = []
  const answers: Answer[] = []
  let waiting = samples.length
  let isRefused = false

  function disconnect() {
    for (const connection of connections) connection.disconnect()
  }

  function take(index: number, outcome: Outcome) {
    if (isRefused) return
    if (outcome.kind === 'failed' || (outcome.kind === 'masked' && masks === 'no')) {
      isRefused = true
      // what was answered beside it is held for the retry of the whole request
      disconnect()
      return onRefusal(outcome)
    }
    answers[index] = outcome
    waiting--
    if (waiting === 0) onAnswers(answers)
  }

  for (const [index, sample] of samples.entries()) {
    if (isRefused) break
    connections.push(submit(sample, (outcome) => take(index, outcome)))
  }
  // an answer may come before its connection is known
  if (isRefused) disconnect()

  return {
    delivered() {
      if (isRefused) return
      for (const connection of connections) connection.delivered()
    },
    disconnect,
  }
}
