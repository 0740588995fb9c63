import { expect } from 'vitest'
import { joinPath, type Verification } from '../src/importers/verify/verification.js'

/** A number in a JSON value, and how to change it by the least there is. */
export interface NumberPlace {
  readonly keys: readonly string[]
  readonly value: number
}

/** Every number of a JSON value under the given keys. */
export function numbersOf(value: unknown, keys: readonly string[] = []): NumberPlace[] {
  if (typeof value === 'number') return [{ keys, value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, [...keys, key]))
}

/** A copy of a JSON value with another value at the given keys. */
export function changed<Value>(value: Value, keys: readonly string[], to: unknown): Value {
  const copy = structuredClone(value)
  const parent = keys
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (inner, key) => inner[key] as Record<string, unknown>,
      copy as Record<string, unknown>,
    )
  parent[keys.at(-1)!] = to
  return copy
}

/** The next double above, or the next count. */
export function nextAbove(value: number): number {
  if (Number.isInteger(value)) return value + 1
  const bits = new BigInt64Array(new Float64Array([Math.abs(value)]).buffer)
  bits[0]! += 1n
  return Math.sign(value) * new Float64Array(bits.buffer)[0]!
}

/** The path of a number as a verification gives it. */
export const pathOf = ({ keys }: NumberPlace): string => keys.reduce(joinPath, '')

/** A copy of an object without some of its fields. */
export const without = (value: Record<string, unknown>, ...fields: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([field]) => !fields.includes(field)))

/** Changes every number in turn by the least there is, and expects its path among the differences. */
export function expectEachFound(
  value: Record<string, unknown>,
  places: readonly NumberPlace[],
  verify: (value: unknown) => Verification,
): void {
  expect(places.length).toBeGreaterThan(0)
  for (const place of places) {
    const { differences } = verify(changed(value, place.keys, nextAbove(place.value)))
    expect(differences.map(({ path }) => path)).toContain(pathOf(place))
  }
}
