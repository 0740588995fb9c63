import type { FailedOutcome, FailureCode, MaskedOutcome } from '../cohorts/sample.js'

/** Why a request was refused; the sentence beside it says what to do. */
export type RefusalCode =
  | FailureCode
  | 'masked' // the sample must be left out, and the engine has no way to be told so
  | 'invalid-json'
  | 'invalid-request' // another form than the protocol's
  | 'too-large'
  | 'unsupported-media-type'
  | 'unauthorized'
  | 'not-found'
  | 'not-ready' // facts are still being read
  | 'internal'

/** A request that gets no reward: a status and one sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string) {
    super(message)
    this.code = code
    this.status = STATUS[code]
  }

  toJSON(): { error: { code: RefusalCode; message: string } } {
    return { error: { code: this.code, message: this.message } }
  }
}

/** What a call that failed, or is masked where masks cannot be told, is answered. */
export function refusalOf(outcome: FailedOutcome | MaskedOutcome): Refusal {
  if (outcome.kind === 'failed') return new Refusal(outcome.code, outcome.message)
  const { fact, rollout, run } = outcome.cohort
  const message = `run ${run}, fact ${fact}, rollout ${rollout}: no reward (${outcome.reason}); this sample must not be trained on`
  return new Refusal('masked', message)
}

/** 5xx and 429 are worth trying again; the others are answered alike for ever. */
const STATUS: Readonly<Record<RefusalCode, number>> = {
  'invalid-json': 400,
  'invalid-request': 400,
  unauthorized: 401,
  'not-found': 404,
  'unknown-fact': 404,
  'unknown-language': 404,
  conflict: 409,
  aborted: 410,
  masked: 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  concurrency: 424,
  limit: 429,
  scoring: 500,
  internal: 500,
  closed: 503,
  'not-ready': 503,
  deadline: 504,
}
