import type { ResultFormat } from '../imported-run.js'
import { isObject } from '../read-json.js'

/** What came of recomputing the numbers that a result stores. */
export interface Verification {
  /** `'result'` is our own `result.json`. */
  readonly format: ResultFormat | 'result'
  readonly files: readonly string[]
  /** Records that the numbers were computed from: questions, a fact in a language each. */
  readonly records: number
  /** Stored values that were compared. */
  readonly checked: number
  /** Stored values that are not what the records give. */
  readonly differences: readonly StoredDifference[]
  /** Stored values, or parts of the file, that the records say nothing about. */
  readonly unchecked: readonly UncheckedPart[]
  /** What else a reader should know, such as a tolerance and why it is there. */
  readonly notices: readonly string[]
}

/** A stored value that is not what the records give. */
export interface StoredDifference {
  /** From the root of the file, such as `rankc.pairwise.en-de`; for several files, the name of the file first. */
  readonly path: string
  /** Undefined where the file lacks what the records give. */
  readonly stored: unknown
  /** Undefined where the file has what the records do not give. */
  readonly computed: unknown
}

/** What could not be checked. */
export interface UncheckedPart {
  readonly path: string
  readonly reason: string
}

/** Which keys of an object are compared. */
export type TreeKeys = 'map' | 'fields' | 'our fields'

/** A {@link Verification} that is being written. */
export interface VerificationWriter {
  readonly verification: Verification
  /** Counts records that were read. */
  read(records: number): void
  /** Compares a stored value with the computed one, to the last bit unless `relative` is the largest difference allowed. */
  compare(path: string, stored: unknown, computed: unknown, relative?: number): void
  /**
   * Compares two objects key by key, and arrays by their places.
   *
   * `'map'`: both must have the same keys; `'fields'`: what is not stored is not looked for, what is not computed is
   * left unchecked; `'our fields'`: the latter is a difference. Below the fields are maps.
   */
  compareTree(path: string, stored: unknown, computed: unknown, keys: TreeKeys): void
  /** Says that something could not be checked, and why, once for every path. */
  leave(path: string, reason: string): void
  notice(sentence: string): void
}

/** An empty verification. */
export function createVerification(
  format: Verification['format'],
  files: readonly string[],
): VerificationWriter {
  const differences: StoredDifference[] = []
  const unchecked: UncheckedPart[] = []
  const notices: string[] = []
  const verification = { format, files, records: 0, checked: 0, differences, unchecked, notices }
  const writer: VerificationWriter = {
    verification,
    read(records) {
      verification.records += records
    },
    compare(path, stored, computed, relative = 0) {
      verification.checked++
      if (!isSame(stored, computed, relative)) differences.push({ path, stored, computed })
    },
    compareTree(path, stored, computed, keys) {
      const [left, right] = [asObject(stored), asObject(computed)]
      if (left === undefined || right === undefined) {
        writer.compare(path, stored, computed)
        return
      }
      for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
        const inner = joinPath(path, key)
        if (keys !== 'map' && !(key in left)) continue
        if (keys === 'fields' && !(key in right))
          writer.leave(inner, 'nothing is known of how it is computed')
        else writer.compareTree(inner, left[key], right[key], 'map')
      }
    },
    leave(path, reason) {
      if (!unchecked.some((part) => part.path === path)) unchecked.push({ path, reason })
    },
    notice(sentence) {
      if (!notices.includes(sentence)) notices.push(sentence)
    },
  }
  return writer
}

/** A path with one more key: behind a dot, or in brackets where the key itself has dots or brackets. */
export function joinPath(path: string, key: string): string {
  if (/[.[\]"]/.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}

function asObject(value: unknown): Record<string, unknown> | undefined {
  return isObject(value) || Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

function isSame(stored: unknown, computed: unknown, relative: number): boolean {
  if (typeof stored === 'number' && typeof computed === 'number') {
    return Object.is(stored, computed) || Math.abs(stored - computed) <= relative * Math.abs(computed)
  }
  return JSON.stringify(stored) === JSON.stringify(computed)
}
