import type { EvaluationResult, FreeFormResult } from '@polyfact/schema'

type Shared =
  | 'schemaVersion'
  | 'languages'
  | 'facts'
  | 'totalConsistency'
  | 'agreement'
  | 'correctOverlap'
  | 'byProperty'
  | 'byGroup'
  | 'intervals'
  | 'madeFrom'
type OfRankings = Omit<EvaluationResult, Shared | 'kind' | 'accuracy' | 'consistencySplit'>
type OfTexts = Omit<FreeFormResult, Shared | 'kind' | 'accuracy'>

/**
 * An evaluation of ranked candidates or of generated answers, read as one: what only one kind has is optional, so that
 * every part of the page shows what there is and asks for no kind.
 */
export interface ReportedResult
  extends Pick<EvaluationResult, Shared>,
    Partial<OfRankings>,
    Partial<OfTexts> {
  readonly kind: 'evaluation' | 'free-form'
  readonly accuracy: Omit<EvaluationResult['accuracy'], 'chance'> &
    Partial<Pick<EvaluationResult['accuracy'], 'chance'> & Pick<FreeFormResult['accuracy'], 'pooled'>>
}
