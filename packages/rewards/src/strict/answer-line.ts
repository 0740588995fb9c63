/** Tokens that end a text or begin it, where a tokenizer was asked to keep them. */
const SPECIAL_TOKEN = /<\|[^|<>\n]{1,40}\|>|<\/?s>|<\/?(?:eos|bos|pad|unk|end_of_turn|start_of_turn)>/i
const LINE = /[^\n\r\v\f\x85\u2028\u2029]+/g

const hasContent = (text: string) => /[\p{L}\p{N}]/u.test(text)
const isFence = (line: string) => /^\s*(?:```|~~~)[\w-]*\s*$/.test(line)
const hasMarker = (line: string, letter: string) => /^\W*(\w)[.):]/.exec(line)?.[1]?.toUpperCase() === letter

/** UTF-16 units within which the answer's line must begin and end. */
const LOOKED_AT = 10_000

/** In place of a line that does not end within them. */
export const TOO_LONG = ''

/**
 * The lines of a text that may hold its answer, in order.
 *
 * No line: what a model thinks aloud before it, what follows the token that ends its text, a fence of code, a line
 * without a letter or a digit. Options that are repeated one a line come as one line.
 */
export function* contentLines(text: string): Generator<string> {
  const spoken = afterThought(text).split(SPECIAL_TOKEN).find(hasContent)?.trim() ?? ''
  const isCut = spoken.length > LOOKED_AT
  const looked = spoken.slice(0, LOOKED_AT)
  let options = ''
  for (const { 0: line, index } of looked.matchAll(LINE)) {
    if (isCut && index + line.length === looked.length) break
    if (!hasContent(line) || isFence(line)) continue
    const isSecond = options !== '' && hasMarker(line, 'B')
    if (options !== '') yield isSecond ? `${options}; ${line}` : options
    options = hasMarker(line, 'A') ? line : ''
    if (options === '' && !isSecond) yield line
  }
  if (options !== '') yield options
  if (isCut) yield TOO_LONG
}

function afterThought(text: string): string {
  const end = text.lastIndexOf('</think>')
  if (end >= 0) return text.slice(end + '</think>'.length)
  return text.trimStart().startsWith('<think>') ? '' : text
}
