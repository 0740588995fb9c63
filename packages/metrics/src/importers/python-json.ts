import { endOfString } from './repeated-key.js'

/**
 * JSON as Python's `json.dumps` writes it, with the numbers NaN, Infinity and -Infinity that JSON does not have.
 *
 * @returns undefined for what is no JSON even so.
 *
 * @example
 * ```ts
 * parsePythonJson('[-Infinity, "NaN", 1]') // => [-Infinity, 'NaN', 1]
 * ```
 */
export function parsePythonJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const marked = withMarks(text)
    if (marked === text) return undefined
    try {
      return JSON.parse(marked, (_, value: unknown) =>
        typeof value === 'string' && value.startsWith(MARK) ? Number(value.slice(MARK.length)) : value,
      )
    } catch {
      return undefined
    }
  }
}

/** Before a number that stands in a string. */
const MARK = '\0number '

/** Puts such numbers into marked strings; a regular expression over strings would run out of stack on a long one. */
function withMarks(text: string): string {
  const numbers = /"|NaN|-?Infinity/g
  let marked = ''
  let taken = 0
  for (let found = numbers.exec(text); found !== null; found = numbers.exec(text)) {
    if (found[0] === '"') {
      const end = endOfString(text, found.index)
      if (end === -1) break
      numbers.lastIndex = end + 1
      continue
    }
    marked += `${text.slice(taken, found.index)}${JSON.stringify(MARK + found[0])}`
    taken = numbers.lastIndex
  }
  return marked + text.slice(taken)
}
