import type { NamedCandidate } from '@polyfact/schema'
import type { Resolution } from '../resolution.js'
import { oneWriting } from './one-writing.js'
import { isLetter, Kind } from './words.js'

/**
 * Texts that are a candidate's to the letter: they resolve before anything is read into them, so that a title that
 * asks, denies or has two lines is one. White space and punctuation around either make no difference, a question mark
 * does.
 */
export function exactTexts(candidates: readonly NamedCandidate[]): (text: string) => Resolution | undefined {
  const idsByText = new Map<string, Set<string>>()
  let longest = 0
  for (const { id, texts } of candidates) {
    for (const text of texts) {
      const key = oneWriting(withoutSurroundings(text))
      if (key === '' || isLetter(key, Kind.word)) continue
      longest = Math.max(longest, key.length)
      idsByText.set(key, (idsByText.get(key) ?? new Set()).add(id))
    }
  }
  return (text) => {
    const bare = withoutSurroundings(text)
    if (bare.length > 4 * longest + 64) return undefined
    const key = oneWriting(bare)
    const [id, ...others] = idsByText.get(key) ?? []
    if (id === undefined) return undefined
    if (others.length > 0)
      return { kind: 'invalid', why: 'several-candidates', candidates: [id, ...others].sort() }
    return { kind: 'candidate', id, how: 'exact', matched: key.toLowerCase() }
  }
}

const isSurrounding = (character: string) => /[^\p{L}\p{M}\p{N}\p{Cs}?؟？]/u.test(character)

/** A text of punctuation alone is left as it is. */
function withoutSurroundings(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isSurrounding(text[start]!)) start++
  while (end > start && isSurrounding(text[end - 1]!) && !'+#'.includes(text[end - 1]!)) end-- // C++, C#
  return start < end ? text.slice(start, end) : text.trim()
}
