import { type CandidateScore, type Normalization, PolyfactError } from '@polyfact/schema'
import { checkChoice } from './check-options.js'

/** What a sum is divided by. */
const LENGTHS = {
  sum: null,
  'per-token': 'tokens',
  'per-character': 'characters',
  'per-byte': 'bytes',
} as const satisfies Record<Normalization, keyof CandidateScore | null>

/** All modes, in the order of the schema. */
export const NORMALIZATIONS = Object.keys(LENGTHS) as readonly Normalization[]

/**
 * The score by which candidates are compared: the log-likelihood, or its mean per token, character or byte.
 *
 * `score = sum / max(length, 1)`, where the length is that of the candidate's text without the space before it.
 * Larger is better. The paper calls the modes sum, avg, char and byte. A sum ≤ −1e8 is the paper's mark of a candidate
 * that could not be scored: it stays −1e9 in every mode, below every real score. A source that holds only `perToken`
 * can be compared per token only.
 *
 * @param candidate - Its summed log-likelihood (nats) and lengths; those that the mode does not need may be null.
 * @param normalization - Which mode; per byte unless told.
 * @returns Nats, or nats per token, per Unicode code point or per UTF-8 byte; ≤ 0 for a real model.
 * @throws {@link PolyfactError} `NORMALIZATION_UNAVAILABLE` when the sum or the length that the mode needs is null or
 *   left out; `NOT_FINITE` for NaN or ±∞; `OUT_OF_RANGE` for a negative length; `UNKNOWN_OPTION` for another mode.
 * @see arXiv 2606.06586, the consistency evaluator's score modes
 *
 * @example
 * ```ts
 * normalizeScore({ id: 'Q90', sum: -6, tokens: 2, characters: 4, bytes: 8 }) // => -0.75
 * normalizeScore({ id: 'Q90', sum: -6, tokens: 2, characters: 4, bytes: 8 }, 'per-token') // => -3
 * ```
 */
export function normalizeScore(candidate: CandidateScore, normalization: Normalization = 'per-byte'): number {
  checkNormalization('normalizeScore', normalization)
  const score = deriveScore(candidate, normalization)
  if (score === undefined) throw unavailable(candidate, normalization)
  if (!Number.isFinite(score)) {
    throw new PolyfactError(
      'NOT_FINITE',
      `normalizeScore: candidate ${candidate.id} has the score ${score}; scores must be finite`,
      { id: candidate.id, score },
    )
  }
  return score
}

export function checkNormalization(caller: string, normalization: Normalization): void {
  checkChoice(caller, 'normalization', normalization, NORMALIZATIONS)
}

/** {@link normalizeScore}, or undefined where the candidate holds too little for the mode. */
export function deriveScore(candidate: CandidateScore, normalization: Normalization): number | undefined {
  const { id, sum, perToken } = candidate
  const unit = LENGTHS[normalization]
  const length = unit === null ? 1 : candidate[unit]
  if (sum == null || length == null) {
    const mean = normalization === 'per-token' ? perToken : undefined
    return mean === undefined ? undefined : failedOr(mean, mean)
  }
  if (length < 0) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `normalizeScore: candidate ${id} has ${length} ${unit}; expected 0 or more`,
      { id, [unit ?? 'sum']: length },
    )
  }
  return failedOr(sum, sum / Math.max(length, 1))
}

// the paper's sentinel, kept as it is so that it is never mistaken for a long candidate's mean
function failedOr(logLikelihood: number, score: number): number {
  return logLikelihood <= -1e8 && logLikelihood !== -Infinity ? -1e9 : score
}

function unavailable(candidate: CandidateScore, normalization: Normalization): PolyfactError {
  const needed = ['sum', LENGTHS[normalization]].filter((field) => field !== null) as ('sum' | 'tokens')[]
  const missing = needed.filter((field) => candidate[field] == null)
  const others = NORMALIZATIONS.filter((mode) => deriveScore(candidate, mode) !== undefined)
  return new PolyfactError(
    'NORMALIZATION_UNAVAILABLE',
    `normalizeScore: candidate ${candidate.id} has no ${missing.join(' and no ')}; ${normalization} needs ${needed.join(' and ')}${
      others.length === 0 ? '' : `, while ${others.join(', ')} can be had`
    }`,
    { id: candidate.id, normalization, missing, available: others },
  )
}
