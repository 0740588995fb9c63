/**
 * A name in lines of at most so many letters, broken after a slash, hyphen, underscore or space where there is one, for the
 * titles of charts, which do not break by themselves.
 *
 * @returns One line or more; joined they are the name.
 *
 * @example
 * ```ts
 * wrapName('meta-llama/Llama-3.1-8B', 16) // => ['meta-llama/', 'Llama-3.1-8B']
 * ```
 */
export function wrapName(name: string, letters: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of name.match(/[^/\-_ ]*[/\-_ ]|[^/\-_ ]+$/g) ?? [name]) {
    if (line !== '' && [...line, ...piece].length > letters) {
      lines.push(line)
      line = ''
    }
    const [whole, rest] = cut(line + piece, letters)
    lines.push(...whole)
    line = rest
  }
  return [...lines, line]
}

/** Full lines of a text, and what is left for the next. */
function cut(text: string, letters: number): readonly [string[], string] {
  const all = [...text]
  const full = Math.max(Math.ceil(all.length / letters) - 1, 0)
  const lines = Array.from({ length: full }, (_, i) => all.slice(i * letters, (i + 1) * letters).join(''))
  return [lines, all.slice(full * letters).join('')]
}
