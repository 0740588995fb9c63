import { open } from 'node:fs/promises'
import { explainIssue, PolyfactError } from '@polyfact/schema'
import type * as z from 'zod'
import type { ImportOptions } from './imported-run.js'
import { repeatedKey } from './repeated-key.js'

/** How a JSON file is read. */
export interface ReadJsonOptions extends Pick<ImportOptions, 'signal' | 'onProgress'> {
  /**
   * What to do with NaN and the infinities that Python writes: `'null'` where only aggregates hold numbers, which are
   * not read.
   * @defaultValue `'refuse'`
   */
  readonly nonFinite?: 'refuse' | 'null' | undefined
}

/**
 * The value of a JSON file, read at once: files of results that are one JSON value have tens of megabytes at most.
 *
 * @param path - The file.
 * @param options - see {@link ReadJsonOptions}.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`; `EMPTY_INPUT` for an empty file; `NOT_FINITE` for the numbers that
 *   Python writes and JSON does not have; `FILE_CORRUPT` for a file that was cut off or is no JSON; `DUPLICATE_ID` for a
 *   key that one object has twice; `ABORTED`.
 */
export async function readJson(
  path: string,
  { signal, onProgress, nonFinite }: ReadJsonOptions = {},
): Promise<unknown> {
  checkAborted(path, signal)
  const text = await readText(path)
  const bytes = Buffer.byteLength(text)
  onProgress?.({ file: path, bytes, total: bytes })
  if (text.trim() === '') {
    throw new PolyfactError('EMPTY_INPUT', `${path}: found an empty file; a file of results is expected`, {
      path,
    })
  }
  return parseJson(path, text, { nonFinite })
}

/** The value of a JSON text; errors name `place`. */
export function parseJson(
  place: string,
  text: string,
  { nonFinite = 'refuse' }: Pick<ReadJsonOptions, 'nonFinite'> = {},
): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const [code, fault] = faultOf(text, (cause as Error).message)
    if (code === 'NOT_FINITE' && nonFinite === 'null') {
      return parseJson(
        place,
        text.replace(STRING_OR_NON_FINITE, (part) => (part[0] === '"' ? part : 'null')),
      )
    }
    throw new PolyfactError(code, `${place}: ${fault}`, { place }, { cause })
  }
  const twice = repeatedKey(text)
  if (twice === undefined) return value
  throw new PolyfactError(
    'DUPLICATE_ID',
    `${place}: found ${twice} twice; once is expected, so remove the result that does not count`,
    { place, key: twice },
  )
}

/**
 * A value by the schema of its format.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` with the file and the field.
 */
export function parseAs<T>(schema: z.ZodType<T>, value: unknown, place: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const field = issue.path.join('.')
  throw new PolyfactError(
    'INVALID_INPUT',
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

async function readText(path: string): Promise<string> {
  try {
    const file = await open(path)
    try {
      return await file.readFile('utf8')
    } finally {
      await file.close()
    }
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    const found = { ENOENT: 'no such file', EISDIR: 'is a folder' }[code]
    if (found === undefined) throw cause
    throw new PolyfactError(
      'FILE_NOT_FOUND',
      `${path}: ${found}; a file of results is expected`,
      { path },
      { cause },
    )
  }
}

const STRING_OR_NON_FINITE = /"[^"\\]*(?:\\.[^"\\]*)*"|NaN|-?Infinity/gs

function faultOf(text: string, message: string): ['FILE_CORRUPT' | 'NOT_FINITE', string] {
  const [, number] = /[:[,]\s*(NaN|-?Infinity)\s*[,\]}]/.exec(text) ?? []
  if (number !== undefined) {
    return ['NOT_FINITE', `found ${number}, as Python writes it; a finite number is expected`]
  }
  if (/end of JSON|Unterminated|Expected .* after/.test(message) && !/[}\]]\s*$/.test(text)) {
    return ['FILE_CORRUPT', 'the file was cut off before its end; a complete JSON value is expected']
  }
  return [
    'FILE_CORRUPT',
    `found ${JSON.stringify(text.trim().slice(0, 60))}; one complete JSON value is expected`,
  ]
}
