import { PolyfactError } from '@polyfact/schema'
import type { ByLanguage } from './by-language.js'
import type { PairMeans } from './language-pairs.js'
import type { CandidateRanking } from './rank-candidates.js'
import { meanOfRankings, pairMeansOfRankings, type RankingScorer } from './ranking-sums.js'
import { weightedOverlap } from './weighted-overlap.js'

/** How far down rank-biased overlap reads. */
export interface RankBiasedOverlapOptions {
  /**
   * p in (0, 1): how likely a reader goes on from one rank to the next. The mean depth of reading is 1 / (1 − p).
   * @defaultValue `0.9`
   */
  readonly persistence?: number
}

/** Rank-biased overlap of all pairs of languages. */
export interface RankBiasedOverlapMatrix extends PairMeans {
  persistence: number
}

/**
 * Rank-biased overlap: how far two languages rank the same candidates the same way, for a reader who may stop anywhere.
 *
 * The extrapolated form, `(1 − p) Σ_j p^(j−1) · |top_j(a) ∩ top_j(b)| / j + p^n`, mean over facts. It is {@link rankc}
 * with the weights (1 − p) p^(j−1), and p^(n−1) for the last rank: two rankings of the same ids always meet there, so
 * with few candidates and a large p the value is high whatever the rankings. RankC is close to p = 1/e.
 *
 * @param a - `[fact][rank]` candidate ids, best first.
 * @param b - `[fact][rank]` the same facts in the same order, in the other language.
 * @param options - see {@link RankBiasedOverlapOptions}.
 * @returns A number in (0, 1]; 1, up to rounding, means identical rankings. A fact with one candidate counts as 1.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for a persistence outside (0, 1); `EMPTY_INPUT` without facts or
 *   candidates; `SHAPE_MISMATCH` when the numbers of facts differ; `DUPLICATE_ID` when a ranking holds an id twice;
 *   `CANDIDATE_MISMATCH` when a fact's two rankings do not hold the same ids.
 * @see Webber, Moffat and Zobel 2010, eq. 32 — https://doi.org/10.1145/1852102.1852106
 *
 * @example
 * ```ts
 * rankBiasedOverlap([['Q90', 'Q456']], [['Q456', 'Q90']]) // => 0.9
 * rankBiasedOverlap([['Q90', 'Q456']], [['Q456', 'Q90']], { persistence: 0.5 }) // => 0.5
 * ```
 */
export function rankBiasedOverlap(
  a: readonly CandidateRanking[],
  b: readonly CandidateRanking[],
  options: RankBiasedOverlapOptions = {},
): number {
  const { persistence = 0.9 } = options
  checkPersistence('rankBiasedOverlap', persistence)
  return meanOfRankings('rankBiasedOverlap', a, b, (size) => rankBiasedOverlapScorer(size, persistence))
}

/**
 * {@link rankBiasedOverlap} of every pair of languages over the facts that both have.
 *
 * @param rankings - `[language][fact][rank]` candidate ids, best first; null where a language lacks the fact.
 * @param options - see {@link RankBiasedOverlapOptions}.
 * @returns Numbers in (0, 1] and the number of common facts by pair, with keys such as `en-de` in the order of the
 *   languages; `average` is the unweighted mean over pairs. `averageWithEnglish` is there when English is.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for a persistence outside (0, 1); `EMPTY_INPUT` with fewer than two
 *   languages, without facts or candidates, or for a pair without a common fact; `SHAPE_MISMATCH` when languages have
 *   different numbers of facts; `DUPLICATE_ID`, `CANDIDATE_MISMATCH` with the fact and the languages.
 *
 * @example
 * ```ts
 * rankBiasedOverlapMatrix({ en: [['Q90', 'Q456']], de: [['Q456', 'Q90']] }).pairwise // => { 'en-de': 0.9 }
 * ```
 */
export function rankBiasedOverlapMatrix(
  rankings: ByLanguage<CandidateRanking>,
  options: RankBiasedOverlapOptions = {},
): RankBiasedOverlapMatrix {
  const { persistence = 0.9 } = options
  checkPersistence('rankBiasedOverlapMatrix', persistence)
  const means = pairMeansOfRankings('rankBiasedOverlapMatrix', rankings, (size) =>
    rankBiasedOverlapScorer(size, persistence),
  )
  return { persistence, ...means }
}

/** How {@link rankBiasedOverlap} scores one fact. */
export function rankBiasedOverlapScorer(size: number, persistence: number): RankingScorer {
  const reached = (rank: number) => persistence ** rank
  return weightedOverlap(
    Array.from({ length: size }, (_, rank) =>
      rank < size - 1 ? (1 - persistence) * reached(rank) : reached(rank),
    ),
  )
}

function checkPersistence(caller: string, persistence: number): void {
  if (persistence > 0 && persistence < 1) return
  throw new PolyfactError(
    'OUT_OF_RANGE',
    `${caller}: found the persistence ${persistence}; expected a number between 0 and 1, both excluded`,
    { persistence },
  )
}
