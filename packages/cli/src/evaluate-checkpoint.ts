import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type OpenModelOptions, openModel, type ProviderRequest } from '@polyfact/probe'
import { renderReport } from '@polyfact/report'
import {
  type EvaluationResult,
  type Language,
  type Normalization,
  PolyfactError,
  type Split,
} from '@polyfact/schema'
import { measureResults } from './measure-results.js'
import { planQuestions } from './plan-questions.js'
import { scorePlan } from './score-plan.js'
import { writeWholeFile } from './write-whole-file.js'

/** How far an evaluation is. */
export interface EvaluationProgress {
  readonly stage: 'opening' | 'scoring'
  readonly facts: number // done, those of an earlier run included
  readonly total: number
  readonly resumed: number // of them done by an earlier run
}

/** What {@link evaluateCheckpoint} needs. */
export interface EvaluateCheckpointOptions {
  /** Folder of a Hugging Face checkpoint. */
  readonly model: string
  /** `sample`, or a folder in a published PolyFact layout. */
  readonly data: string
  /** Folder for `scores.jsonl`, `result.json` and `report.html`; made if it is not there. */
  readonly out: string
  /** @defaultValue `'test'` */
  readonly split?: Split
  /** @defaultValue all that the data has, the paper's twelve first */
  readonly languages?: readonly Language[]
  /** @defaultValue `'auto'` */
  readonly provider?: ProviderRequest
  /** Only the first so many facts. @defaultValue all */
  readonly limit?: number
  /** @defaultValue `'per-byte'` */
  readonly normalization?: Normalization
  /** Opens the model even if it may need more memory than is free. @defaultValue undefined: refuses */
  readonly force?: OpenModelOptions['force']
  /** Called with one sentence when something is not as it might be expected, e.g. a fallback to the CPU. */
  readonly onNotice?: (notice: string) => void
  /** Called when the model begins to load, and after every fact. */
  readonly onProgress?: (progress: EvaluationProgress) => void
  /** Stops before the next batch; the facts that were scored in all languages stay in `scores.jsonl`. */
  readonly signal?: AbortSignal
}

/** What {@link evaluateCheckpoint} made. */
export interface CheckpointEvaluation {
  readonly result: EvaluationResult
  readonly files: { readonly scores: string; readonly result: string; readonly report: string }
}

/**
 * Scores every candidate of every fact with a checkpoint and measures the answers: the whole way, from a folder of
 * weights to accuracy, Total Consistency and RankC.
 *
 * A run that was stopped, or killed, goes on where it was when it is called again with the same options; the files come
 * out byte for byte the same. The data are read twice, fact by fact: first for their faults, which else would turn up
 * after hours of scoring, and for what there is to do; then to be scored.
 *
 * @param options - see {@link EvaluateCheckpointOptions}.
 * @returns The result and the three files.
 * @throws {@link PolyfactError} whatever is wrong with checkpoint, data or files, by its code; `HEADER_MISMATCH` when
 *   `out` holds scores of something else; `FILE_CHANGED` when another run writes to `out`; `INVALID_INPUT` when `out` is
 *   a file; `ABORTED` when stopped by the signal.
 */
export async function evaluateCheckpoint(options: EvaluateCheckpointOptions): Promise<CheckpointEvaluation> {
  const { out, normalization, force, onNotice, onProgress, signal } = options
  const plan = await planQuestions(options)
  const files = await filesIn(out)

  onProgress?.({ stage: 'opening', facts: 0, total: plan.facts.length, resumed: 0 })
  const model = await openModel(options.model, {
    provider: options.provider ?? 'auto',
    ...(force === undefined ? {} : { force }),
    ...(onNotice === undefined ? {} : { onNotice }),
    ...(signal === undefined ? {} : { signal }),
  })
  try {
    await scorePlan(model, plan, files.scores, options)
  } finally {
    await model.close()
  }

  const result = await measureScores(files.scores, normalization)
  await writeWholeFile(files.result, `${JSON.stringify(result, null, 2)}\n`)
  await writeWholeFile(files.report, await renderReport(result))
  return { result, files }
}

/** The metrics of the scores that were just written. */
async function measureScores(
  path: string,
  normalization: Normalization | undefined,
): Promise<EvaluationResult> {
  const [run] = await measureResults([path], {
    format: 'scores',
    ...(normalization === undefined ? {} : { normalization }),
  })
  return run!.result as EvaluationResult // scores give no other kind
}

/** The paths of the three files, in a folder that is there afterwards. */
async function filesIn(folder: string): Promise<CheckpointEvaluation['files']> {
  await mkdir(folder, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EEXIST' && cause.code !== 'ENOTDIR') throw cause
    throw new PolyfactError(
      'INVALID_INPUT',
      `evaluateCheckpoint: ${folder} is a file, or lies below one; a folder for the results is expected`,
      { path: folder },
      { cause },
    )
  })
  return {
    scores: join(folder, 'scores.jsonl'),
    result: join(folder, 'result.json'),
    report: join(folder, 'report.html'),
  }
}
