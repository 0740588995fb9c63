import { type CompareModelsOptions, compareModels } from '@polyfact/metrics'
import { type ModelComparison, PolyfactError } from '@polyfact/schema'
import { type MeasuredRun, type MeasureResultsOptions, measureResults } from './measure-results.js'
import { runCalled } from './model-names.js'

/** How {@link compareResults} compares. */
export interface CompareResultsOptions extends MeasureResultsOptions, Omit<CompareModelsOptions, 'baseline'> {
  /** The model that the others are compared with: its id, the last segment of that, or the stem of its file. */
  readonly baseline: string
}

/** Models compared with one of them, and the metrics of each. */
export interface ComparedResults {
  readonly comparison: ModelComparison
  readonly models: readonly MeasuredRun[]
}

/**
 * Compares models by their result files: differences to a baseline with intervals, corrected p-values and decisions.
 *
 * @param paths - Files and folders of two or more models on the same facts.
 * @param options - see {@link CompareResultsOptions}.
 * @throws {@link PolyfactError} as {@link measureResults} and `compareModels` do; `EMPTY_INPUT` for fewer than two models;
 *   `AMBIGUOUS_NAME` when several models answer to the name of the baseline.
 */
export async function compareResults(
  paths: readonly string[],
  options: CompareResultsOptions,
): Promise<ComparedResults> {
  const models = await measureResults(paths, options)
  if (models.length < 2) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `compareResults: found ${models.length} model in ${paths.join(', ')}; results of at least two are expected`,
    )
  }
  const ids = models.map(({ result, name }) => result.madeFrom?.model.id ?? name)
  const { name } = runCalled(options.baseline, models, ids)
  return { comparison: compareModels(models, { ...options, baseline: name }), models }
}
