import type { ByteLine } from '../byte-lines.js'
import { scanArray, scanObject, skipSpace, skipValue } from '../json-bytes.js'
import { parsePythonJson } from '../python-json.js'

/** What is needed of one line of `samples_*.jsonl`. */
export interface Sample {
  readonly docId: string | number | undefined
  /** The fields of `doc` that were asked for. */
  readonly doc: Readonly<Record<string, unknown>>
  readonly target: string | undefined
  readonly filter: string
  /** One for each request: a candidate, or a prompt that a model went on from. */
  readonly requests: readonly SampleRequest[]
  /** As they are in `filtered_resps`, or else in `resps`. */
  readonly responses: readonly unknown[]
  /** Names of the metrics that were computed; their values are not read. */
  readonly metrics: readonly unknown[]
}

/** What was asked in one request: `arg_0` and `arg_1`. */
export interface SampleRequest {
  readonly emptyContext: boolean
  /** The text that was scored; undefined where the model was to write one, or the file tells nothing. */
  readonly continuation: string | undefined
  /** Whether settings of a generation stand where a continuation would. */
  readonly generates: boolean
}

const OPEN_BRACKET = 91
const OPEN_BRACE = 123
const QUOTE = 34
const BACKSLASH = 92
const FIELDS = [
  'doc_id',
  'doc',
  'target',
  'arguments',
  'resps',
  'filtered_resps',
  'filter',
  'metrics',
] as const
type Field = (typeof FIELDS)[number]
type Part = readonly [start: number, end: number]

/**
 * Reads the parts of a sample that matter, and skips the prompts: nine tenths of a file.
 *
 * @param line - One JSON object, as the harness writes it since version 0.4, or before with `arguments` in lists.
 * @param wanted - Fields of `doc` to read.
 * @returns undefined for what is no complete JSON object.
 */
export function readSample(line: ByteLine, wanted: readonly string[]): Sample | undefined {
  const { bytes, start, end } = line
  const parts: Partial<Record<Field, unknown>> = {}
  let doc: Record<string, unknown> = {}
  let requests: SampleRequest[] = []
  let filtered: readonly [start: number, end: number] | undefined
  let raw: readonly [start: number, end: number] | undefined
  const close = scanObject(bytes, start, end, (keyStart, keyEnd, from) => {
    const name = nameOf(bytes, keyStart, keyEnd, FIELDS)
    if (name === 'doc' && bytes[from] === OPEN_BRACE) {
      doc = {}
      return readFields(bytes, from, end, wanted, doc)
    }
    if (name === 'arguments' && isNested(bytes[from]!)) {
      requests = []
      return readRequests(bytes, from, end, requests)
    }
    const to = skipValue(bytes, from, end)
    if (name === 'filtered_resps') filtered = [from, to]
    else if (name === 'resps') raw = [from, to]
    else if (name !== undefined && to !== -1) parts[name] = parsePart(bytes, from, to)
    return to
  })
  if (close === -1 || skipSpace(bytes, close, end) !== end) return undefined
  const { doc_id: docId, target, filter, metrics } = parts
  const place = filtered ?? raw
  const responses = place === undefined ? [] : parsePart(bytes, ...place)
  return {
    docId: typeof docId === 'string' || typeof docId === 'number' ? docId : undefined,
    doc,
    target: target == null ? undefined : typeof target === 'string' ? target : JSON.stringify(target),
    filter: typeof filter === 'string' ? filter : 'none',
    requests: requests.filter((request) => request !== undefined), // a gap where an index is missing
    responses: Array.isArray(responses) ? responses : [],
    metrics: Array.isArray(metrics) ? metrics : [],
  }
}

/** The names of the fields of `doc`, for an error message. */
export function docFields({ bytes, start, end }: ByteLine): string[] {
  const names: string[] = []
  scanObject(bytes, start, end, (keyStart, keyEnd, from) => {
    if (nameOf(bytes, keyStart, keyEnd, ['doc']) === undefined) return skipValue(bytes, from, end)
    return scanObject(bytes, from, end, (nameStart, nameEnd, value) => {
      names.push(String(parsePart(bytes, nameStart, nameEnd)))
      return skipValue(bytes, value, end)
    })
  })
  return names
}

function readFields(
  bytes: Buffer,
  start: number,
  end: number,
  wanted: readonly string[],
  fields: Record<string, unknown>,
): number {
  return scanObject(bytes, start, end, (keyStart, keyEnd, from) => {
    const to = skipValue(bytes, from, end)
    const name = nameOf(bytes, keyStart, keyEnd, wanted)
    if (name !== undefined && to !== -1) fields[name] = parsePart(bytes, from, to)
    return to
  })
}

/** `{"gen_args_0": {"arg_0": …, "arg_1": …}}`, or before version 0.4.3 `[[…, …]]`. */
function readRequests(bytes: Buffer, start: number, end: number, requests: SampleRequest[]): number {
  const add = (place: number, from: number, parts: Part[], to: number): number => {
    // else a null, where a table writer filled up shorter rows
    if (isNested(bytes[from]!) && to !== -1) requests[place] = requestOf(bytes, parts)
    return to
  }
  if (bytes[start] === OPEN_BRACE) {
    return scanObject(bytes, start, end, (keyStart, keyEnd, from) => {
      const parts: Part[] = []
      const to =
        bytes[from] === OPEN_BRACE
          ? scanObject(bytes, from, end, (nameStart, nameEnd, value) => {
              const behind = skipValue(bytes, value, end)
              const place = placeOf(bytes, nameStart, nameEnd)
              if (place !== undefined) parts[place] = [value, behind]
              return behind
            })
          : skipValue(bytes, from, end)
      return add(placeOf(bytes, keyStart, keyEnd) ?? requests.length, from, parts, to)
    })
  }
  return scanArray(bytes, start, end, (from) => {
    const parts: Part[] = []
    const to =
      bytes[from] === OPEN_BRACKET
        ? scanArray(bytes, from, end, (value) => {
            const behind = skipValue(bytes, value, end)
            parts.push([value, behind])
            return behind
          })
        : skipValue(bytes, from, end)
    return add(requests.length, from, parts, to)
  })
}

/** The number at the end of `gen_args_12` or `arg_1`. */
function placeOf(bytes: Buffer, keyStart: number, keyEnd: number): number | undefined {
  let [place, unit] = [0, 1]
  let at = keyEnd - 2
  for (; bytes[at]! >= 48 && bytes[at]! <= 57; at--) {
    place += (bytes[at]! - 48) * unit
    unit *= 10
  }
  return at === keyEnd - 2 || at <= keyStart || place > 10_000 ? undefined : place
}

function requestOf(bytes: Buffer, [context, continuation]: Part[]): SampleRequest {
  const isText = continuation !== undefined && bytes[continuation[0]] === QUOTE
  return {
    emptyContext: context !== undefined && bytes[context[0]] === QUOTE && context[1] - context[0] === 2,
    continuation: isText ? String(parsePart(bytes, ...continuation)) : undefined,
    generates: continuation !== undefined && bytes[continuation[0]] === OPEN_BRACE,
  }
}

/** Which of some names a key is. */
function nameOf<Name extends string>(
  bytes: Buffer,
  keyStart: number,
  keyEnd: number,
  names: readonly Name[],
): Name | undefined {
  for (const name of names) if (isAscii(bytes, keyStart + 1, keyEnd - 1, name)) return name
  // a key may also be written with escapes, and a name may have other letters
  for (let at = keyStart; at < keyEnd; at++) {
    if (bytes[at] !== BACKSLASH && bytes[at]! < 128) continue
    const key = parsePart(bytes, keyStart, keyEnd)
    return names.find((name) => name === key)
  }
  return undefined
}

function isAscii(bytes: Buffer, start: number, end: number, name: string): boolean {
  if (end - start !== name.length) return false
  for (let at = 0; at < name.length; at++) if (bytes[start + at] !== name.charCodeAt(at)) return false
  return true
}

function isNested(byte: number): boolean {
  return byte === OPEN_BRACE || byte === OPEN_BRACKET
}

function parsePart(bytes: Buffer, start: number, end: number): unknown {
  // most values are plain strings, which need no parser
  return bytes[start] === QUOTE && !hasEscape(bytes, start, end)
    ? bytes.toString('utf8', start + 1, end - 1)
    : parsePythonJson(bytes.toString('utf8', start, end))
}

function hasEscape(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === BACKSLASH) return true
  return false
}
