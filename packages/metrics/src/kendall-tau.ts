import type { ByLanguage } from './by-language.js'
import type { PairMeans } from './language-pairs.js'
import type { CandidateRanking } from './rank-candidates.js'
import { meanOfRankings, pairMeansOfRankings, type RankingScorer } from './ranking-sums.js'

/**
 * Kendall's τ: how far two languages rank the same candidates the same way, all ranks alike.
 *
 * For one fact, `(concordant − discordant) / (n (n − 1) / 2)` over pairs of candidates: concordant ones stand in the same
 * order in both rankings. The result is the mean over facts. A second opinion beside {@link rankc}, which gives the first
 * rank most of the weight: here it has no more than the others. Chance is 0 for every n.
 *
 * @param a - `[fact][rank]` candidate ids, best first.
 * @param b - `[fact][rank]` the same facts in the same order, in the other language.
 * @returns A number in [−1, 1]; 1 means identical rankings, −1 reversed ones. A fact with one candidate counts as 1, as in
 *   {@link rankc} (scipy returns NaN).
 * @throws {@link PolyfactError} `EMPTY_INPUT` without facts or candidates; `SHAPE_MISMATCH` when the numbers of facts
 *   differ; `DUPLICATE_ID` when a ranking holds an id twice; `CANDIDATE_MISMATCH` when a fact's two rankings do not hold
 *   the same ids.
 * @see Kendall 1938 — https://doi.org/10.1093/biomet/30.1-2.81
 *
 * @example
 * ```ts
 * kendallTau([['Q90', 'Q456', 'Q64']], [['Q90', 'Q64', 'Q456']]) // => 0.3333
 * ```
 */
export function kendallTau(a: readonly CandidateRanking[], b: readonly CandidateRanking[]): number {
  return meanOfRankings('kendallTau', a, b, kendallScorer)
}

/**
 * {@link kendallTau} of every pair of languages over the facts that both have.
 *
 * @param rankings - `[language][fact][rank]` candidate ids, best first; null where a language lacks the fact.
 * @returns Numbers in [−1, 1] and the number of common facts by pair, with keys such as `en-de` in the order of the
 *   languages; `average` is the unweighted mean over pairs. `averageWithEnglish` is there when English is.
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages, without facts or candidates, or for a pair
 *   without a common fact; `SHAPE_MISMATCH` when languages have different numbers of facts; `DUPLICATE_ID`,
 *   `CANDIDATE_MISMATCH` with the fact and the languages.
 *
 * @example
 * ```ts
 * kendallTauMatrix({ en: [['Q90', 'Q456']], de: [['Q456', 'Q90']], sw: [['Q90', 'Q456']] }).pairwise // => { 'en-de': -1, 'en-sw': 1, 'de-sw': -1 }
 * ```
 */
export function kendallTauMatrix(rankings: ByLanguage<CandidateRanking>): PairMeans {
  return pairMeansOfRankings('kendallTauMatrix', rankings, kendallScorer)
}

/**
 * How {@link kendallTau} scores one fact.
 *
 * Candidates are taken from the last rank of the one ranking to its first. Those taken before that the other ranking puts
 * higher are the discordant ones; a binary indexed tree counts them in the logarithm of n.
 */
export function kendallScorer(size: number): RankingScorer {
  const pairs = (size * (size - 1)) / 2
  const rankInB = new Int32Array(size)
  const tree = new Int32Array(size + 1)
  return {
    marks: Int32Array.from({ length: size }, (_, rank) => rank),
    score(marks, a, b) {
      if (pairs === 0) return 1
      for (let candidate = 0; candidate < size; candidate++) {
        rankInB[marks[a + candidate]!] = marks[b + candidate]!
      }
      tree.fill(0)
      let discordant = 0
      for (let rank = size - 1; rank >= 0; rank--) {
        for (let node = rankInB[rank]!; node > 0; node -= node & -node) discordant += tree[node]!
        for (let node = rankInB[rank]! + 1; node <= size; node += node & -node) tree[node]!++
      }
      return (pairs - 2 * discordant) / pairs
    },
  }
}
