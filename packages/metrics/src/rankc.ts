import type { CandidateRanking } from './rank-candidates.js'
import { rankcScorer } from './rankc-sums.js'
import { checkWeighting, type RankcOptions } from './rankc-weights.js'
import { meanOfRankings } from './ranking-sums.js'

/**
 * RankC: how far two languages rank the same candidates the same way.
 *
 * For one fact the score is `Σ_j w_j · |top_j(a) ∩ top_j(b)| / j`; the result is the mean over facts. Right and wrong
 * answers count alike: this measures agreement, not accuracy. Read it beside {@link rankcFloor} and
 * {@link rankcChance}, which depend on the number of candidates. The published code takes candidates by position and
 * is asymmetric when their numbers differ; here they are taken by id and must be the same.
 *
 * @param a - `[fact][rank]` candidate ids, best first.
 * @param b - `[fact][rank]` the same facts in the same order, in the other language.
 * @param options - see {@link RankcOptions}.
 * @returns A number in (0, 1]; 1, up to rounding, means identical rankings. A fact with one candidate counts as 1.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without facts or candidates; `SHAPE_MISMATCH` when the numbers of facts
 *   differ; `DUPLICATE_ID` when a ranking holds an id twice; `CANDIDATE_MISMATCH` when a fact's two rankings do not
 *   hold the same ids; `UNKNOWN_OPTION`.
 * @see Qi et al. 2023, eqs. 3–5 — https://aclanthology.org/2023.emnlp-main.658
 *
 * @example
 * ```ts
 * rankc([['Paris', 'Lyon']], [['Lyon', 'Paris']]) // => 0.2689
 * ```
 */
export function rankc(
  a: readonly CandidateRanking[],
  b: readonly CandidateRanking[],
  options: RankcOptions = {},
): number {
  checkWeighting('rankc', options.weighting ?? 'softmax')
  return meanOfRankings('rankc', a, b, rankcScorer('rankc', options))
}
