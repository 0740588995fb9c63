import { type ByLanguage, byFact } from './by-language.js'
import { checkSameFacts } from './check-facts.js'
import {
  addToPair,
  indexLanguages,
  type PairMeans,
  type PairSums,
  pairIndex,
  pairMeans,
} from './language-pairs.js'
import type { CandidateRanking } from './rank-candidates.js'
import { createPlaceReader } from './ranking-places.js'

/** How alike two rankings of a number of candidates are. */
export interface RankingScorer {
  /** `[rank]` what stands for each rank in the rows that `score` reads: numbers ≥ 0 that increase. */
  readonly marks: Int32Array
  /** The score of the rows of marks that start at `a` and at `b`: `[candidate]` of one ranking each. */
  readonly score: (marks: Int32Array, a: number, b: number) => number
}

/** A score of rankings summed over facts for every pair of languages, one fact at a time. */
export interface RankingSums {
  readonly pairs: PairSums
  /**
   * Adds one fact: `rankings[i]` is that of the language with the index `languages[i]`.
   *
   * @param fact - What errors call it.
   * @returns Mean over the pairs of this fact; undefined when it has fewer than two languages.
   * @throws {@link PolyfactError} `EMPTY_INPUT`, `DUPLICATE_ID`, `CANDIDATE_MISMATCH`.
   */
  add(
    fact: string | number,
    languages: readonly number[],
    rankings: readonly CandidateRanking[],
  ): number | undefined
}

/**
 * An empty {@link RankingSums}.
 *
 * @param caller - Name of the public function, for the errors.
 * @param nameOf - What errors call the language with an index.
 * @param createScorer - The scorer of two rankings of so many candidates; asked once for each number.
 */
export function createRankingSums(
  caller: string,
  nameOf: (language: number) => string,
  createScorer: (size: number) => RankingScorer,
): RankingSums {
  const pairs: PairSums = { sums: [], facts: [] }
  const scorers = new Map<number, RankingScorer>()
  const scorerOf = (size: number): RankingScorer => {
    const scorer = scorers.get(size) ?? createScorer(size)
    scorers.set(size, scorer)
    return scorer
  }
  const readPlaces = createPlaceReader(caller, nameOf, (size) => scorerOf(size).marks)
  return {
    pairs,
    add(fact, languages, rankings) {
      const count = rankings.length
      if (count === 0) return undefined
      const { marks, size } = readPlaces(fact, languages, rankings)
      const { score } = scorerOf(size)
      let sum = 0
      for (let b = 1; b < count; b++) {
        for (let a = 0; a < b; a++) {
          const value = score(marks, a * size, b * size)
          addToPair(pairs, pairIndex(languages[a]!, languages[b]!), value)
          sum += value
        }
      }
      return count < 2 ? undefined : sum / ((count * (count - 1)) / 2)
    },
  }
}

/**
 * Mean over facts of a score of two rankings.
 *
 * @throws {@link PolyfactError} `SHAPE_MISMATCH`, `EMPTY_INPUT`, and as {@link RankingSums.add}.
 */
export function meanOfRankings(
  caller: string,
  a: readonly CandidateRanking[],
  b: readonly CandidateRanking[],
  createScorer: (size: number) => RankingScorer,
): number {
  checkSameFacts(caller, a, b)
  const { pairs, add } = createRankingSums(caller, (side) => (side === 0 ? 'a' : 'b'), createScorer)
  for (const [fact, ranking] of a.entries()) add(fact, [0, 1], [ranking, b[fact]!])
  return Math.min(pairs.sums[0]! / a.length, 1) // n weights may add up to 1 and an ulp
}

/**
 * The same for every pair of languages over the facts that both have.
 *
 * @throws {@link PolyfactError} as {@link byFact}, {@link RankingSums.add} and {@link pairMeans}.
 */
export function pairMeansOfRankings(
  caller: string,
  rankings: ByLanguage<CandidateRanking>,
  createScorer: (size: number) => RankingScorer,
): PairMeans {
  const languages = Object.keys(rankings)
  const { pairs, add } = createRankingSums(caller, (index) => languages[index]!, createScorer)
  for (const { fact, languages: present, values } of byFact(caller, rankings)) add(fact, present, values)
  return pairMeans(caller, indexLanguages(languages), pairs)
}
