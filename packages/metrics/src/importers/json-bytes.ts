// A file of samples is nine tenths prompts that nobody needs. Finding the end of a value makes no string and no object,
// so that only what is needed is parsed, and each byte is looked at once.

const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_BRACKET = 91
const BACKSLASH = 92
const CLOSE_BRACKET = 93
const OPEN_BRACE = 123
const CLOSE_BRACE = 125

/**
 * Gets where the key of a field is, with its quotes, and where its value begins; returns the index behind the value,
 * which {@link skipValue} gives, or −1.
 */
export type VisitField = (keyStart: number, keyEnd: number, start: number) => number
/** Gets where an element begins; returns the index behind it, or −1. */
export type VisitElement = (start: number) => number

/**
 * Goes through the fields of a JSON object without parsing it.
 *
 * Every legal JSON object is read rightly, and the words NaN, Infinity and -Infinity of Python are taken for values.
 * What is inside values that are skipped is not checked.
 *
 * @param bytes - UTF-8; the object is the first thing from `start` on.
 * @returns The index behind the object; −1 where there is none, it does not end before `end`, or `visit` gives −1.
 */
export function scanObject(bytes: Buffer, start: number, end: number, visit: VisitField): number {
  return scanList(bytes, start, end, OPEN_BRACE, CLOSE_BRACE, (keyStart) => {
    const keyEnd = bytes[keyStart] === QUOTE ? skipString(bytes, keyStart, end) : -1
    const colon = keyEnd === -1 ? end : skipSpace(bytes, keyEnd, end)
    if (colon >= end || bytes[colon] !== COLON) return -1
    return visit(keyStart, keyEnd, skipSpace(bytes, colon + 1, end))
  })
}

/** The same for the elements of a JSON array. */
export function scanArray(bytes: Buffer, start: number, end: number, visit: VisitElement): number {
  return scanList(bytes, start, end, OPEN_BRACKET, CLOSE_BRACKET, visit)
}

function scanList(
  bytes: Buffer,
  start: number,
  end: number,
  open: number,
  close: number,
  visit: VisitElement,
): number {
  let at = skipSpace(bytes, start, end)
  if (at >= end || bytes[at] !== open) return -1
  at = skipSpace(bytes, at + 1, end)
  if (at < end && bytes[at] === close) return at + 1
  while (at < end) {
    const behind = visit(at)
    if (behind === -1) return -1
    at = skipSpace(bytes, behind, end)
    if (at >= end) return -1
    if (bytes[at] === close) return at + 1
    if (bytes[at] !== COMMA) return -1
    at = skipSpace(bytes, at + 1, end)
  }
  return -1
}

/** The index behind the JSON value at `start`; −1 where there is none. */
export function skipValue(bytes: Buffer, start: number, end: number): number {
  if (start >= end) return -1
  const first = bytes[start]
  if (first === QUOTE) return skipString(bytes, start, end)
  if (first === OPEN_BRACE || first === OPEN_BRACKET) return skipNested(bytes, start, end)
  let at = start
  while (at < end && isPlain(bytes[at]!)) at++
  return at === start ? -1 : at
}

/** The first index from `start` on that holds no white space. */
export function skipSpace(bytes: Buffer, start: number, end: number): number {
  let at = start
  while (at < end && bytes[at]! <= 32) at++
  return at
}

function skipString(bytes: Buffer, start: number, end: number): number {
  for (let at = start + 1; ; ) {
    const quote = bytes.indexOf(QUOTE, at) // native, and many times as fast as a loop
    if (quote === -1 || quote >= end) return -1
    let backslashes = 0
    while (bytes[quote - 1 - backslashes] === BACKSLASH) backslashes++
    if (backslashes % 2 === 0) return quote + 1
    at = quote + 1
  }
}

function skipNested(bytes: Buffer, start: number, end: number): number {
  let depth = 0
  let at = start
  while (at < end) {
    const byte = bytes[at]!
    if (byte === QUOTE) {
      at = skipString(bytes, at, end)
      if (at === -1) return -1
      continue
    }
    at++
    if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++
    else if ((byte === CLOSE_BRACE || byte === CLOSE_BRACKET) && --depth === 0) return at
  }
  return -1
}

/** Letters, digits, sign and point: what numbers and words such as null are made of. */
function isPlain(byte: number): boolean {
  const isDigit = byte >= 48 && byte <= 57
  const isLetter = (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90)
  return isDigit || isLetter || byte === 43 || byte === 45 || byte === 46
}
