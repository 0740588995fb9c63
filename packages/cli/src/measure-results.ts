import {
  type EvaluateOptions,
  evaluateFreeFormPerFact,
  evaluatePerFact,
  type IntervalOptions,
  type ModelResult,
} from '@polyfact/metrics'
import {
  type ImportedRun,
  type ImportOptions,
  type ImportReport,
  importResults,
  type ResultFormat,
} from '@polyfact/metrics/importers'
import {
  type AnswerMatching,
  type CandidateScores,
  type Language,
  type Normalization,
  PolyfactError,
  type TieRule,
} from '@polyfact/schema'
import { nameRuns } from './model-names.js'

/** How {@link measureResults} reads and measures. */
export interface MeasureResultsOptions extends ImportOptions {
  /** Of ranked candidates. @defaultValue `'per-byte'`, or the one mode that a source holds */
  readonly normalization?: Normalization
  /** Of ranked candidates. @defaultValue `'by-id'` */
  readonly ties?: TieRule
  /** Of generated answers. @defaultValue that of the source, else `'lenient'` */
  readonly matching?: AnswerMatching
  /** Only these languages, in this order. @defaultValue all */
  readonly languages?: readonly Language[]
  /** Confidence intervals. @defaultValue 10,000 bootstrap resamples with seed 0, level 0.95 */
  readonly intervals?: IntervalOptions
  /** Files of scores of what answers without a model, by name. @defaultValue none */
  readonly baselines?: Readonly<Record<string, string>>
}

/** The metrics of one model, and what they were read from. */
export interface MeasuredRun extends ModelResult {
  readonly format: ResultFormat
  readonly files: readonly string[]
  /** What was kept and what was dropped. */
  readonly report: ImportReport
}

/**
 * Every metric of one or several models from result files of any known format; no model is needed.
 *
 * @param paths - Files and folders; those that belong to one model become one run.
 * @param options - see {@link MeasureResultsOptions}.
 * @returns `[model]` in the order of the paths; `name` is the model's id, or the name of its file where two have the same.
 * @throws {@link PolyfactError} as `importResults`, `evaluate` and `evaluateFreeForm` do, naming the file.
 */
export async function measureResults(
  paths: readonly string[],
  options: MeasureResultsOptions = {},
): Promise<MeasuredRun[]> {
  const runs = await importResults(paths, options)
  checkOptions(runs, options)
  const names = nameRuns(runs)
  const measured: MeasuredRun[] = []
  for (const [at, run] of runs.entries()) {
    const { format, files, report } = run
    const baselines = await baselineScores(options)
    const { result, perFact } = await inPlace(run, () => measure(run, options, baselines))
    measured.push({ name: names[at]!, result, perFact, format, files, report })
  }
  return measured
}

/** Which options say something about one kind of records only. */
const OPTIONS_OF = {
  scores: ['normalization', 'ties', 'baselines'],
  generations: ['matching'],
} as const
const KIND_NAMES = { scores: 'ranked candidates', generations: 'written answers' } as const

/** An option that no run would heed is a mistake. */
function checkOptions(runs: readonly ImportedRun[], options: MeasureResultsOptions): void {
  for (const kind of ['scores', 'generations'] as const) {
    const option = OPTIONS_OF[kind].find((name) => options[name] !== undefined)
    if (option === undefined || runs.some(({ records }) => records.kind === kind)) continue
    const found = KIND_NAMES[kind === 'scores' ? 'generations' : 'scores']
    throw new PolyfactError(
      'UNKNOWN_OPTION',
      `measureResults: found ${found} only, and the option ${option}; it is expected with ${KIND_NAMES[kind]}`,
      { option },
    )
  }
}

type Baselines = NonNullable<EvaluateOptions['baselines']>

async function measure(run: ImportedRun, options: MeasureResultsOptions, baselines: Baselines | undefined) {
  const { header, records } = run
  const {
    normalization,
    ties,
    matching = run.matching,
    languages,
    intervals = { resamples: 10_000 },
  } = options
  const shared = { header, intervals, ...(languages === undefined ? {} : { languages }) }
  if (records.kind === 'generations') {
    return evaluateFreeFormPerFact(records.generations, {
      ...shared,
      ...(matching === undefined ? {} : { matching }),
    })
  }
  return evaluatePerFact(records.scores, {
    ...shared,
    ...(normalization === undefined ? {} : { normalization }),
    ...(ties === undefined ? {} : { ties }),
    ...(baselines === undefined ? {} : { baselines }),
  })
}

/** The baselines are read anew for every model: their records can be read once only. */
async function baselineScores({
  baselines = {},
  signal,
}: MeasureResultsOptions): Promise<Baselines | undefined> {
  const scores: Record<string, AsyncIterable<CandidateScores>> = {}
  for (const [name, path] of Object.entries(baselines)) {
    const runs = await importResults([path], signal === undefined ? {} : { signal })
    const [run] = runs
    if (run?.records.kind !== 'scores' || runs.length > 1) {
      const found = runs.length > 1 ? `${runs.length} models` : 'written answers'
      throw new PolyfactError(
        'INVALID_INPUT',
        `measureResults: baseline ${name}: found ${found} in ${path}; scores of one model are expected`,
        { path },
      )
    }
    scores[name] = run.records.scores
  }
  return Object.keys(scores).length === 0 ? undefined : scores
}

/** Says in which file something is wrong, where the error does not say it yet. */
async function inPlace<Value>({ files }: ImportedRun, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (!PolyfactError.is(error) || files.some((file) => error.message.includes(file))) throw error
    const place = files.length === 1 ? files[0]! : `${files[0]!} and ${files.length - 1} more`
    throw new PolyfactError(
      error.code,
      `${place}: ${error.message}`,
      { ...error.details, files },
      { cause: error },
    )
  }
}
