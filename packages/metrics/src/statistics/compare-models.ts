import {
  type ComparedMetric,
  type Correction,
  type ModelComparison,
  type ModelDifference,
  PolyfactError,
  SCHEMA_VERSION,
} from '@polyfact/schema'
import { checkChoice, checkCount } from '../check-options.js'
import { meanOf } from '../mean.js'
import type { ModelResult, PerFactValues } from '../per-fact.js'
import { type BootstrapIntervalOptions, bootstrapOptions } from './bootstrap.js'
import { resampledMeans } from './bootstrap-means.js'
import { checkComparable } from './check-comparable.js'
import { disagreementsOf } from './disagreements.js'
import { factVectors } from './fact-vectors.js'
import { benjaminiHochberg, holm } from './multiple-comparisons.js'
import { differenceOf, type Resampled } from './paired-bootstrap.js'
import { pairedPermutationTest } from './permutation-test.js'
import { sortFacts } from './sort-facts.js'

/** How {@link compareModels} compares. */
export interface CompareModelsOptions extends BootstrapIntervalOptions {
  /** Name of the model that the others are compared with. */
  readonly baseline: string
  /**
   * By what.
   * @defaultValue all of accuracy, totalConsistency, rankc and agreement that every model has; of one language accuracy
   *   alone, which Total Consistency is then
   */
  readonly metrics?: readonly ComparedMetric[]
  /**
   * Where p-values come from: `'bootstrap'` as in {@link pairedBootstrap}, `'permutation'` as in
   * {@link pairedPermutationTest} with as many permutations as resamples. Intervals are the bootstrap's either way.
   * @defaultValue `'bootstrap'`
   */
  readonly test?: ModelComparison['test']
  /**
   * How p-values are corrected for the number of tests: {@link holm}, {@link benjaminiHochberg} or not at all.
   * @defaultValue `'holm'`
   */
  readonly correction?: Correction
  /**
   * How many of the facts that models disagree on are listed; integer ≥ 0.
   * @defaultValue 20
   */
  readonly disagreements?: number
}

const METRICS = ['accuracy', 'totalConsistency', 'rankc', 'agreement'] as const
const CORRECTIONS = { holm, 'benjamini-hochberg': benjaminiHochberg, none: (p: readonly number[]) => [...p] }

/**
 * Compares models with one of them: differences with intervals, p-values, and decisions that hold for the whole table.
 *
 * All models are resampled together, over the facts that are complete in all of them. Every difference in the table is one
 * test of the family that p-values are corrected for; leaving out the rows that look dull makes the others look better
 * than they are. A difference may be significant and too small to matter: read the interval first.
 *
 * @param models - Two or more, on the same facts; {@link ModelResult.name} tells them apart.
 * @param options - see {@link CompareModelsOptions}.
 * @returns Differences by model in the order given, then by metric; the facts with the largest spread of right languages
 *   first, equal ones by id, none where models do not differ. Independent of the order of the facts.
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two models, without facts or metrics; `AMBIGUOUS_NAME` for
 *   two models of one name; `UNKNOWN_OPTION` for a baseline or metric that there is not; `HEADER_MISMATCH` for models
 *   evaluated differently or on other facts, naming the difference; `DUPLICATE_ID`, `SHAPE_MISMATCH`, `NOT_FINITE` for
 *   values that are not one for every fact; `OUT_OF_RANGE`.
 * @see Dror et al. 2018, The Hitchhiker's Guide to Testing Statistical Significance in NLP —
 *   https://aclanthology.org/P18-1128
 *
 * @example
 * ```ts
 * const lengths = { tokens: 1, characters: 5, bytes: 5 }
 * const candidates = (right: boolean) => [{ id: 'Q90', sum: right ? -1 : -3, ...lengths }, { id: 'Q456', sum: -2, ...lengths }]
 * const record = { schemaVersion: 1, kind: 'scores', header: 'run 1', language: 'en', gold: 'Q90' } as const
 * const scores = (right: number) => Array.from({ length: 12 }, (_, fact) => ({ ...record, fact: `fact ${fact}`, candidates: candidates(fact < right) }))
 * const models = [{ name: 'small', ...(await evaluatePerFact(scores(3))) }, { name: 'large', ...(await evaluatePerFact(scores(9))) }]
 * const { differences } = compareModels(models, { baseline: 'small', metrics: ['accuracy'] })
 * differences[0]?.interval // => { low: 0.25, high: 0.75 }
 * differences[0]?.significant // => true
 * ```
 */
export function compareModels(
  models: readonly ModelResult[],
  options: CompareModelsOptions,
): ModelComparison {
  const { test = 'bootstrap', correction = 'holm', disagreements = 20 } = options
  const bootstrap = bootstrapOptions('compareModels', options)
  checkChoice('compareModels', 'test', test, ['bootstrap', 'permutation'])
  checkChoice('compareModels', 'correction', correction, Object.keys(CORRECTIONS))
  checkCount('compareModels', 'disagreements', disagreements, 0)
  const baseline = checkNames(models, options.baseline)
  checkComparable('compareModels', models)
  const metrics = comparedMetrics(models, options.metrics)
  const sorted = models.map(({ name, perFact }) => ({
    name,
    perFact: sortFacts('compareModels', name, perFact),
  }))

  const columns = sorted.flatMap(({ name, perFact }) => metrics.map((metric) => ({ name, metric, perFact })))
  const vectors = factVectors(
    'compareModels',
    columns.map(({ perFact, metric }) => perFact[metric]!),
  )
  const means = resampledMeans(vectors, bootstrap)
  const columnOf = (model: string, metric: ComparedMetric): Resampled => {
    const index = columns.findIndex((column) => column.name === model && column.metric === metric)
    return { values: vectors[index]!, means: means[index]! }
  }
  const differences = models
    .filter(({ name }) => name !== baseline.name)
    .flatMap(({ name }) =>
      metrics.map((metric) => {
        const [of, ofBaseline] = [columnOf(name, metric), columnOf(baseline.name, metric)]
        const { difference, interval, p } = differenceOf(of, ofBaseline, bootstrap)
        const { resamples: permutations, seed } = bootstrap
        return {
          model: name,
          metric,
          value: meanOf(of.values),
          baselineValue: meanOf(ofBaseline.values),
          difference,
          interval,
          p:
            test === 'bootstrap'
              ? p
              : pairedPermutationTest(of.values, ofBaseline.values, { permutations, seed }).p,
        }
      }),
    )
  const { result } = baseline
  const { level, ...drawn } = bootstrap
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: 'comparison',
    baseline: baseline.name,
    models: models.map(({ name }) => name),
    languages: result.languages,
    facts: vectors[0]!.length,
    ...(result.kind === 'evaluation'
      ? { normalization: result.normalization }
      : { matching: result.matching }),
    level,
    test,
    correction,
    tests: differences.length,
    bootstrap: drawn,
    differences: decided(differences, correction, level),
    disagreements: disagreementsOf(sorted, disagreements),
  }
}

function decided(
  differences: readonly Omit<ModelDifference, 'correctedP' | 'significant'>[],
  correction: Correction,
  level: number,
): ModelDifference[] {
  const corrected = CORRECTIONS[correction](differences.map(({ p }) => p))
  return differences.map((difference, index) => ({
    ...difference,
    correctedP: corrected[index]!,
    significant: corrected[index]! <= 1 - level + 1e-12, // 1 − 0.9 is below 0.1
  }))
}

/** Returns the baseline. */
function checkNames(models: readonly ModelResult[], baseline: string): ModelResult {
  const names = models.map(({ name }) => name)
  if (models.length < 2) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `compareModels: found ${models.length === 0 ? 'no model' : `only ${names[0]}`}; at least two models are expected`,
    )
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) {
    throw new PolyfactError(
      'AMBIGUOUS_NAME',
      `compareModels: two models are called ${twice}; every model needs a name of its own`,
      { name: twice },
    )
  }
  checkChoice('compareModels', 'baseline', baseline, names)
  return models[names.indexOf(baseline)]!
}

/** The metrics asked for, or all that every model has and that differ, in the order of {@link METRICS}. */
function comparedMetrics(
  models: readonly ModelResult[],
  asked: readonly ComparedMetric[] | undefined,
): ComparedMetric[] {
  const lacking = (metric: keyof PerFactValues) => models.find(({ perFact }) => perFact[metric] === undefined)
  for (const metric of asked ?? []) {
    checkChoice('compareModels', 'metric', metric, METRICS)
    const model = lacking(metric)
    if (model === undefined) continue
    throw new PolyfactError(
      'UNKNOWN_OPTION',
      `compareModels: ${model.name} has no ${metric}; metrics that every model has are expected`,
      { metric, model: model.name },
    )
  }
  const isSingle = models[0]!.result.languages.length === 1 // where Total Consistency is the accuracy
  const metrics = METRICS.filter(
    (metric) =>
      asked?.includes(metric) ??
      (lacking(metric) === undefined && !(isSingle && metric === 'totalConsistency')),
  )
  if (metrics.length > 0) return metrics
  throw new PolyfactError('EMPTY_INPUT', 'compareModels: no metrics; at least one is expected')
}
