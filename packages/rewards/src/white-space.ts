/** What Python's `str.strip` and `\s` take for white space: also U+001C–U+001F, and never U+FEFF. */
export const isWhiteSpace = (character: string) =>
  /\p{White_Space}/u.test(character) || (character >= '\x1c' && character <= '\x1f')

/** The text without white space at both ends, as Python strips it. */
export function stripWhiteSpace(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isWhiteSpace(text[start]!)) start++
  while (end > start && isWhiteSpace(text[end - 1]!)) end--
  return text.slice(start, end)
}
