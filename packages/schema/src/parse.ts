import type * as z from 'zod'
import { PolyfactError } from './errors.js'

/** Reads `value` by `schema`, or throws `INVALID_INPUT` with the caller, the place and the first fault. */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, caller: string, place: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const path = issue.path.join('.')
  throw new PolyfactError(
    'INVALID_INPUT',
    `${caller}: ${place}${path === '' ? '' : `: ${path}`}: found ${found(value, issue.path)}; ${issue.message}`,
    { place, path, issues: result.error.issues },
  )
}

function found(value: unknown, path: readonly PropertyKey[]): string {
  const part = path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
  if (part === undefined) return 'nothing'
  const text = typeof part === 'number' ? String(part) : (JSON.stringify(part) ?? String(part))
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
