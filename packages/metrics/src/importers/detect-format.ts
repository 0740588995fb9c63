import { PolyfactError } from '@polyfact/schema'
import { delimiterOf } from './csv.js'
import type { ResultFormat } from './imported-run.js'
import { scanArray, scanObject, skipSpace, skipValue } from './json-bytes.js'
import { encodingOf, isZip, startOf } from './open-file.js'
import { isTable } from './table/table-row.js'

/** What the start of a file tells: its format, or what it is instead. */
export type Recognition =
  | { readonly format: ResultFormat }
  | { readonly format: undefined; readonly found: string; readonly expected: string }

/** How much of a file is looked at. */
const HEAD = 2 ** 20
const FORMATS =
  'scores.jsonl or generations.jsonl of this software, samples_*.jsonl of lm-evaluation-harness, logs of inspect_ai, result files of the paper (consistency, free-form, KLAR), and tables (CSV, TSV, JSONL, parquet) with fact, language, candidate and sum'

/**
 * The format of a file of results, recognised by its content.
 *
 * @param path - A file; its name counts for nothing.
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for what is no results that can be imported, with what is;
 *   `EMPTY_INPUT`; `FILE_NOT_FOUND`.
 */
export async function detectFormat(path: string): Promise<ResultFormat> {
  const recognition = await recogniseFile(path)
  if (recognition.format !== undefined) return recognition.format
  throw unsupported(path, recognition)
}

/** The refusal of a file that is not of any known format. */
export function unsupported(
  path: string,
  { found, expected }: Extract<Recognition, { format: undefined }>,
): PolyfactError {
  return new PolyfactError('UNSUPPORTED_FORMAT', `${path}: found ${found}; ${expected}`, { path })
}

/** As {@link detectFormat}, without refusing what is known to be something else. */
export async function recogniseFile(path: string): Promise<Recognition> {
  const head = await startOf(path, HEAD)
  if (head.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', `${path}: found an empty file; results are expected`, { path })
  }
  const start = head.toString('latin1', 0, 4)
  if (start === 'PAR1') return { format: 'table' }
  if (isZip(head)) return ofZip(head)
  const encoding = encodingOf(head)
  if (encoding !== undefined) return other(encoding.found, encoding.expected)
  const from = skipSpace(head, start.startsWith('\xef\xbb\xbf') ? 3 : 0, head.length)
  if (head[from] === 0x7b) return ofObjects(head, from)
  if (head[from] === 0x5b) return ofArray(head, from)
  const [heading = ''] = head.toString('utf8', from).split(/\r?\n/, 1)
  const columns = heading.split(delimiterOf(heading)).map((cell) => cell.replaceAll('"', '').trim())
  if (isTable(columns)) return { format: 'table' }
  return other(`a file that begins with ${JSON.stringify(heading.slice(0, 60))}`)
}

function other(found: string, expected = `expected one of ${FORMATS}`): Recognition {
  return { format: undefined, found, expected }
}

/** A log of inspect_ai begins with its header, its journal, or a sample. */
function ofZip(head: Buffer): Recognition {
  const name = head.toString('utf8', 30, 30 + (head.length >= 28 ? head.readUInt16LE(26) : 0))
  return /^(header\.json|_journal\/|samples\/|summaries\.json|reductions\.json)/.test(name)
    ? { format: 'inspect' }
    : other('a zip file that is no log of inspect_ai')
}

function ofObjects(head: Buffer, from: number): Recognition {
  const first = fieldsOf(head, from)
  const { kind, keys } = first
  const has = (...names: string[]) => names.some((name) => keys.includes(name))
  if (kind === 'header') {
    const second = fieldsOf(head, skipSpace(head, first.end, head.length))
    return { format: second.kind === 'generation' ? 'generations' : 'scores' }
  }
  if (kind === 'scores' || kind === 'generation') {
    return other(
      'records without the header record that belongs before them',
      'expected the whole file, from its first line on',
    )
  }
  if (
    kind === 'evaluation' ||
    kind === 'free-form' ||
    kind === 'comparison' ||
    (has('models') && keys.length === 1)
  ) {
    return other('a result, not scores', 'give its scores.jsonl, or have the result checked with verify')
  }
  if (has('filtered_resps', 'resps', 'arguments', 'target') && has('doc_id', 'doc'))
    return { format: 'lm-eval' }
  if (has('results') && has('configs', 'versions', 'n-shot', 'n-samples')) {
    return other(
      'aggregates of lm-evaluation-harness, which metrics are not computed from',
      'give the folder, with its samples_*.jsonl (--log_samples writes them)',
    )
  }
  if (has('predictions', 'rankc', 'per_language_accuracy')) return { format: 'paper' }
  if (has('eval') && has('version', 'status', 'samples', 'plan')) return { format: 'inspect' }
  if (has('records', 'per_lang')) return { format: 'klar' }
  if (isTable(keys)) return { format: 'table' }
  if (has('evaluation_results') && has('schema_version')) {
    return other(
      'an Every Eval Ever record, which holds no score of any candidate',
      'give the files that it was made from',
    )
  }
  return other(`an object with ${keys.slice(0, 5).join(', ') || 'no fields'}`)
}

/** Before version 0.4.3 the harness wrote its samples as one array. */
function ofArray(head: Buffer, from: number): Recognition {
  let recognition: Recognition = other('a JSON array')
  scanArray(head, from, head.length, (element) => {
    const first = head[element] === 0x7b ? ofObjects(head, element) : recognition
    if (first.format === 'lm-eval') recognition = first
    return -1 // the first element tells
  })
  return recognition
}

/** The names of the fields of an object that may be cut off, its `kind`, and where it ends. */
function fieldsOf(head: Buffer, from: number): { keys: string[]; kind: unknown; end: number } {
  const keys: string[] = []
  let kind: unknown
  const end = scanObject(head, from, head.length, (keyStart, keyEnd, start) => {
    const key = head.toString('utf8', keyStart + 1, keyEnd - 1)
    keys.push(key)
    const end = skipValue(head, start, head.length)
    if (key === 'kind' && end !== -1) kind = head.toString('utf8', start + 1, end - 1)
    return end
  })
  return { keys, kind, end: end === -1 ? head.length : end }
}
