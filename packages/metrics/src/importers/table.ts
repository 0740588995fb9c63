import { basename, extname } from 'node:path'
import { type CandidateScores, inPaperOrder, PolyfactError } from '@polyfact/schema'
import { importHeader } from './import-header.js'
import { createImportReport, type ImportReportWriter } from './import-report.js'
import type { ImportedRun, ImportOptions } from './imported-run.js'
import { startOf } from './open-file.js'
import { createQuestionTable, type QuestionTable } from './question-table.js'
import { eachTableRecord } from './table/table-records.js'
import { type TableCandidate, type TableRow, tableRow } from './table/table-row.js'
import { unscoredNotice, withFiniteScore } from './unscored.js'

/** What was read of one model. */
interface ModelTable {
  readonly table: QuestionTable
  readonly report: ImportReportWriter
  readonly golds: Map<number, string> // by question, where the column gold says it
  readonly right: Map<number, Set<string>>
  readonly unusable: Set<number> // questions with a score that is no number
}

/**
 * Reads a table of scores: one row for every candidate, as `tidyCsv` and `writeTidyParquet` of
 * `@polyfact/metrics/exporters` write it, or in JSONL also one object for every question. `docs/formats.md` lists the columns.
 *
 * Rows may stand in any order; the table is held in columns, about 50 bytes a row. A question is dropped, and counted,
 * for a score that is no number, for a gold that is not among its candidates, and where nothing says what is right.
 *
 * @param path - CSV or TSV with a heading, JSONL, or parquet; which of them is known from the content.
 * @param options - `duplicates`, `signal` and `onProgress` of {@link ImportOptions}.
 * @returns A run for each model of the column `model`; one, named as the file, where there is no such column.
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for other columns; `INVALID_INPUT` with line and column;
 *   `DUPLICATE_ID` for a candidate with two different scores; `EMPTY_INPUT` where nothing is left, with what was dropped;
 *   `DEPENDENCY_MISSING` for parquet without hyparquet; `FILE_NOT_FOUND`, `FILE_CORRUPT`, `ABORTED`.
 */
export async function readTable(path: string, options: ImportOptions = {}): Promise<ImportedRun[]> {
  const models = new Map<string, ModelTable>()
  const stem = basename(path, extname(path))
  const form = await formOf(path)
  await eachTableRecord(
    path,
    form,
    (values, line) => {
      const place = `${path} ${form === 'parquet' ? 'row' : 'line'} ${line}`
      const row = tableRow(values, place)
      const name = row.model ?? stem
      let model = models.get(name)
      if (model === undefined) {
        const [table, report] = [createQuestionTable(), createImportReport()]
        model = { table, report, golds: new Map(), right: new Map(), unusable: new Set() }
        models.set(name, model)
      }
      addRow(model, row, line, place, options)
    },
    options,
  )
  if (models.size === 0) {
    throw new PolyfactError('EMPTY_INPUT', `${path}: found no row; one row for every candidate is expected`, {
      path,
    })
  }
  return [...models].map(([name, model]) => runOf(path, name, model))
}

async function formOf(path: string): Promise<'separated' | 'jsonl' | 'parquet'> {
  const start = await startOf(path, 256)
  if (start.toString('latin1', 0, 4) === 'PAR1') return 'parquet'
  return /^\ufeff?\s*\{/.test(start.toString('utf8')) ? 'jsonl' : 'separated'
}

function addRow(model: ModelTable, row: TableRow, line: number, place: string, options: ImportOptions): void {
  const { table, golds } = model
  const { fact, language, property, group, gold, correct } = row
  const question =
    table.find(fact, language) ?? table.add({ fact, language, property, group, source: 0, line })
  if (gold !== undefined) {
    checkAlike('gold', golds.get(question), row, place)
    golds.set(question, gold)
  }
  if (correct !== undefined) {
    checkAlike('correct', table.gold(question).correct, row, place)
    table.setGold(question, { gold: null, correct })
  }
  for (const candidate of row.candidates) {
    if (candidate.id === gold && candidate.isRight === false) {
      throw new PolyfactError(
        'INVALID_INPUT',
        `${place}: is_right: found false for the candidate ${gold} of fact ${fact} in ${language}; expected true, since the column gold names it`,
        { place, fact, language, gold },
      )
    }
    addCandidate(model, question, candidate, place, options)
  }
}

/** Rows of one question say the same of it. */
function checkAlike(
  column: 'gold' | 'correct',
  before: string | boolean | undefined,
  row: TableRow,
  place: string,
): void {
  const { fact, language, [column]: found } = row
  if (before === undefined || before === found) return
  throw new PolyfactError(
    'INVALID_INPUT',
    `${place}: ${column}: found ${found} for fact ${fact} in ${language}; expected ${before}, as in its other rows`,
    { place, fact, language, [column]: [before, found] },
  )
}

function addCandidate(
  { table, report, right, unusable }: ModelTable,
  question: number,
  { isRight, ...candidate }: TableCandidate,
  place: string,
  { duplicates = 'refuse' }: ImportOptions,
): void {
  const { id, sum, perToken } = candidate
  if ([sum, perToken].some((score) => Number.isNaN(score) || score === Infinity)) unusable.add(question)
  if (isRight === true) right.set(question, (right.get(question) ?? new Set()).add(id))
  const before = table.candidates.find(question, id)
  if (before === undefined) {
    table.candidates.add(question, candidate)
    return
  }
  const known = table.candidates.get(before)
  const same = JSON.stringify(known) === JSON.stringify(candidate)
  if (!same && duplicates === 'refuse') {
    const { fact, language, line } = table.question(question)
    throw new PolyfactError(
      'DUPLICATE_ID',
      `${place}: found a second score of candidate ${id} of fact ${fact} in ${language}, whose rows begin in line ${line}; one is expected, or the option duplicates to take the 'first' or the 'last'`,
      { place, fact, language, id },
    )
  }
  report.drop(
    same ? 'the same row once more' : `another row of a candidate, of which the ${duplicates} was taken`,
    place,
  )
  if (!same && duplicates === 'last') table.candidates.set(before, candidate)
}

function runOf(path: string, name: string, model: ModelTable): ImportedRun {
  const { table, report } = model
  const kept: number[] = []
  const facts = new Set<number>()
  for (let fact = 0; fact < table.facts; fact++) {
    for (const question of table.ofFact(fact)) {
      const fault = settle(model, question)
      if (fault === undefined) {
        kept.push(question)
        facts.add(fact)
      } else report.drop(fault, `${path} line ${table.question(question).line}`)
    }
  }
  if (kept.length === 0) {
    const { dropped } = report.report
    const why = dropped
      .map(({ reason, count, first }) => `${count} for ${reason} (first ${first})`)
      .join('; ')
    throw new PolyfactError('EMPTY_INPUT', `${path}: found no usable question of ${name}: dropped ${why}`, {
      path,
      dropped,
    })
  }
  const languages = inPaperOrder(new Set(kept.map((question) => table.language(question))))
  const questions = table.inOrder(kept, languages)
  const [mode, ...others] = table.candidates.modes(questions)
  for (let count = 0; count < questions.length; count++) report.keep()
  report.noticeMissing(facts.size, languages.length)
  const unscored = questions.reduce((sum, question) => sum + unscoredOf(table, question), 0)
  if (unscored > 0) report.notice(unscoredNotice(unscored))
  const header = importHeader({
    model: { id: name, revision: null },
    dataset: { id: basename(path, extname(path)), revision: null },
    languages,
    ...(mode === undefined || others.length > 0 ? {} : { normalization: mode }),
    source: { format: 'table' },
  })
  const scores = scoresOf(table, questions, header.id)
  return {
    name,
    format: 'table',
    files: [path],
    header,
    records: { kind: 'scores', scores },
    report: report.report,
  }
}

/** Decides what is right; returns why a question cannot be used. */
function settle({ table, golds, right, unusable }: ModelTable, question: number): string | undefined {
  const candidates = table.candidates.all(question)
  if (unusable.has(question)) return 'a score that is no number'
  if (candidates.some(({ sum, perToken }) => sum === null && perToken === undefined))
    return 'a candidate without a score'
  if (candidates.every(({ sum, perToken }) => (sum ?? perToken) === -Infinity)) {
    return 'no candidate with a finite log-likelihood'
  }
  const rightIds = candidates.map(({ id }) => id).filter((id) => right.get(question)?.has(id))
  const gold = golds.get(question) ?? rightIds[0]
  const { correct } = table.gold(question)
  if (gold === undefined) return correct === undefined ? 'no gold' : undefined
  if (!candidates.some(({ id }) => id === gold)) return 'a gold outside the candidates'
  table.setGold(question, { gold, correct, alsoRight: rightIds.filter((id) => id !== gold) })
  return undefined
}

function unscoredOf(table: QuestionTable, question: number): number {
  return table.candidates.all(question).filter(({ sum }) => sum === -Infinity).length
}

async function* scoresOf(
  table: QuestionTable,
  questions: readonly number[],
  header: string,
): AsyncGenerator<CandidateScores> {
  for (const question of questions) {
    const record = table.scores(question, header)
    yield { ...record, candidates: record.candidates.map(withFiniteScore) }
  }
}
