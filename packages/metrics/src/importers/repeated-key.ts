/**
 * The path of the first key that occurs twice in one object of a JSON text, which `JSON.parse` resolves to the last in
 * silence.
 *
 * @param text - JSON that `JSON.parse` takes.
 * @returns Keys joined by dots; undefined where every key occurs once.
 *
 * @example
 * ```ts
 * repeatedKey('{"f": {"en": 1, "en": 2}}') // => 'f.en'
 * ```
 */
export function repeatedKey(text: string): string | undefined {
  const open: { readonly keys: Set<string> | undefined; key: string }[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]
    if (unit === '{') open.push({ keys: new Set(), key: '' })
    else if (unit === '[') open.push({ keys: undefined, key: '' })
    else if (unit === '}' || unit === ']') open.pop()
    else if (unit === '"') {
      const end = endOfString(text, at)
      const inner = open.at(-1)
      if (inner?.keys !== undefined && isKey(text, end + 1)) {
        inner.key = JSON.parse(text.slice(at, end + 1)) as string
        if (inner.keys.has(inner.key))
          return open
            .map(({ key }) => key)
            .filter(Boolean)
            .join('.')
        inner.keys.add(inner.key)
      }
      at = end
    }
  }
  return undefined
}

/** Where the string that opens at `start` has its closing quote; −1 where it has none. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

/** Whether a colon follows: only a key has one behind it. */
function isKey(text: string, after: number): boolean {
  let at = after
  while (' \n\r\t'.includes(text[at]!)) at++
  return text[at] === ':'
}
