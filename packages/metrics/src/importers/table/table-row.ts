import { type CandidateScore, PolyfactError } from '@polyfact/schema'
import { shortestLanguage } from '../language-code.js'

/** One row of a table: a candidate, or a question with all of them. */
export interface TableRow {
  readonly model: string | undefined
  readonly fact: string
  readonly language: string
  readonly property: string | undefined
  readonly group: string | undefined
  readonly gold: string | undefined // id of the gold
  readonly correct: boolean | undefined // where there is no gold
  readonly candidates: readonly TableCandidate[]
}

/** A candidate of a row; a sum or mean that is no number is NaN. */
export interface TableCandidate extends CandidateScore {
  readonly isRight: boolean | undefined // the gold, or also right
}

/** Other names that columns go by. */
const NAMES = {
  model: ['model'],
  fact: ['fact'],
  language: ['language', 'lang'],
  property: ['property'],
  group: ['group'],
  gold: ['gold'],
  correct: ['correct'],
  candidate: ['candidate'],
  isRight: ['is_right', 'is_gold'],
  sum: ['sum', 'logprob'],
  perToken: ['per_token', 'perToken'],
  tokens: ['tokens'],
  characters: ['characters'],
  bytes: ['bytes'],
  alsoRight: ['also_right', 'alsoRight'],
} as const
type Name = keyof typeof NAMES
type Values = Readonly<Record<string, unknown>>

/** Whether some columns are those of a table that {@link tableRow} reads. */
export function isTable(columns: readonly string[]): boolean {
  const has = (name: Name) => NAMES[name].some((column) => columns.includes(column))
  const long = has('candidate') && (has('sum') || has('perToken'))
  return has('fact') && has('language') && (long || columns.includes('candidates'))
}

/** The refusal of columns that are not those of a table. */
export function noTable(path: string, columns: readonly string[]): PolyfactError {
  return new PolyfactError(
    'UNSUPPORTED_FORMAT',
    `${path}: found the columns ${columns.join(', ') || 'of nothing'}; expected fact, language, candidate and sum (or per_token), or in JSONL fact, language and candidates`,
    { path, columns },
  )
}

/**
 * Reads one row.
 *
 * @param values - By column; a cell that is missing, null, empty or NA is not known.
 * @param place - For errors.
 * @throws {@link PolyfactError} `INVALID_INPUT` with the place, the column and what was found.
 */
export function tableRow(values: Values, place: string): TableRow {
  const cell = reader(values, place)
  const told = cell.needed('language')
  const language = shortestLanguage(told)
  if (language === undefined) throw invalid(place, 'language', told, 'a BCP-47 code such as "en"')
  return {
    model: cell.text('model'),
    fact: cell.needed('fact'),
    language,
    property: cell.text('property'),
    group: cell.text('group'),
    gold: cell.text('gold'),
    correct: cell.truth('correct'),
    candidates: 'candidates' in values ? nested(values, place) : [candidateOf(values, place)],
  }
}

/** `{"Q90": -1.5, …}`, or a list of objects with the columns of a candidate and its id. */
function nested(values: Values, place: string): TableCandidate[] {
  const { candidates } = values
  const also = cellOf(values, 'alsoRight')
  const right = Array.isArray(also) ? also.map(String) : []
  const withRight = (candidate: TableCandidate) =>
    right.includes(candidate.id) ? { ...candidate, isRight: true } : candidate
  if (Array.isArray(candidates)) {
    return candidates.map((part: unknown, at) => {
      if (!isValues(part)) throw invalid(place, `candidates.${at}`, part, 'an object with id and sum')
      return withRight(candidateOf({ candidate: part['id'], ...part }, `${place}: candidates.${at}`))
    })
  }
  if (!isValues(candidates)) throw invalid(place, 'candidates', candidates, 'sums by id, or a list')
  return Object.entries(candidates).map(([candidate, sum]) =>
    withRight(candidateOf({ candidate, sum }, place)),
  )
}

function candidateOf(values: Values, place: string): TableCandidate {
  const cell = reader(values, place)
  const perToken = cell.number('perToken')
  return {
    id: cell.needed('candidate'),
    sum: cell.number('sum') ?? null,
    tokens: cell.length('tokens'),
    characters: cell.length('characters'),
    bytes: cell.length('bytes'),
    ...(perToken === undefined ? {} : { perToken }),
    isRight: cell.truth('isRight'),
  }
}

function reader(values: Values, place: string) {
  const fault = (name: Name, expected: string) =>
    invalid(place, columnOf(values, name), cellOf(values, name), expected)
  const text = (name: Name): string | undefined => {
    const value = cellOf(values, name)
    if (value == null || value === '' || Number.isNaN(value)) return undefined // NaN is pandas' word for nothing
    if (typeof value === 'object') throw fault(name, 'a text')
    return String(value)
  }
  const number = (name: Name): number | undefined => {
    if (typeof cellOf(values, name) === 'number') return cellOf(values, name) as number
    const told = text(name)
    if (told === undefined || told === 'NA') return undefined
    const value = pythonNumber(told)
    if (value === undefined) throw fault(name, 'a number with a point before its decimals')
    return value
  }
  return {
    text,
    number,
    needed(name: Name): string {
      const told = text(name)
      if (told === undefined) throw fault(name, 'a value')
      return told
    },
    length(name: Name): number | null {
      const value = number(name)
      if (value !== undefined && !(Number.isInteger(value) && value >= 0))
        throw fault(name, 'a whole number, 0 or more')
      return value ?? null
    },
    truth(name: Name): boolean | undefined {
      const told = text(name)?.toLowerCase()
      if (told === undefined || told === 'na') return undefined
      if (told === 'true' || told === '1') return true
      if (told === 'false' || told === '0') return false
      throw fault(name, 'true or false')
    },
  }
}

/** Numbers as JavaScript, Python and R write them. */
function pythonNumber(text: string): number | undefined {
  const word = /^([+-]?)inf(inity)?$/i.exec(text)
  if (word !== null) return word[1] === '-' ? -Infinity : Infinity
  if (/^nan$/i.test(text)) return Number.NaN
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Number.isNaN(value) ? undefined : value
}

function columnOf(values: Values, name: Name): string {
  return NAMES[name].find((column) => column in values) ?? NAMES[name][0]
}

function cellOf(values: Values, name: Name): unknown {
  const column = columnOf(values, name)
  return Object.hasOwn(values, column) ? values[column] : undefined
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function invalid(place: string, column: string, found: unknown, expected: string): PolyfactError {
  const shown =
    found === undefined
      ? 'nothing'
      : (JSON.stringify(found, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part)) ??
        String(found))
  return new PolyfactError('INVALID_INPUT', `${place}: ${column}: found ${shown}; expected ${expected}`, {
    place,
    column,
  })
}
