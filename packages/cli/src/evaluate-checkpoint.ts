import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeDataset, loadFacts } from '@polyfact/dataset'
import { evaluate } from '@polyfact/metrics'
import { openModel, scoreCandidates } from '@polyfact/probe'
import { renderReport } from '@polyfact/report'
import {
  type CandidateScores,
  type EvaluationResult,
  type Fact,
  type Language,
  type Normalization,
  PAPER_LANGUAGES,
  PolyfactError,
  type Split,
} from '@polyfact/schema'
import { readScores } from './read-scores.js'
import { resumeScores, type ScoresWriter } from './resume-scores.js'
import { writeWholeFile } from './write-whole-file.js'

/** How far an evaluation is. */
export interface EvaluationProgress {
  readonly step: 'opening the model' | 'scoring'
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
  readonly provider?: 'auto' | 'cpu' | 'cuda'
  /** Only the first so many facts. @defaultValue all */
  readonly limit?: number
  /** @defaultValue `'per-byte'` */
  readonly normalization?: Normalization
  /** Opens the model even if it may need more memory than is free. @defaultValue undefined: refuses */
  readonly force?: 'ignore-memory'
  /** Called with one sentence when something is not as it might be expected, e.g. a fallback to the CPU. */
  readonly onNotice?: (sentence: string) => void
  /** Called when the model begins to load, and after every fact. */
  readonly onProgress?: (progress: EvaluationProgress) => void
  /** Stops after the fact at hand; what was scored stays in `scores.jsonl`. */
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
 * out byte for byte the same.
 *
 * @returns The result and the three files.
 * @throws {@link PolyfactError} whatever is wrong with checkpoint, data or files, by its code; `HEADER_MISMATCH` when
 *   `out` holds scores of something else; `ABORTED` when stopped by the signal.
 */
export async function evaluateCheckpoint(options: EvaluateCheckpointOptions): Promise<CheckpointEvaluation> {
  const { data, out, split = 'test', limit, signal } = options
  const plan = await readPlan(options)
  const selection = { split, languages: plan.languages, ...(limit === undefined ? {} : { limit }) }
  const dataset = await describeDataset(data, { split })
  const files = {
    scores: join(out, 'scores.jsonl'),
    result: join(out, 'result.json'),
    report: join(out, 'report.html'),
  }

  options.onProgress?.({ step: 'opening the model', facts: 0, total: plan.facts.length, resumed: 0 })
  const model = await openModel(options.model, {
    provider: options.provider ?? 'auto',
    ...(options.force === undefined ? {} : { force: options.force }),
    ...(options.onNotice === undefined ? {} : { onNotice: options.onNotice }),
    ...(signal === undefined ? {} : { signal }),
  })
  try {
    await mkdir(out, { recursive: true })
    let writer: ScoresWriter | undefined
    const remaining = async function* (): AsyncGenerator<Fact> {
      let index = 0
      for await (const fact of loadFacts(data, selection)) if (index++ >= writer!.facts.length) yield fact
    }
    const scores = scoreCandidates(model, remaining(), {
      languages: plan.languages,
      dataset,
      ...(limit === undefined ? {} : { limit }),
      ...(signal === undefined ? {} : { signal }),
    })
    writer = await resumeScores(files.scores, scores.header)
    try {
      if (writer.repaired !== undefined) options.onNotice?.(writer.repaired)
      refuseOtherFacts(files.scores, writer.facts, plan.facts)
      await writeScores(scores, writer, plan, options)
    } finally {
      await writer.close()
    }
  } finally {
    await model.close()
  }

  const scored = await readScores(files.scores)
  const result = await evaluate(scored.scores, {
    header: scored.header,
    ...(options.normalization === undefined ? {} : { normalization: options.normalization }),
  })
  await writeWholeFile(files.result, `${JSON.stringify(result, null, 2)}\n`)
  await writeWholeFile(files.report, await renderReport(result))
  return { result, files }
}

/** What will be asked: the ids of the facts in their order, and the languages. */
interface Plan {
  readonly facts: readonly string[]
  readonly languages: readonly Language[]
}

async function readPlan({
  data,
  split = 'test',
  languages,
  limit,
  signal,
}: EvaluateCheckpointOptions): Promise<Plan> {
  const facts: string[] = []
  const found = new Set<Language>()
  const selection = {
    split,
    ...(languages === undefined ? {} : { languages }),
    ...(limit === undefined ? {} : { limit }),
    ...(signal === undefined ? {} : { signal }),
  }
  for await (const fact of loadFacts(data, selection)) {
    facts.push(fact.id)
    for (const language of Object.keys(fact.languages)) found.add(language)
  }
  const paper = PAPER_LANGUAGES.filter((language) => found.has(language))
  const others = [...found].filter((language) => !paper.some((known) => known === language)).sort()
  return { facts, languages: languages ?? [...paper, ...others] }
}

async function writeScores(
  scores: AsyncIterable<CandidateScores>,
  writer: ScoresWriter,
  plan: Plan,
  { onProgress }: EvaluateCheckpointOptions,
): Promise<void> {
  const resumed = writer.facts.length
  const report = (facts: number) =>
    onProgress?.({ step: 'scoring', facts, total: plan.facts.length, resumed })
  let facts = resumed
  let fact: CandidateScores[] = []
  report(facts)
  for await (const record of scores) {
    fact.push(record)
    if (fact.length < plan.languages.length) continue
    await writer.append(fact)
    fact = []
    report(++facts)
  }
}

function refuseOtherFacts(path: string, kept: readonly string[], planned: readonly string[]): void {
  const index = kept.findIndex((fact, position) => fact !== planned[position])
  if (index === -1) return
  throw new PolyfactError(
    'HEADER_MISMATCH',
    `${path}: fact ${index + 1} is ${kept[index]} there; ${planned[index] ?? 'no further fact'} is expected from the data`,
    { path, index, found: kept[index], expected: planned[index] },
  )
}
