/** What a model wrote, out of a query that begins with its prompt; undefined where it does not. */
export function withoutPrompt(query: string, prompt: string): string | undefined {
  if (query.startsWith(prompt)) return query.slice(prompt.length)
  const end = endOfPrompt(query, prompt)
  return end === undefined ? undefined : query.slice(end)
}

/** Where a prompt ends that differs in white space alone: decoding takes it away before punctuation in some tokenizers. */
function endOfPrompt(query: string, prompt: string): number | undefined {
  let at = 0
  for (let index = 0; index < prompt.length; index++) {
    if (isSpace(prompt, index)) continue
    while (at < query.length && isSpace(query, at) && query[at] !== prompt[index]) at++
    if (query[at] !== prompt[index]) return undefined
    at++
  }
  return at
}

const isSpace = (text: string, index: number) => text[index]!.trim() === ''

const END_TOKEN = /(?:<\|[^<>|]{1,60}\|>|<｜[^<>｜]{1,60}｜>|<\/s>|<eos>|<pad>|<end_of_turn>)\s*$/u
/** More than any of them has. */
const LONGEST_END = 80

/** A text without the tokens that end it, which engines decode along: `<|im_end|>`, `</s>`. */
export function withoutEndTokens(text: string): string {
  let rest = text
  for (;;) {
    if (!rest.trimEnd().endsWith('>')) return rest
    const found = END_TOKEN.exec(rest.slice(-LONGEST_END))
    if (!found) return rest
    rest = rest.slice(0, rest.length - found[0].length)
  }
}
