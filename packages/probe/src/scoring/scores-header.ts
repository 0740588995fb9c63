import { createHash } from 'node:crypto'
import { SCHEMA_VERSION, type ScoresHeader } from '@polyfact/schema'

/** A header before its `id` is known. */
export type ScoresHeaderFields = Omit<ScoresHeader, 'schemaVersion' | 'kind' | 'id'>

/**
 * The header record of a file of scores.
 *
 * `id` is `sha256:` and the digest of all other fields as JSON with sorted keys and without spaces, so that the same
 * model, data, prompt, tokenizer and software give the same id wherever it is computed.
 */
export function scoresHeader(fields: ScoresHeaderFields): ScoresHeader {
  const kind = 'header'
  const text = canonicalJson({ schemaVersion: SCHEMA_VERSION, kind, ...fields })
  const id = `sha256:${createHash('sha256').update(text).digest('hex')}`
  return { schemaVersion: SCHEMA_VERSION, kind, id, ...fields }
}

/** JSON with sorted keys and without spaces; fields that are undefined are left out. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
