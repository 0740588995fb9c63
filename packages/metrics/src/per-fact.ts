import type { EvaluationResult, FreeFormResult } from '@polyfact/schema'

/**
 * What every complete fact contributes to the headline numbers of one model: the unit that is resampled when models
 * are compared.
 *
 * The mean of a column over facts is the headline number taken over complete facts.
 */
export interface PerFactValues {
  /** `[fact]` ids of the complete facts, sorted by code point, so that nothing depends on the order of a file. */
  readonly facts: readonly string[]
  /** `[fact]` share of languages that are right, in [0, 1]. */
  readonly accuracy: Float64Array
  /** `[fact]` number of languages that are right. */
  readonly languagesCorrect: Float64Array
  /** `[fact]` 1 where every language is right, else 0. */
  readonly totalConsistency: Float64Array
  /** `[fact]` mean RankC over pairs of languages; missing for one language and for generated answers. */
  readonly rankc?: Float64Array
  /** `[fact]` share of pairs of languages with the same answer; missing for one language and without answers by id. */
  readonly agreement?: Float64Array
}

/** One model on one set of facts, ready to be compared with others. */
export interface ModelResult {
  /** Under which name tables and charts show it. */
  readonly name: string
  readonly result: EvaluationResult | FreeFormResult
  readonly perFact: PerFactValues
}
