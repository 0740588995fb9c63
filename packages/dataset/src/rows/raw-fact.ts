import { isRecord, strip } from './normalize-row.js'
import { rowError, shown } from './row-fault.js'

/** One row of a file, or a part of one, and where it stands. */
export interface SourceRow {
  readonly value: unknown
  readonly place: string // "<file> line 3" (from 1) or "<file> row 3" (from 0)
}

/** A fact as the files hold it: what is common to all languages, and a block of each. */
export interface RawFact {
  readonly id: string // `fact_id`, not yet checked
  readonly common: SourceRow
  readonly languages: ReadonlyMap<string, SourceRow>
}

/**
 * The columns of a row and its `fact_id`, by which everything is joined.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` for a row that is no object or has no `fact_id`.
 */
export function identifiedRow({ value, place }: SourceRow): { id: string; columns: Record<string, unknown> } {
  if (!isRecord(value)) throw rowError('form', place, `found ${shown(value)}; an object is expected`)
  const id = strip(value['fact_id'])
  if (id === '') throw rowError('fact-id', place, `fact_id is ${shown(value['fact_id'])}; a text is expected`)
  return { id, columns: value }
}
