import type { EvaluationResult, Language } from '@polyfact/schema'
import { conditionalAgreement } from '../conditional-agreement.js'
import { fleissKappa } from '../fleiss-kappa.js'
import { krippendorffAlpha } from '../krippendorff-alpha.js'
import { seaEvalConsistency } from '../sea-eval.js'
import type { FactTable } from './fact-table.js'
import { overlapWhereKnown } from './overlap-where-known.js'

/**
 * What compares languages by whole columns of answers and verdicts; empty for one language.
 *
 * @param meanAccuracy - For AC3.
 */
export function crossLingualMetrics(
  { answers, correct }: FactTable,
  languages: readonly Language[],
  meanAccuracy: number,
): Pick<
  EvaluationResult,
  'conditionalAgreement' | 'correctOverlap' | 'seaEval' | 'fleissKappa' | 'krippendorffAlpha'
> {
  if (languages.length < 2) return {}
  return {
    conditionalAgreement: conditionalAgreement(answers, correct),
    ...overlapWhereKnown(correct),
    seaEval: seaEvalConsistency(answers, { accuracy: meanAccuracy }),
    fleissKappa: fleissKappa(answers),
    krippendorffAlpha: krippendorffAlpha(answers),
  }
}
