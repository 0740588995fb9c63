import { explainIssue, PolyfactError } from '@polyfact/schema'
import type * as z from 'zod'
import type { ImportOptions } from './imported-run.js'
import { openText } from './open-file.js'
import { parsePythonJson } from './python-json.js'
import { repeatedKey } from './repeated-key.js'

/**
 * The value of a JSON file, read at once: files of results that are one JSON value have tens of megabytes at most.
 *
 * The numbers NaN and ±Infinity, which Python writes and JSON does not have, are themselves: {@link parseAs} refuses
 * them, and aggregates, which are not read, may hold them.
 *
 * @param path - The file, in UTF-8 with or without byte order mark.
 * @param options - `signal` and `onProgress` of {@link ImportOptions}.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`; `UNSUPPORTED_FORMAT` for another encoding; `EMPTY_INPUT` for an empty
 *   file; `FILE_CORRUPT` for a file that was cut off or is no JSON; `DUPLICATE_ID` for a key that one object has twice;
 *   `ABORTED`.
 */
export async function readJson(
  path: string,
  { signal, onProgress }: Pick<ImportOptions, 'signal' | 'onProgress'> = {},
): Promise<unknown> {
  checkAborted(path, signal)
  const file = await openText(path)
  const text = await file.readFile('utf8').finally(() => file.close())
  const bytes = Buffer.byteLength(text)
  onProgress?.({ file: path, bytes, total: bytes })
  if (text.trim() === '') {
    throw new PolyfactError('EMPTY_INPUT', `${path}: found an empty file; a file of results is expected`, {
      path,
    })
  }
  return parseJson(path, text.replace(/^\ufeff/, ''))
}

/** The value of a JSON text, as {@link readJson} reads it; errors name `place`. */
export function parseJson(place: string, text: string): unknown {
  const value = parsePythonJson(text)
  if (value === undefined) throw new PolyfactError('FILE_CORRUPT', `${place}: ${faultOf(text)}`, { place })
  const twice = repeatedKey(text)
  if (twice === undefined) return value
  throw new PolyfactError(
    'DUPLICATE_ID',
    `${place}: found ${twice} twice; once is expected, so remove the result that does not count`,
    { place, key: twice },
  )
}

function faultOf(text: string): string {
  const json = text.trim()
  return /^[{[]/.test(json) && !/[}\]]$/.test(json)
    ? 'the file was cut off before its end; a complete JSON value is expected'
    : `found ${JSON.stringify(json.slice(0, 60))}; one complete JSON value is expected`
}

/**
 * A value by the schema of its format.
 *
 * @throws {@link PolyfactError} with the file and the field: `NOT_FINITE` for NaN and infinities, else `INVALID_INPUT`.
 */
export function parseAs<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const field = issue.path.join('.')
  const found = issue.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown>)?.[key],
    value,
  )
  throw new PolyfactError(
    typeof found === 'number' && !Number.isFinite(found) ? 'NOT_FINITE' : 'INVALID_INPUT',
    `${place}${field === '' ? '' : `: ${field}`}: ${explainIssue(value, issue)}`,
    { place, path: field, issues: result.error.issues },
  )
}

/** @throws {@link PolyfactError} `ABORTED` once the caller's signal says so. */
export function checkAborted(path: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return
  throw new PolyfactError('ABORTED', `${path}: reading was stopped by the signal`, { path })
}

/** True for an object that is no array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
