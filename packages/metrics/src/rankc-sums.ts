import { positionWeights, type RankcOptions } from './rankc-weights.js'
import { createRankingSums, type RankingScorer, type RankingSums } from './ranking-sums.js'
import { weightedOverlap } from './weighted-overlap.js'

/** RankC summed over facts for every pair of languages, one fact at a time. */
export type RankcSums = RankingSums

/**
 * An empty {@link RankcSums}.
 *
 * @param caller - Name of the public function, for the errors.
 * @param nameOf - What errors call the language with an index.
 */
export function createRankcSums(
  caller: string,
  nameOf: (language: number) => string,
  options: RankcOptions,
): RankcSums {
  return createRankingSums(caller, nameOf, rankcScorer(caller, options))
}

/** How {@link rankc} scores one fact. */
export function rankcScorer(caller: string, options: RankcOptions): (size: number) => RankingScorer {
  return (size) => weightedOverlap(positionWeights(caller, size, options))
}
