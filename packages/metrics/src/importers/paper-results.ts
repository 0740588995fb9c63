import { type CandidateScores, PolyfactError, SCHEMA_VERSION, type ScoresHeader } from '@polyfact/schema'
import { importHeader } from './import-header.js'
import { createImportReport, type ImportReportWriter } from './import-report.js'
import type { ImportedRun, ImportOptions } from './imported-run.js'
import {
  candidateIds,
  candidateScores,
  goldId,
  type PlacedPrediction,
  propertyOf,
} from './paper-results-candidates.js'
import { type PaperScoresFile, readPaperFile, SCORE_MODES } from './paper-results-file.js'
import { freeFormRun } from './paper-results-free-form.js'

/**
 * Reads a result file of the paper's evaluators: `*_consistency.json` with the scores of all options, in the form from
 * before August 2026 (one score an option) and the one since (sums, token counts and texts), or `*_freeform.json` with
 * generated answers.
 *
 * Nothing but the predictions and `config` is read: no aggregate and no `pred_idx`. The evaluator does not write which
 * option is right; there, and only there, its `correct` stands for the gold, and the run's report says so. Options are
 * told apart by `option_ids` where predictions have some, and by their places on the parallel benchmarks Global-MMLU and
 * BMLAMA. The i-th score of a language is never taken for the i-th of another on WIKI-FACT and PolyFact, whose options
 * are shuffled.
 *
 * @param path - The file: one JSON object, read at once.
 * @param options - `align`, `signal` and `onProgress` of {@link ImportOptions}.
 * @returns A run in the order of the file, whose normalisation is the one of the file's own numbers.
 * @throws {@link PolyfactError} `EMPTY_INPUT` for a summary without predictions; `UNSUPPORTED_FORMAT` for another file;
 *   `INVALID_INPUT` with the field; `SHAPE_MISMATCH`, `NOT_FINITE`, `DUPLICATE_ID`, `GOLD_MISSING`,
 *   `NORMALIZATION_UNAVAILABLE`, `CANDIDATES_UNALIGNED`; `FILE_NOT_FOUND`, `FILE_CORRUPT`, `ABORTED`.
 * @see arXiv 2606.06586, the consistency evaluator
 */
export async function readPaperResults(path: string, options: ImportOptions = {}): Promise<ImportedRun> {
  const read = await readPaperFile(path, options)
  if (read.kind === 'generations') return freeFormRun(path, read.file)
  const { file } = read
  const report = createImportReport()
  const header = headerOf(file)
  const scores = scoresOf(path, file, header, options, report)
  if (scores.length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${path}: found no prediction that can be used: ${report.report.dropped.map(({ reason, count }) => `${count} ${reason}`).join('; ')}`,
      { path, dropped: report.report.dropped },
    )
  }
  return {
    name: file.config.model,
    format: 'paper',
    files: [path],
    header,
    records: { kind: 'scores', scores: stream(scores) },
    report: report.report,
  }
}

function headerOf({ config }: PaperScoresFile): ScoresHeader {
  const { benchmark, model, split, langs, score_mode = 'avg' } = config
  return importHeader({
    model: { id: model, revision: null },
    dataset: { id: benchmark, revision: null, ...(split === undefined ? {} : { split }) },
    languages: langs,
    normalization: SCORE_MODES[score_mode],
    source: { format: 'paper' },
  })
}

function scoresOf(
  path: string,
  file: PaperScoresFile,
  header: ScoresHeader,
  options: ImportOptions,
  { keep, drop, notice, noticeMissing }: ImportReportWriter,
): CandidateScores[] {
  const records: CandidateScores[] = []
  for (const [fact, byLanguage] of Object.entries(file.predictions)) {
    for (const [language, prediction] of Object.entries(byLanguage)) {
      const place = `${path}: predictions.${fact}.${language}`
      const placed = { place, fact, language, prediction }
      if (!file.config.langs.includes(language)) {
        drop('in a language that config.langs does not list', place)
        continue
      }
      const ids = candidateIds(placed, file, options)
      if (ids === undefined) {
        drop("not aligned by the file's own alignment", place)
        continue
      }
      records.push(recordOf(placed, ids, file, header))
      keep()
    }
  }
  if (records.some(({ gold }) => gold === null)) {
    notice(
      `the file does not say which option is right: its own verdicts ("correct", by scores ${header.normalization}) are taken for accuracy`,
    )
  }
  if (file.config.benchmark.startsWith('bmlama')) {
    notice(
      'lengths count what BMLAMA scores: the space before the candidate and the rest of the sentence after it',
    )
  }
  noticeMissing(new Set(records.map(({ fact }) => fact)).size, file.config.langs.length)
  return records
}

function recordOf(
  placed: PlacedPrediction,
  ids: readonly string[],
  file: PaperScoresFile,
  header: ScoresHeader,
): CandidateScores {
  const { place, fact, language, prediction } = placed
  const gold = goldId(placed, ids)
  if (gold === null && prediction.correct === undefined) {
    throw new PolyfactError(
      'GOLD_MISSING',
      `${place}: found neither a gold nor "correct"; the old files, which state no gold, cannot do without "correct"`,
      { fact, language },
    )
  }
  const property = propertyOf(fact)
  const group = file.config.benchmark.startsWith('global_mmlu') ? subjectOf(fact) : undefined
  return {
    schemaVersion: SCHEMA_VERSION,
    kind: 'scores',
    header: header.id,
    fact,
    ...(property === undefined ? {} : { property }),
    ...(group === undefined ? {} : { group }),
    language,
    gold,
    ...(gold === null ? { correct: prediction.correct! } : {}),
    candidates: candidateScores(placed, ids, file),
  }
}

/** The subject in an id of Global-MMLU, `astronomy/test/58`. */
function subjectOf(fact: string): string | undefined {
  return /^([^/]+)\/[^/]+\/\d+$/.exec(fact)?.[1]
}

async function* stream<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}
