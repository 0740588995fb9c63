import { createHash } from 'node:crypto'
import { SCHEMA_VERSION, type ScoresHeader } from '@polyfact/schema'

/** What an importer can know of a header: the rest is null, never guessed. */
export type ImportHeaderFields = Pick<ScoresHeader, 'model' | 'dataset' | 'languages'> &
  Partial<Omit<ScoresHeader, 'schemaVersion' | 'kind' | 'id'>>

/**
 * The header of results that were read from a file of somebody else.
 *
 * `id` is `sha256:` and the digest of all other fields as JSON with sorted keys, as in the files that this software
 * writes itself.
 */
export function importHeader(fields: ImportHeaderFields): ScoresHeader {
  const header = {
    schemaVersion: SCHEMA_VERSION,
    kind: 'header',
    prompt: null,
    tokenizer: null,
    precision: null,
    provider: null,
    versions: {},
    ...fields,
  } as const
  return { ...header, id: `sha256:${createHash('sha256').update(canonicalJson(header)).digest('hex')}` }
}

/** JSON with sorted keys and without spaces; fields that are undefined are left out. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
