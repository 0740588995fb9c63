import { PolyfactError } from '@polyfact/schema'
import { addToPair, type PairSums, pairIndex } from './language-pairs.js'
import type { CandidateRanking } from './rank-candidates.js'
import { positionWeights, type RankcOptions } from './rankc-weights.js'

/** RankC summed over facts for every pair of languages, one fact at a time. */
export interface RankcSums {
  readonly pairs: PairSums
  /**
   * Adds one fact: `rankings[i]` is that of the language with the index `languages[i]`.
   *
   * @param fact - What errors call it.
   * @throws {@link PolyfactError} `EMPTY_INPUT`, `DUPLICATE_ID`, `CANDIDATE_MISMATCH`.
   */
  add(fact: string | number, languages: readonly number[], rankings: readonly CandidateRanking[]): void
}

/**
 * An empty {@link RankcSums}.
 *
 * Per fact, ids become small integers once, and every ranking the list of positions of those. The overlap of two
 * rankings at depth j is the number of ids whose worse position is within j, so that one counting pass over n ids gives
 * all n overlaps: no sets, no limit on n.
 *
 * @param caller - Name of the public function, for the errors.
 * @param nameOf - What errors call the language with an index.
 */
export function createRankcSums(
  caller: string,
  nameOf: (language: number) => string,
  options: RankcOptions,
): RankcSums {
  const pairs: PairSums = { sums: [], facts: [] }
  const weightsBySize = new Map<number, number[]>()
  const idNumbers = new Map<string, number>()
  let positions = new Int32Array(0) // [language, id number]
  let worsePositions = new Int32Array(0) // [position] how many ids have it as the worse of their two

  const weightsOf = (size: number): number[] => {
    const weights = weightsBySize.get(size) ?? positionWeights(caller, size, options)
    weightsBySize.set(size, weights)
    return weights
  }

  const readPositions = (
    fact: string | number,
    languages: readonly number[],
    rankings: readonly CandidateRanking[],
  ): void => {
    const size = rankings[0]!.length
    if (positions.length < size * rankings.length) positions = new Int32Array(size * rankings.length)
    if (worsePositions.length < size) worsePositions = new Int32Array(size)
    positions.fill(-1, 0, size * rankings.length)
    idNumbers.clear()
    for (const id of rankings[0]!) idNumbers.set(id, idNumbers.size)
    for (let row = 0; row < rankings.length; row++) {
      const ranking = rankings[row]!
      for (let rank = 0; rank < ranking.length; rank++) {
        const number = idNumbers.get(ranking[rank]!)
        const place = row * size + (number ?? 0)
        if (number === undefined || positions[place] !== -1 || ranking.length !== size) {
          throw mismatch(caller, fact, nameOf, languages, rankings, row)
        }
        positions[place] = rank
      }
    }
  }

  const scoreOf = (rowA: number, rowB: number, weights: readonly number[]): number => {
    const size = weights.length
    const startA = rowA * size
    const startB = rowB * size
    for (let id = 0; id < size; id++) {
      const a = positions[startA + id]!
      const b = positions[startB + id]!
      worsePositions[Math.max(a, b)]!++
    }
    let overlap = 0
    let score = 0
    for (let rank = 0; rank < size; rank++) {
      overlap += worsePositions[rank]!
      worsePositions[rank] = 0
      score += (weights[rank]! * overlap) / (rank + 1) // in this order: the published values to the last bit
    }
    return score
  }

  return {
    pairs,
    add(fact, languages, rankings) {
      if (rankings.length === 0) return
      const empty = rankings.findIndex(({ length }) => length === 0)
      if (empty !== -1) {
        throw new PolyfactError(
          'EMPTY_INPUT',
          `${caller}: fact ${fact} ranks no candidates in ${nameOf(languages[empty]!)}; at least one is expected`,
          { fact },
        )
      }
      readPositions(fact, languages, rankings)
      const weights = weightsOf(rankings[0]!.length)
      for (let b = 1; b < rankings.length; b++) {
        for (let a = 0; a < b; a++) {
          addToPair(pairs, pairIndex(languages[a]!, languages[b]!), scoreOf(a, b, weights))
        }
      }
    },
  }
}

/** Says what is wrong with the ranking at `row`: an id twice, or other ids than the first ranking's. */
function mismatch(
  caller: string,
  fact: string | number,
  nameOf: (language: number) => string,
  languages: readonly number[],
  rankings: readonly CandidateRanking[],
  row: number,
): PolyfactError {
  for (const bad of [0, row]) {
    const twice = rankings[bad]!.find((id, rank, ids) => ids.indexOf(id) !== rank)
    if (twice === undefined) continue
    return new PolyfactError(
      'DUPLICATE_ID',
      `${caller}: fact ${fact} ranks ${twice} twice in ${nameOf(languages[bad]!)}; candidate ids must be distinct`,
      { fact, id: twice },
    )
  }
  const [a, b] = [0, row].map((at) => ({ name: nameOf(languages[at]!), ids: rankings[at]! }))
  return new PolyfactError(
    'CANDIDATE_MISMATCH',
    `${caller}: fact ${fact} ranks ${a!.ids.join(', ')} in ${a!.name} and ${b!.ids.join(', ')} in ${b!.name}; all languages of a fact must have the same candidates`,
    { fact, [a!.name]: a!.ids, [b!.name]: b!.ids },
  )
}
