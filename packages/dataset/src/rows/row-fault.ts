import { PolyfactError, type PolyfactErrorCode } from '@polyfact/schema'

/** Why a published row cannot become a fact, and the error code that says so. */
const CODES = {
  form: 'INVALID_INPUT', // not an object
  'fact-id': 'INVALID_INPUT', // not "<subject>|<property>|<object>", or another column says otherwise
  language: 'INVALID_INPUT', // a row of another language than its file
  question: 'INVALID_INPUT', // empty
  candidates: 'INVALID_INPUT', // not exactly four non-empty strings
  'repeated-candidate': 'DUPLICATE_ID', // two candidates with the same text
  answer: 'GOLD_MISSING', // neither its index nor its text tells the gold
  'candidate-ids': 'INVALID_INPUT', // ids are given, but not four distinct ones
  'gold-id': 'GOLD_MISSING', // the gold's id is not the fact's object
  'candidate-sets': 'CANDIDATE_MISMATCH', // two languages offer different candidates
  'repeated-fact': 'DUPLICATE_ID', // the fact was there before
  incomplete: 'UNKNOWN_LANGUAGE', // a wanted language is missing
} as const satisfies Record<string, PolyfactErrorCode>

/** Why a published row cannot become a fact; `details.fault` of the error. */
export type RowFault = keyof typeof CODES

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
