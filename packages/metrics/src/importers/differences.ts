/** One place in which two plain values differ. */
export interface Difference {
  readonly path: string // keys from the root, joined by dots
  readonly a: string // JSON, or "absent"
  readonly b: string
}

/**
 * The places in which two plain JSON values differ, objects compared key by key and everything else as a whole.
 *
 * @returns Differences in the order of the keys; empty when the values are equal.
 *
 * @example
 * ```ts
 * differences({ seed: 1, limit: 3 }, { seed: 2, limit: 3 }) // => [{ path: 'seed', a: '1', b: '2' }]
 * ```
 */
export function differences(a: unknown, b: unknown, path = ''): Difference[] {
  if (isObject(a) && isObject(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    return keys.flatMap((key) => differences(a[key], b[key], path === '' ? key : `${path}.${key}`))
  }
  const [left, right] = [JSON.stringify(a) ?? 'absent', JSON.stringify(b) ?? 'absent']
  return left === right ? [] : [{ path, a: left, b: right }]
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
