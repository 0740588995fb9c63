import { PolyfactError } from '@polyfact/schema'
import type { RowFault } from './row-fault.js'

/** What was left out of a reading and why. */
export interface SkippedRows {
  /** Everything left out: rows of one language, rows of all languages, and whole facts. */
  readonly total: number
  /** By reason, how many there were and the message of the first; `incomplete` counts facts. */
  readonly reasons: Readonly<Partial<Record<RowFault, { readonly count: number; readonly first: string }>>>
}

/** What becomes of rows that cannot be used, and the count of them. */
export interface Rejections {
  /**
   * Runs `make`. An error about a row is thrown on, or counted and answered with undefined; it is one about a row when
   * it has `details.fault`, or when `fault` says so.
   */
  attempt<T>(make: () => T, fault?: RowFault): T | undefined
  /** Counts one more, whatever the policy. */
  count(fault: RowFault, error: PolyfactError): void
  report(): SkippedRows
}

/**
 * Counts rejected rows, or stops at the first.
 *
 * @param invalid - `error` throws what a row is rejected for; `skip` counts it.
 */
export function createRejections(invalid: 'error' | 'skip'): Rejections {
  const reasons: { [fault in RowFault]?: { count: number; first: string } } = {}
  const count = (fault: RowFault, error: PolyfactError) => {
    reasons[fault] = {
      count: (reasons[fault]?.count ?? 0) + 1,
      first: reasons[fault]?.first ?? error.message,
    }
  }
  return {
    attempt(make, fault) {
      try {
        return make()
      } catch (error) {
        if (invalid === 'error' || !PolyfactError.is(error)) throw error
        const reason = (error.details['fault'] as RowFault | undefined) ?? fault
        if (reason === undefined) throw error
        count(reason, error)
        return undefined
      }
    },
    count,
    report: () => ({
      total: Object.values(reasons).reduce((sum, { count }) => sum + count, 0),
      reasons: structuredClone(reasons),
    }),
  }
}
