import type { CandidateScore } from '@polyfact/schema'

/** The paper's mark of a candidate that could not be scored: below every real score, in every mode. */
const UNSCORED = -1e9

/** A candidate whose log-likelihood of −∞, which JSON does not have, is the paper's mark instead. */
export function withFiniteScore(candidate: CandidateScore): CandidateScore {
  const { sum, perToken } = candidate
  if (sum !== -Infinity && perToken !== -Infinity) return candidate
  return {
    ...candidate,
    sum: sum === -Infinity ? UNSCORED : sum,
    ...(perToken === undefined ? {} : { perToken: perToken === -Infinity ? UNSCORED : perToken }),
  }
}

/** What a report says of such candidates. */
export function unscoredNotice(count: number): string {
  return `${count} candidates have the log-likelihood −∞; they count as ${UNSCORED} and rank last`
}
