/** What may stand in a list of golds. */
export type PythonScalar = string | number | boolean | null

const WORDS: Readonly<Record<string, boolean | null>> = {
  True: true,
  true: true,
  False: false,
  false: false,
  None: null,
  null: null,
}
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' }
// one element and what follows it: a string in either quotes, a number, or a word
const ELEMENT =
  /\s*(?:'([^'\\]*(?:\\[\s\S][^'\\]*)*)'|"([^"\\]*(?:\\[\s\S][^"\\]*)*)"|(-?\d+(?:\.\d+)?)|(\w+))\s*(,|$)/y
const ESCAPE = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|([\s\S]))/g

/**
 * The elements of a flat list as Python prints it, or as JSON: lm-evaluation-harness writes `str(target)`.
 *
 * @returns undefined for anything else than a list or tuple of strings, numbers and words such as None.
 *
 * @example
 * ```ts
 * parsePythonList(`['Paris', "L'Haÿ", 2]`) // => ['Paris', "L'Haÿ", 2]
 * ```
 */
export function parsePythonList(text: string): PythonScalar[] | undefined {
  const list = text.trim()
  const [open, close] = [list.at(0), list.at(-1)]
  const body = list.slice(1, -1).trimEnd()
  // Python writes a tuple of one with a comma; without it, "(2)" is a text
  const isTuple = open === '(' && close === ')' && (body === '' || body.includes(','))
  if (!isTuple && !(open === '[' && close === ']')) return undefined
  const elements: PythonScalar[] = []
  ELEMENT.lastIndex = 0
  while (ELEMENT.lastIndex < body.length) {
    const [, single, double, number, word] = ELEMENT.exec(body) ?? []
    const quoted = single ?? double
    if (quoted !== undefined) elements.push(unescapePython(quoted))
    else if (number !== undefined) elements.push(Number(number))
    else if (word !== undefined && Object.hasOwn(WORDS, word)) elements.push(WORDS[word]!)
    else return undefined
  }
  return elements
}

function unescapePython(text: string): string {
  return text.replace(ESCAPE, (_, u4?: string, u8?: string, x?: string, other?: string) => {
    const code = u4 ?? u8 ?? x
    if (code !== undefined)
      return u4 === undefined
        ? String.fromCodePoint(Number.parseInt(code, 16))
        : String.fromCharCode(Number.parseInt(code, 16))
    return ESCAPES[other!] ?? other!
  })
}
