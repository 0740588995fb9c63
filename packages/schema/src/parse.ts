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
    `${caller}: ${place}${path === '' ? '' : `: ${path}`}: ${explainIssue(value, issue)}`,
    { place, path, issues: result.error.issues },
  )
}

/**
 * What zod found wrong as an error message says it: `found …; expected …`.
 *
 * @param value - What was parsed.
 * @param issue - One of the issues that zod found in it; its path is not in the text.
 */
export function explainIssue(value: unknown, issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key')
    return `found the key ${show(issue.path.at(-1))}; ${expected(issue.issues[0]!)}`
  return `found ${found(value, issue.path)}; ${expected(issue)}`
}

function expected({ message }: z.core.$ZodIssue): string {
  return message
    .replace(/^(Invalid (input|option)|Too (small|big)): /, '')
    .replace(/^Invalid \w+: must be /, 'expected ')
    .replace(/, received .*$/, '')
}

function found(value: unknown, path: readonly PropertyKey[]): string {
  const part = path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
  return part === undefined ? 'nothing' : show(part)
}

function show(part: unknown): string {
  const text = typeof part === 'number' ? String(part) : (JSON.stringify(part) ?? String(part))
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
