import { evaluate } from '@polyfact/metrics'
import { readScores } from '@polyfact/metrics/importers'
import { type EvaluationResult, type Normalization, PolyfactError } from '@polyfact/schema'

/** Options of {@link metricsOfScores}. */
export interface MetricsOfScoresOptions {
  /** @defaultValue `'per-byte'`, or the one mode that the file holds */
  readonly normalization?: Normalization
}

/**
 * Accuracy, Total Consistency, RankC and agreement of a file of scores; no model is needed.
 *
 * @param path - A `scores.jsonl`.
 * @throws {@link PolyfactError} as reading and evaluating do, each naming the file and the line or the fact.
 */
export async function metricsOfScores(
  path: string,
  options: MetricsOfScoresOptions = {},
): Promise<EvaluationResult> {
  const { header, scores } = await readScores(path)
  try {
    return await evaluate(scores, { header, ...options })
  } catch (error) {
    if (!PolyfactError.is(error) || error.message.includes(path)) throw error
    throw new PolyfactError(
      error.code,
      `${path}: ${error.message}`,
      { ...error.details, path },
      { cause: error },
    )
  }
}
