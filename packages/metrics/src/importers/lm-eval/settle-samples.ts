import { isDeepStrictEqual } from 'node:util'
import { inPaperOrder, type Language, PolyfactError } from '@polyfact/schema'
import { createImportReport, type ImportReportWriter } from '../import-report.js'
import type { ImportOptions } from '../imported-run.js'
import type { ReadSamples } from './read-samples.js'

/** The questions that count, by fact. */
export interface SettledSamples {
  readonly kind: 'scores' | 'generations'
  readonly languages: readonly Language[] // in the order of evaluation
  readonly questions: readonly number[] // of the table; those of a fact follow each other, in the order of languages
  readonly report: ImportReportWriter
}

/**
 * Chooses one filter for each task and one result for each question.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` where a filter must be chosen, and for ranked candidates beside generated
 *   answers; `UNKNOWN_OPTION` for a filter that a task does not have; `DUPLICATE_ID` for a question with two different
 *   results.
 */
export function settleSamples(read: ReadSamples, options: ImportOptions): SettledSamples {
  const { table, sources } = read
  const report = createImportReport()
  const kind = kindOf(read)
  const chosen = chooseFilters(read, kind, options, report)
  const counts = sources.map(({ task, filter }) => chosen.get(task) === filter)
  for (const [index, { task, report: left, ambiguous }] of sources.entries()) {
    if (!counts[index]) continue
    for (const { reason, count, first } of left.report.dropped) {
      for (let times = 0; times < count; times++) report.drop(reason, first)
    }
    if (ambiguous > 0) {
      report.notice(
        `${task}: ${ambiguous} targets are an index and also the text of another candidate; they were taken for an index`,
      )
    }
  }
  const questions: number[] = []
  let facts = 0
  for (let fact = 0; fact < table.facts; fact++) {
    const all = table.ofFact(fact).filter((question) => counts[table.source(question)])
    const single = oneResultEach(read, all, options, report)
    const kept = kind === 'scores' ? ofEqualNumbers(read, single, report) : single
    questions.push(...kept)
    if (kept.length > 0) facts++
  }
  for (let kept = 0; kept < questions.length; kept++) report.keep()
  const languages = inPaperOrder(new Set(questions.map((question) => table.language(question))))
  report.noticeMissing(facts, languages.length)
  return { kind, languages, questions: table.inOrder(questions, languages), report }
}

function kindOf({ sources }: ReadSamples): 'scores' | 'generations' {
  const ranked = sources.find(({ kind }) => kind === 'scores')
  const written = sources.find(({ kind }) => kind === 'generations')
  if (ranked !== undefined && written !== undefined) {
    throw new PolyfactError(
      'INVALID_INPUT',
      `readLmEvalRun: found ranked candidates in the task ${ranked.task} and generated answers in ${written.task}; one kind is expected, so pass the files of each apart`,
      { tasks: [ranked.task, written.task] },
    )
  }
  return written === undefined ? 'scores' : 'generations'
}

/** By task: the one that was asked for; the only one; for ranked candidates, `none`. */
function chooseFilters(
  { filters }: ReadSamples,
  kind: 'scores' | 'generations',
  { filter: asked }: ImportOptions,
  report: ImportReportWriter,
): Map<string, string> {
  const chosen = new Map<string, string>()
  for (const [task, names] of filters) {
    const list = [...names].sort().join(', ')
    if (asked !== undefined && !names.has(asked)) {
      throw new PolyfactError(
        'UNKNOWN_OPTION',
        `readLmEvalRun: found the option filter "${asked}"; expected one that the task ${task} has: ${list}`,
        { filter: asked, task, filters: [...names] },
      )
    }
    const [only] = names.size === 1 ? names : []
    const filter = asked ?? only ?? (kind === 'scores' && names.has('none') ? 'none' : undefined)
    if (filter === undefined) {
      throw new PolyfactError(
        'INVALID_INPUT',
        `readLmEvalRun: found the filters ${list} in the task ${task}; expected the option filter to name one of them`,
        { task, filters: [...names] },
      )
    }
    if (names.size > 1) report.notice(`${task}: of the filters ${list}, ${filter} was read`)
    chosen.set(task, filter)
  }
  return chosen
}

/** The harness appends to its files, so that a second run of a task leaves every question twice. */
function oneResultEach(
  read: ReadSamples,
  questions: readonly number[],
  { duplicates = 'refuse' }: ImportOptions,
  report: ImportReportWriter,
): number[] {
  const byLanguage = new Map<string, number>()
  for (const question of questions) {
    const language = read.table.language(question)
    const before = byLanguage.get(language)
    if (before === undefined) {
      byLanguage.set(language, question)
      continue
    }
    const [first, second] = [placeOf(read, before), placeOf(read, question)]
    if (isDeepStrictEqual(resultOf(read, before), resultOf(read, question))) {
      report.drop('the same result of a question once more', second)
      continue
    }
    if (duplicates === 'refuse') {
      const { fact } = read.table.question(question)
      throw new PolyfactError(
        'DUPLICATE_ID',
        `readLmEvalRun: found two different results of the fact ${fact} in ${language}, ${first} and ${second}; one is expected: where a task was run twice, the option duplicates takes the 'first' or the 'last'; where these are two questions, another joinKey tells them apart`,
        { fact, language, places: [first, second] },
      )
    }
    report.drop(
      `another result of a question, of which the ${duplicates} was taken`,
      duplicates === 'first' ? second : first,
    )
    if (duplicates === 'last') byLanguage.set(language, question)
  }
  return [...byLanguage.values()]
}

function resultOf({ table, answers }: ReadSamples, question: number): unknown {
  return answers.get(question) ?? { gold: table.gold(question), candidates: table.candidates.all(question) }
}

/** Places say which candidate is which only where all languages have equally many. */
function ofEqualNumbers(
  { table, sources }: ReadSamples,
  questions: readonly number[],
  report: ImportReportWriter,
): readonly number[] {
  const counts = questions.map((question) => table.candidates.count(question))
  if (counts.every((count) => count === counts[0])) return questions
  if (table.candidates.find(questions[0]!, 'option:0') === undefined) return questions
  const times = (count: number) => counts.filter((other) => other === count).length
  const usual = counts.reduce((a, b) => (times(b) > times(a) || (times(b) === times(a) && b > a) ? b : a))
  return questions.filter((question, at) => {
    if (counts[at] === usual) return true
    report.drop('another number of candidates than in other languages', placeOf({ table, sources }, question))
    return false
  })
}

function placeOf({ table, sources }: Pick<ReadSamples, 'table' | 'sources'>, question: number): string {
  const { source, line } = table.question(question)
  return `${sources[source]!.path} line ${line}`
}
