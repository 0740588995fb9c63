import { PolyfactError, type PolyfactErrorCode } from '@polyfact/schema'
import type { FactRecord } from './join-facts.js'

/** What the records of a fact must say alike. */
export interface CommonValueOptions<Item> {
  /** Name of the public function, for the errors. */
  readonly caller: string
  /** What errors call it, and with which code. */
  readonly name: string
  readonly code: PolyfactErrorCode
  /** Undefined where a record does not say it. */
  readonly read: (record: Item) => string | undefined
}

/**
 * What all records of a fact that say it say alike, whatever their order; undefined where none does.
 *
 * @throws {@link PolyfactError} with the code of the options when two say different things.
 */
export function commonValue<Item extends FactRecord>(
  records: readonly Item[],
  { caller, name, code, read }: CommonValueOptions<Item>,
): string | undefined {
  const first = records.find((record) => read(record) !== undefined)
  if (first === undefined) return undefined
  const value = read(first)
  const other = records.find((record) => (read(record) ?? value) !== value)
  if (other === undefined) return value
  throw new PolyfactError(
    code,
    `${caller}: fact ${first.fact} has the ${name} ${value} in ${first.language} and ${read(other)} in ${other.language}; all languages of a fact must have the same`,
    { fact: first.fact, [first.language]: value, [other.language]: read(other) },
  )
}

/**
 * The property and the group of a fact.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` when two languages have different ones.
 */
export function labelsOf(
  caller: string,
  records: readonly FactRecord[],
): { property: string | undefined; group: string | undefined } {
  const label = (name: 'property' | 'group') =>
    commonValue(records, { caller, name, code: 'INVALID_INPUT', read: ({ [name]: value }) => value })
  return { property: label('property'), group: label('group') }
}
