import type { CorrectOverlap } from '@polyfact/schema'
import { type ByLanguage, byFact } from '../by-language.js'
import { correctOverlap } from '../correct-overlap.js'

/**
 * The correct overlap of the verdicts, where there is one to speak of: absent when no pair of languages has a right
 * answer to a fact that both have.
 */
export function overlapWhereKnown(correct: ByLanguage<boolean>): { correctOverlap?: CorrectOverlap } {
  const known = byFact('evaluate', correct).some(({ values }) => values.length > 1 && values.includes(true))
  return known ? { correctOverlap: correctOverlap(correct) } : {}
}
