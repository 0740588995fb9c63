import { basename } from 'node:path'
import { type Language, PolyfactError } from '@polyfact/schema'
import type { ByteLine } from '../byte-lines.js'
import { createImportReport, type ImportReportWriter } from '../import-report.js'
import type { ImportOptions } from '../imported-run.js'
import { shortestLanguage, toldLanguage } from '../language-code.js'
import { createQuestionTable, type QuestionTable } from '../question-table.js'
import { recogniseTask, taskOfFile } from './benchmarks.js'
import { questionOfSample } from './question-of-sample.js'
import type { RunFacts } from './results-file.js'
import { docFields, readSample, type Sample } from './sample.js'
import { cutOff, eachSampleLine } from './sample-lines.js'

/** The samples of one task under one filter, in one file. */
export interface SampleSource {
  readonly path: string
  readonly task: string
  readonly filter: string
  /** What was left out while it was read. */
  readonly report: ImportReportWriter
  kind: 'scores' | 'generations' | undefined
  ambiguous: number // golds that could be an index or a text
}

/** Everything that was read from the files of a run, filters and duplicates included. */
export interface ReadSamples {
  readonly table: QuestionTable
  readonly sources: SampleSource[]
  /** By question, where the model wrote its answer. */
  readonly answers: Map<number, { readonly text: string; readonly golds: readonly string[] }>
  /** By question that has some, how many candidates have the log-likelihood −∞. */
  readonly unscored: Map<number, number>
  /** Filters of each task, those that were not asked for included. */
  readonly filters: Map<string, Set<string>>
}

/** A file while it is read. */
interface OpenFile {
  readonly path: string
  readonly task: string
  readonly wanted: readonly string[]
  readonly joinFields: readonly string[] | undefined
  readonly known: ReturnType<typeof recogniseTask>
  readonly language: Language | undefined
  readonly delimiter: string
  readonly targetField: string | undefined
}

/** Reads files of samples into one table. */
export async function readSamples(
  paths: readonly string[],
  facts: RunFacts,
  options: ImportOptions,
): Promise<ReadSamples> {
  const read: ReadSamples = {
    table: createQuestionTable(),
    sources: [],
    answers: new Map(),
    unscored: new Map(),
    filters: new Map(),
  }
  for (const path of paths) {
    const file = openFile(path, facts, options)
    const sources = new Map<string, number>() // by filter
    let empty = true
    const visit = (line: ByteLine) => {
      empty = false
      addLine(read, file, sources, line, options)
    }
    await eachSampleLine(path, visit, options)
    if (!empty) continue
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${path}: found an empty file; samples of lm-evaluation-harness are expected, so run that task again or leave the file out`,
      { path },
    )
  }
  return read
}

function openFile(
  path: string,
  { tasks }: RunFacts,
  { joinKey, taskLanguages = {} }: ImportOptions,
): OpenFile {
  const task = taskOfFile(basename(path))
  const known = recogniseTask(task)
  const config = tasks[task]
  const joinFields = joinKey === undefined ? known?.benchmark.joinFields : [joinKey]
  const target = config?.doc_to_target
  const targetField = target != null && /^\w+$/.test(target) ? target : undefined
  const wanted = ['option_ids', 'property_id', 'relation', 'language', 'lang', ...(joinFields ?? [])]
  if (known?.benchmark.groupField !== undefined) wanted.push(known.benchmark.groupField)
  if (targetField !== undefined) wanted.push(targetField)
  return {
    path,
    task,
    wanted: [...new Set(wanted)],
    joinFields,
    known,
    language: toldLanguage(task, taskLanguages) ?? known?.language,
    delimiter: config?.target_delimiter ?? ' ',
    targetField,
  }
}

function addLine(
  { table, sources, answers, unscored, filters }: ReadSamples,
  file: OpenFile,
  byFilter: Map<string, number>,
  line: ByteLine,
  options: ImportOptions,
): void {
  const sample = readSample(line, file.wanted)
  if (sample === undefined) throw corrupt(file.path, line)
  checkIsSample(file, sample, line)
  const taskFilters = filters.get(file.task) ?? new Set()
  filters.set(file.task, taskFilters.add(sample.filter))
  if (options.filter !== undefined && sample.filter !== options.filter) return
  let index = byFilter.get(sample.filter)
  if (index === undefined) {
    index = sources.length
    byFilter.set(sample.filter, index)
    const { path, task } = file
    const report = createImportReport()
    sources.push({ path, task, filter: sample.filter, report, kind: undefined, ambiguous: 0 })
  }
  const source = sources[index]!
  const question = questionOfSample(sample, file)
  source.kind ??= question.kind === 'unusable' ? question.of : question.kind
  const drop = (reason: string) => source.report.drop(reason, `${file.path} line ${line.number}`)
  if (question.kind === 'unusable') {
    drop(question.reason)
    return
  }
  const ids =
    question.kind === 'scores' ? candidateIds(file, sample, question.candidates.length, line, options) : []
  if (ids === undefined) {
    drop('option_ids that do not fit the candidates')
    return
  }
  const row = table.add({
    fact: factOf(file, sample, line),
    language: file.language ?? languageOf(file, sample, line),
    property: textOf(sample.doc['property_id'] ?? sample.doc['relation']),
    group: file.known?.benchmark.groupField && textOf(sample.doc[file.known.benchmark.groupField]),
    source: index,
    line: line.number,
  })
  if (question.kind === 'generations') {
    answers.set(row, { text: question.text, golds: question.golds })
    return
  }
  for (const [at, candidate] of question.candidates.entries())
    table.candidates.add(row, { id: ids[at]!, ...candidate })
  const [gold, ...others] = question.golds.map((at) => ids[at]!)
  table.setGold(row, { gold: gold!, alsoRight: others })
  const without = question.candidates.filter(({ sum }) => sum === -Infinity).length
  if (without > 0) unscored.set(row, without)
  if (question.ambiguous) source.ambiguous++
}

function factOf(file: OpenFile, { doc, docId }: Sample, line: ByteLine): string {
  const { task, joinFields, known } = file
  if (joinFields?.length === 1 && joinFields[0] === 'doc_id' && docId !== undefined) {
    return known === undefined || known.part === '' ? String(docId) : `${known.part}/${docId}`
  }
  const values = joinFields?.map((field) => textOf(doc[field]))
  if (values?.every((value) => value !== undefined)) return values.join('#')
  const fields = docFields(line)
  throw new PolyfactError(
    'JOIN_KEY_MISSING',
    `${file.path} line ${line.number}: nothing says which questions of the task ${task} are the same fact in other languages${
      joinFields === undefined ? '' : `: its doc has no ${joinFields.join(' and ')}`
    }; expected joinKey to name a field of doc that does, of ${fields.join(', ') || 'none'}, or doc_id`,
    { path: file.path, line: line.number, task, fields },
  )
}

function languageOf(file: OpenFile, { doc }: Sample, line: ByteLine): Language {
  for (const told of [doc['language'], doc['lang']]) {
    const language = typeof told === 'string' ? shortestLanguage(told) : undefined
    if (language !== undefined) return language
  }
  throw new PolyfactError(
    'UNKNOWN_LANGUAGE',
    `${file.path} line ${line.number}: nothing says which language the task ${file.task} is in; expected taskLanguages to tell it: { "${file.task}": "sw" }`,
    { path: file.path, line: line.number, task: file.task },
  )
}

/** Ids of the source; else places, where those are known to be parallel or the caller says so. */
function candidateIds(
  file: OpenFile,
  { doc }: Sample,
  count: number,
  line: ByteLine,
  options: ImportOptions,
): string[] | undefined {
  const stated = doc['option_ids']
  if (Array.isArray(stated)) {
    const ids = stated.map(textOf)
    const usable = ids.length === count && new Set(ids).size === count && ids.every((id) => id !== undefined)
    return usable ? ids : undefined
  }
  if (file.known?.benchmark.parallel === true || options.align === 'position') {
    return placesOf(count)
  }
  throw new PolyfactError(
    'CANDIDATES_UNALIGNED',
    `${file.path} line ${line.number}: nothing says which candidate of the task ${file.task} is which in other languages; expected doc.option_ids, or align: 'position' where the i-th candidate is the same in all languages`,
    { path: file.path, line: line.number, task: file.task },
  )
}

const PLACES: string[][] = []

/** Ids of places; the same list for every question with as many candidates. */
function placesOf(count: number): string[] {
  PLACES[count] ??= Array.from({ length: count }, (_, place) => `option:${place}`)
  return PLACES[count]
}

function checkIsSample(
  { path }: OpenFile,
  { responses, requests, docId }: Sample,
  { number }: ByteLine,
): void {
  if (responses.length > 0 || requests.length > 0 || docId !== undefined) return
  throw new PolyfactError(
    'UNSUPPORTED_FORMAT',
    `${path} line ${number}: found an object without doc_id, arguments and filtered_resps; expected a sample of lm-evaluation-harness`,
    { path, line: number },
  )
}

function corrupt(path: string, { bytes, start, end, number, ended }: ByteLine): PolyfactError {
  if (ended === 'by end of file') return cutOff(path, number)
  const text = bytes.toString('utf8', start, Math.min(end, start + 60))
  return new PolyfactError(
    'FILE_CORRUPT',
    `${path} line ${number}: found ${JSON.stringify(text)}; a complete JSON object is expected`,
    { path, line: number },
  )
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}
