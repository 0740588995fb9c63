import type { RankcWeighting } from '@polyfact/schema'
import fc from 'fast-check'
import type { CandidateRanking } from '../src/rank-candidates.js'
import { rankcWeights } from '../src/rankc-weights.js'

/** `[fact][language]` rankings: per fact all languages rank the same ids, whose number differs from fact to fact. */
export const factsOf = (languages: number, maxCandidates: number): fc.Arbitrary<string[][][]> =>
  fc.array(
    fc
      .integer({ min: 1, max: maxCandidates })
      .map((count) => Array.from({ length: count }, (_, index) => `Q${index}`))
      .chain((ids) =>
        fc.array(fc.shuffledSubarray(ids, { minLength: ids.length }), {
          minLength: languages,
          maxLength: languages,
        }),
      ),
    { minLength: 1, maxLength: 8 },
  )

/** RankC of one fact as it is defined, with sets, in the published order of operations. */
export function rankcBySets(a: CandidateRanking, b: CandidateRanking, weighting: RankcWeighting): number {
  return rankcWeights(a.length, { weighting }).reduce((sum, weight, rank) => {
    const top = new Set(a.slice(0, rank + 1))
    const overlap = b.slice(0, rank + 1).filter((id) => top.has(id)).length
    return sum + (weight * overlap) / (rank + 1)
  }, 0)
}
