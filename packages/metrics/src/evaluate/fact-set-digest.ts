/**
 * The digest of a set of facts: equal digests mean the same facts, whatever order they were read in.
 *
 * @param facts - Ids, each once, in any order.
 * @returns `"sha256:…"` of the ids sorted by code point, each followed by a newline, in UTF-8; undefined where the
 *   platform has no Web Crypto (a page that is not served securely).
 */
export async function factSetDigest(facts: Iterable<string>): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle
  if (subtle === undefined) return undefined
  const text = sortByCodePoint(facts)
    .map((id) => `${id}\n`)
    .join('')
  const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Sorted copies of strings, as Python sorts them: by code point, where JavaScript compares UTF-16 units. */
export function sortByCodePoint(texts: Iterable<string>): string[] {
  return [...texts].sort(compareByCodePoint)
}

/** The order of {@link sortByCodePoint}. */
export function compareByCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const [unitA, unitB] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (unitA !== unitB) return rank(unitA) - rank(unitB)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all others, though U+E000 … U+FFFF have larger units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit
}
