import { PolyfactError, type PolyfactErrorCode } from '@polyfact/schema'

/** Why a published row cannot become a fact; `details.fault` of the error. */
export type RowFault =
  | 'form' // not an object
  | 'fact-id' // not "<subject>|<property>|<object>", or another column says otherwise
  | 'language' // a row of another language than its file
  | 'question' // empty
  | 'candidates' // not exactly four non-empty strings
  | 'repeated-candidate' // two candidates with the same text
  | 'answer' // neither its index nor its text tells the gold
  | 'candidate-ids' // ids are given, but not four distinct ones
  | 'gold-id' // the gold's id is not the fact's object
  | 'candidate-sets' // two languages offer different candidates
  | 'repeated-fact' // the fact was there before
  | 'incomplete' // a wanted language is missing

const CODES: Record<RowFault, PolyfactErrorCode> = {
  form: 'INVALID_INPUT',
  'fact-id': 'INVALID_INPUT',
  language: 'INVALID_INPUT',
  question: 'INVALID_INPUT',
  candidates: 'INVALID_INPUT',
  'repeated-candidate': 'DUPLICATE_ID',
  answer: 'GOLD_MISSING',
  'candidate-ids': 'INVALID_INPUT',
  'gold-id': 'GOLD_MISSING',
  'candidate-sets': 'CANDIDATE_MISMATCH',
  'repeated-fact': 'DUPLICATE_ID',
  incomplete: 'UNKNOWN_LANGUAGE',
}

/** The error of a row that cannot become a fact: `place: found; expected`. */
export function rowError(
  fault: RowFault,
  place: string,
  message: string,
  details: Record<string, unknown> = {},
): PolyfactError {
  return new PolyfactError(CODES[fault], `${place}: ${message}`, { fault, place, ...details })
}

/** A value from a file as an error message shows it: JSON, cut after 60 code points. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text =
    typeof value === 'bigint' ? String(value) : (JSON.stringify(value, bigintAsNumber) ?? 'nothing')
  const points = [...text]
  return points.length > 60 ? `${points.slice(0, 60).join('')}…` : text
}

const bigintAsNumber = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)
