import { PolyfactError } from '@polyfact/schema'
import type { CandidateRanking } from './rank-candidates.js'

/** Among so few ids, looking through them is faster than a map. */
const SEARCH_LIMIT = 16

/** Where every candidate of one fact stands in the ranking of every language. */
export interface RankingPlaces {
  /**
   * `[language, candidate]` row-major: the mark of the rank that the candidate has there. Candidates are numbered in the
   * order of the first ranking. Overwritten by the next fact.
   */
  readonly marks: Int32Array
  /** Number of candidates, the length of a row. */
  readonly size: number
}

/** Reads the rankings of one fact: `rankings[i]` is that of the language with the index `languages[i]`. */
export type ReadPlaces = (
  fact: string | number,
  languages: readonly number[],
  rankings: readonly CandidateRanking[],
) => RankingPlaces

/**
 * A reader of rankings that checks them: every language of a fact ranks the same ids, each once.
 *
 * @param caller - Name of the public function, for the errors.
 * @param nameOf - What errors call the language with an index.
 * @param marksOf - `[rank]` of a ranking of so many candidates: what stands for each rank, numbers ≥ 0 that increase.
 * @throws {@link PolyfactError} (the reader) `EMPTY_INPUT`, `DUPLICATE_ID`, `CANDIDATE_MISMATCH`.
 */
export function createPlaceReader(
  caller: string,
  nameOf: (language: number) => string,
  marksOf: (size: number) => Int32Array,
): ReadPlaces {
  const numbers = new Map<string, number>()
  let marks = new Int32Array(0)
  return (fact, languages, rankings) => {
    const empty = rankings.findIndex(({ length }) => length === 0)
    if (empty !== -1) {
      throw new PolyfactError(
        'EMPTY_INPUT',
        `${caller}: fact ${fact} ranks no candidates in ${nameOf(languages[empty]!)}; at least one is expected`,
        { fact },
      )
    }
    const size = rankings[0]!.length
    const markOf = marksOf(size)
    if (marks.length < size * rankings.length) marks = new Int32Array(size * rankings.length)
    marks.fill(-1, 0, size * rankings.length)
    const first = rankings[0]!
    const few = size <= SEARCH_LIMIT
    if (!few) {
      numbers.clear()
      for (const id of first) numbers.set(id, numbers.size)
    }
    for (let row = 0; row < rankings.length; row++) {
      const ranking = rankings[row]!
      for (let rank = 0; rank < ranking.length; rank++) {
        const number = few ? first.indexOf(ranking[rank]!) : (numbers.get(ranking[rank]!) ?? -1)
        const place = row * size + number
        if (number === -1 || marks[place] !== -1 || ranking.length !== size) {
          throw mismatch(caller, fact, nameOf, languages, rankings, row)
        }
        marks[place] = markOf[rank]!
      }
    }
    return { marks, size }
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
