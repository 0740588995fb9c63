import type { Line } from './line.js'
import type { Mention } from './mentions.js'
import type { Rules } from './rules.js'
import { Gap, type Words } from './words.js'

/**
 * Which words are in a sentence that asks: the question repeated, or one that is asked back.
 *
 * A question mark that belongs to a candidate's text asks nothing.
 */
export function askedWords(line: Line, mentions: readonly Mention[], rules: Rules): boolean[] {
  const { words } = line
  const ownMarks = new Set<number>()
  for (const { from, to, names } of mentions) {
    for (let index = from + 1; index < to; index++) ownMarks.add(index)
    if (names.some(({ endsInQuestion }) => endsInQuestion)) ownMarks.add(to)
  }
  const asks: boolean[] = Array.from({ length: words.exact.length }, () => false)
  let start = 0
  for (let index = 1; index <= words.exact.length; index++) {
    const gap = ownMarks.has(index) ? Gap.none : words.gaps[index]!
    if (gap < Gap.stop && index < words.exact.length) continue
    if (gap === Gap.question || rules.asks(words.exact[start]!) || endsInParticle(words, index))
      asks.fill(true, start, index)
    start = index
  }
  return asks
}

/** 吗 and か end a question, which may have a full stop then. */
function endsInParticle({ exact }: Words, end: number): boolean {
  const last = exact[end - 1]!
  return last === '吗' || last === '嗎' || (last === 'か' && 'すんうの'.includes(exact[end - 2] ?? ' '))
}
