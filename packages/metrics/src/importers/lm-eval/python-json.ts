const STRING_OR_WORD = /"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g

/**
 * JSON as Python's `json.dumps` writes it: NaN, Infinity and -Infinity, which JSON does not have, become strings.
 *
 * @returns undefined for what is no JSON even so.
 *
 * @example
 * ```ts
 * parsePythonJson('[-Infinity, "NaN", 1]') // => ['-Infinity', 'NaN', 1]
 * ```
 */
export function parsePythonJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const quoted = text.replace(STRING_OR_WORD, (part) => (part.startsWith('"') ? part : `"${part}"`))
    try {
      return JSON.parse(quoted)
    } catch {
      return undefined
    }
  }
}
