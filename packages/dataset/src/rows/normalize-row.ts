import { rowError, shown } from './row-fault.js'

/** Candidates of every published question. */
const CANDIDATES = 4

/** The question of one published row. The arrays are parallel, in the order in which the candidates are shown. */
export interface NormalizedRow {
  readonly question: string
  readonly candidates: readonly string[] // [candidate] texts, four distinct ones
  readonly gold: number // index into `candidates`, from 0
  readonly ids: readonly string[] | undefined // [candidate] ids, where the release has them
}

/**
 * One language of a published row, whatever the release: question, four candidates, gold, and ids where there are any.
 *
 * The candidates are `options` (WIKI-FACT's list, or the letter-keyed map of the authors' judged samples) or else
 * `option_a` to `option_d` (PolyFact). The gold is `answer_text` where that is one of the candidates, because the text
 * is trusted when `answer_index` contradicts it, and else `answer_index`: a whole number from 0 to 3, given as number,
 * bigint or string. A number outside that range, such as the −1 of a failed conversion, counts as none. Texts are
 * trimmed as Python's `strip` does.
 *
 * The authors have two normalisers. These are the rules of the trainers' one, which reads every release, with the
 * evaluator's demand of distinct candidates on top: what the evaluator accepts is accepted with the same gold, except
 * where index and text contradict each other. A malformed `option_ids` is an error here, not a missing one, because
 * candidates would silently lose their identity. Other columns are not read.
 *
 * @param row - A flat row, or the block of one language inside `translations` or `langs`.
 * @param place - Where it comes from, for the error: `en/test.jsonl line 3`.
 * @throws {@link PolyfactError} with `details.fault`: `INVALID_INPUT` (no object, an empty question, not four non-empty
 *   candidates, ids that are not four distinct strings), `DUPLICATE_ID` (two candidates with one text), `GOLD_MISSING`
 *   (neither text nor index tells the gold).
 * @see `jvonrad/Lost-in-Mistranslation`, the loader that all trainers share
 *
 * @example
 * ```ts
 * normalizeRow({ question: 'Capital of France?', options: ['Lyon', 'Paris', 'Nice', 'Lille'], answer_text: 'Paris' }).gold // => 1
 * ```
 */
export function normalizeRow(row: unknown, place = 'row'): NormalizedRow {
  if (!isRecord(row)) throw rowError('form', place, `found ${shown(row)}; an object is expected`)
  const question = strip(row['question'])
  if (question === '') {
    throw rowError('question', place, `the question is ${shown(row['question'])}; a text is expected`)
  }
  const candidates = candidateTexts(row, place)
  return { question, candidates, gold: goldIndex(row, candidates, place), ids: candidateIds(row, place) }
}

/** True for objects that are neither null nor arrays. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of a cell without the white space around it, as Python's `strip` sees it; empty for anything else. */
export function strip(cell: unknown): string {
  return typeof cell === 'string' ? cell.replace(PYTHON_WHITE_SPACE, '') : ''
}

// Unlike \s it has the separators U+001C–U+001F and U+0085 and has not U+FEFF.
const SPACE = '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+'
const PYTHON_WHITE_SPACE = new RegExp(`^${SPACE}|${SPACE}$`, 'g')

function candidateTexts(row: Record<string, unknown>, place: string): string[] {
  const cells = candidateCells(row)
  const texts = cells.map(strip)
  if (texts.length !== CANDIDATES || texts.includes('')) {
    throw rowError(
      'candidates',
      place,
      `the candidates are ${shown(cells)}; ${CANDIDATES} non-empty texts are expected, in "options" or in "option_a" to "option_d"`,
    )
  }
  const repeated = texts.find((text, index) => texts.indexOf(text) !== index)
  if (repeated !== undefined) {
    throw rowError(
      'repeated-candidate',
      place,
      `the candidate ${shown(repeated)} is there twice; ${CANDIDATES} distinct texts are expected`,
    )
  }
  return texts
}

function candidateCells(row: Record<string, unknown>): unknown[] {
  const options = row['options']
  if (Array.isArray(options)) return options
  if (isRecord(options)) return ['A', 'B', 'C', 'D'].map((letter) => options[letter])
  return ['option_a', 'option_b', 'option_c', 'option_d'].map((column) => row[column])
}

function goldIndex(row: Record<string, unknown>, candidates: readonly string[], place: string): number {
  const byText = candidates.indexOf(strip(row['answer_text']))
  const gold = byText >= 0 ? byText : wholeNumber(row['answer_index'])
  if (gold >= 0 && gold < candidates.length) return gold
  throw rowError(
    'answer',
    place,
    `answer_text is ${shown(row['answer_text'])} and answer_index ${shown(row['answer_index'])}; one of them must tell which of ${shown(candidates)} is right`,
  )
}

/** A whole number from a cell, or −1. Parquet's int64 arrives as bigint; one release note speaks of strings. */
function wholeNumber(cell: unknown): number {
  if (typeof cell === 'string') return /^[+-]?\d+$/.test(strip(cell)) ? Number(strip(cell)) : -1
  if (typeof cell === 'number' || typeof cell === 'bigint')
    return Number.isInteger(Number(cell)) ? Number(cell) : -1
  return -1
}

function candidateIds(row: Record<string, unknown>, place: string): string[] | undefined {
  const ids = row['option_ids']
  if (ids === undefined || ids === null) return undefined
  const texts = Array.isArray(ids) ? ids.map(strip) : []
  if (texts.length !== CANDIDATES || texts.includes('') || new Set(texts).size !== CANDIDATES) {
    throw rowError(
      'candidate-ids',
      place,
      `option_ids is ${shown(ids)}; ${CANDIDATES} distinct ids are expected, one a candidate`,
    )
  }
  return texts
}
