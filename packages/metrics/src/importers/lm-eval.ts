import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import {
  type CandidateScores,
  type Generation,
  PolyfactError,
  SCHEMA_VERSION,
  type ScoresHeader,
} from '@polyfact/schema'
import { importHeader } from './import-header.js'
import type { ImportedRun, ImportOptions } from './imported-run.js'
import { recogniseTask, taskOfFile } from './lm-eval/benchmarks.js'
import { type ReadSamples, readSamples } from './lm-eval/read-samples.js'
import { type RunFacts, readRunFacts } from './lm-eval/results-file.js'
import { type SettledSamples, settleSamples } from './lm-eval/settle-samples.js'
import { unscoredNotice, withFiniteScore } from './unscored.js'

/**
 * Reads what lm-evaluation-harness wrote with `--log_samples` for one model, all languages of a benchmark at once.
 *
 * The files are `samples_<task>_<time>.jsonl`, one task and language each; a `results_*.json` beside them tells model
 * and settings. Questions of different languages become one fact by a key in `doc`, which is known for Global-MMLU,
 * Belebele, XCOPA, XStoryCloze, m_mmlu, m_arc and m_hellaswag, and told by `joinKey` for all others. Candidates are those
 * of the same place for these benchmarks, or of the same `doc.option_ids`. Sums are the harness's log-likelihoods, lengths
 * those that its `acc_norm` and `acc_bytes` divide by; tokens are not known. Its verdicts and aggregates are not read.
 *
 * @param paths - A folder with such files, or some of them.
 * @param options - see {@link ImportOptions}.
 * @returns A run of scores, or of generations for tasks of the type `generate_until`. Facts are in the order in which
 *   each is first met; a log-likelihood of −∞ is −1e9, the paper's mark for a candidate ranked last.
 * @throws {@link PolyfactError} `EMPTY_INPUT` where nothing is left, with what was dropped; `JOIN_KEY_MISSING`,
 *   `CANDIDATES_UNALIGNED`, `UNKNOWN_LANGUAGE`, each with the option that mends it; `DUPLICATE_ID` for a question with two
 *   different results; `INVALID_INPUT` for several filters of which none is chosen and for tasks of both kinds;
 *   `UNKNOWN_OPTION` for a filter that is not there; `HEADER_MISMATCH` for several models; `UNSUPPORTED_FORMAT`,
 *   `FILE_CORRUPT` with the line; `FILE_NOT_FOUND`, `ABORTED`.
 * @see https://github.com/EleutherAI/lm-evaluation-harness — lm_eval/loggers/evaluation_tracker.py
 */
export async function readLmEvalRun(
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportedRun> {
  const files = (await Promise.all(paths.map(filesOf))).flat().sort()
  if (files.length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      'readLmEvalRun: no files; at least one samples_*.jsonl is expected',
    )
  }
  const benchmark = benchmarkOf(files, options)
  const folders = [...new Set(files.map((file) => dirname(resolve(file))))]
  const facts = await readRunFacts(folders)
  const read = await readSamples(files, facts, options)
  const settled = settleSamples(read, options)
  const { kind, questions, report } = settled
  checkNotEmpty(files, settled)
  checkComplete(read, facts, settled)
  const header = headerOf(read, facts, settled, folders[0]!, benchmark)
  noticeUnscored(read, settled)
  return {
    name: header.model.id,
    format: 'lm-eval',
    files,
    header,
    records:
      kind === 'scores'
        ? { kind, scores: scoresOf(read, questions, header) }
        : { kind, generations: generationsOf(read, questions, header) },
    report: report.report,
  }
}

/** Whether a file name is one that the harness gives to samples; a compressed one counts, so that it is not passed over. */
export function isSamplesFile(name: string): boolean {
  return /^samples_.*\.jsonl(\.gz)?$/.test(name)
}

async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause
    return undefined
  })
  if (found === undefined) {
    const message = `${path}: no such file or folder; samples of lm-evaluation-harness are expected`
    throw new PolyfactError('FILE_NOT_FOUND', message, { path })
  }
  if (!found.isDirectory()) return [path]
  const names = (await readdir(path)).filter(isSamplesFile)
  if (names.length > 0) return names.map((name) => join(path, name))
  throw new PolyfactError(
    'UNSUPPORTED_FORMAT',
    `${path}: found no samples_*.jsonl; expected the folder of one model, as lm-evaluation-harness writes it with --log_samples`,
    { path },
  )
}

/** Facts of two benchmarks have keys of two kinds; a key of the caller's may span them. */
function benchmarkOf(files: readonly string[], { joinKey }: ImportOptions): string | undefined {
  const names = new Set(files.map((file) => recogniseTask(taskOfFile(basename(file)))?.benchmark.name))
  if (names.size > 1 && joinKey === undefined) {
    const list = [...names].map((name) => name ?? 'tasks of no known one')
    throw new PolyfactError(
      'JOIN_KEY_MISSING',
      `readLmEvalRun: found several benchmarks, ${list.join(', ')}, whose questions have no key in common; expected files of one, or the option joinKey`,
      { benchmarks: list },
    )
  }
  const [name] = names.size === 1 ? names : []
  return name
}

function checkNotEmpty(files: readonly string[], { questions, report }: SettledSamples): void {
  if (questions.length > 0) return
  const { dropped } = report.report
  const why = dropped.map(({ reason, count, first }) => `${count} for ${reason} (first ${first})`).join('; ')
  throw new PolyfactError(
    'EMPTY_INPUT',
    `readLmEvalRun: found no usable sample in ${files.join(', ')}${why === '' ? '' : `: dropped ${why}`}; at least one is expected`,
    { files, dropped },
  )
}

/** The harness states how many questions it asked; a run that was stopped has written fewer. */
function checkComplete(
  { table, sources }: ReadSamples,
  { asked }: RunFacts,
  { questions, report }: SettledSamples,
): void {
  const found = new Map<string, number>()
  const count = (task: string, times: number) => found.set(task, (found.get(task) ?? 0) + times)
  for (const question of questions) count(sources[table.source(question)]!.task, 1)
  for (const { task, report: left } of sources) {
    for (const { count: times } of left.report.dropped) count(task, times)
  }
  for (const [task, number] of found) {
    const wanted = Object.hasOwn(asked, task) ? asked[task]! : 0
    if (number < wanted)
      report.notice(`${task}: has ${number} of the ${wanted} questions that its results file says were asked`)
  }
}

function noticeUnscored({ unscored }: ReadSamples, { questions, report }: SettledSamples): void {
  const count = questions.reduce((sum, question) => sum + (unscored.get(question) ?? 0), 0)
  if (count > 0) report.notice(unscoredNotice(count))
}

function headerOf(
  { sources, table }: ReadSamples,
  facts: RunFacts,
  { kind, languages, questions }: SettledSamples,
  folder: string,
  benchmark: string | undefined,
): ScoresHeader {
  const tasks = [...new Set(sources.map(({ task }) => task))]
  const configs = tasks.map((task) => facts.tasks[task])
  const [data, split] = [common(configs, 'dataset_path'), common(configs, 'test_split')]
  const [template, delimiter] = [common(configs, 'doc_to_text'), common(configs, 'target_delimiter')]
  // without the texts of the candidates nothing but sums can be compared
  const [mode, ...others] = kind === 'scores' ? table.candidates.modes(questions) : []
  return importHeader({
    ...(mode === undefined || others.length > 0 ? {} : { normalization: mode }),
    model: { id: facts.model ?? basename(folder), revision: facts.revision },
    dataset: {
      id: data ?? benchmark ?? (tasks.length === 1 ? tasks[0]! : basename(folder)),
      revision: null,
      ...(split === undefined ? {} : { split }),
    },
    languages,
    prompt:
      template === undefined
        ? null
        : { id: 'lm-eval', template, continuation: `${delimiter ?? ' '}{candidate}` },
    precision: facts.precision,
    provider: facts.provider,
    source: { format: 'lm-eval', ...(facts.version === undefined ? {} : { version: facts.version }) },
    versions: facts.versions,
  })
}

/** What all tasks say alike. */
function common<Field extends keyof RunFacts['tasks'][string]>(
  configs: readonly (RunFacts['tasks'][string] | undefined)[],
  field: Field,
): string | undefined {
  const first = configs[0]?.[field]
  return first != null && first !== '' && configs.every((config) => config?.[field] === first)
    ? first
    : undefined
}

async function* scoresOf(
  { table }: ReadSamples,
  questions: readonly number[],
  { id }: ScoresHeader,
): AsyncGenerator<CandidateScores> {
  for (const question of questions) {
    const record = table.scores(question, id)
    yield { ...record, candidates: record.candidates.map(withFiniteScore) }
  }
}

async function* generationsOf(
  { table, answers }: ReadSamples,
  questions: readonly number[],
  { id }: ScoresHeader,
): AsyncGenerator<Generation> {
  for (const question of questions) {
    const { fact, language, property, group } = table.question(question)
    const { text, golds } = answers.get(question)!
    yield {
      schemaVersion: SCHEMA_VERSION,
      kind: 'generation',
      header: id,
      fact,
      ...(property === undefined ? {} : { property }),
      ...(group === undefined ? {} : { group }),
      language,
      text,
      golds,
    }
  }
}
