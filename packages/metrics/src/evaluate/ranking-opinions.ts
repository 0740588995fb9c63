import type { EvaluationResult, Language } from '@polyfact/schema'
import { kendallScorer } from '../kendall-tau.js'
import { type PairMeans, pairMeans } from '../language-pairs.js'
import { rankBiasedOverlapScorer } from '../rank-biased-overlap.js'
import { createRankingSums } from '../ranking-sums.js'
import type { RankedOutcome } from './tally.js'

/** Persistence of the rank-biased overlap in results. */
const PERSISTENCE = 0.9

/** Kendall's tau and rank-biased overlap summed over facts: second opinions beside RankC. */
export interface RankingOpinions {
  /** Adds one fact, whose i-th language has the index `languages[i]`. */
  add(outcome: RankedOutcome, languages: readonly number[]): void
  /** The means over pairs; empty for one language. */
  means(
    languages: readonly (readonly [language: Language, index: number])[],
  ): Pick<EvaluationResult, 'kendallTau' | 'rankBiasedOverlap'>
}

/**
 * Empty sums.
 *
 * @param nameOf - What errors call the language with an index.
 */
export function createRankingOpinions(nameOf: (language: number) => string): RankingOpinions {
  const kendall = createRankingSums('evaluate', nameOf, kendallScorer)
  const overlap = createRankingSums('evaluate', nameOf, (size) => rankBiasedOverlapScorer(size, PERSISTENCE))
  return {
    add({ id, rankings }, languages) {
      kendall.add(id, languages, rankings)
      overlap.add(id, languages, rankings)
    },
    means(languages) {
      if (languages.length < 2) return {}
      const ofPairs = ({ pairs }: typeof kendall) => withoutFacts(pairMeans('evaluate', languages, pairs))
      return {
        kendallTau: ofPairs(kendall),
        rankBiasedOverlap: { persistence: PERSISTENCE, ...ofPairs(overlap) },
      }
    },
  }
}

/** The facts of every pair are those of RankC. */
function withoutFacts({ facts: _, ...means }: PairMeans): Omit<PairMeans, 'facts'> {
  return means
}
