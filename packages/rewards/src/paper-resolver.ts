import type { NamedCandidate } from '@polyfact/schema'
import { extractAnswer } from './extract-answer.js'
import type { Resolution } from './resolution.js'
import { isWhiteSpace, stripWhiteSpace } from './white-space.js'

/** The trainer's resolver: equal, then a bare letter, then the one candidate that contains the text or is in it. */
export function createPaperResolver(
  candidates: readonly NamedCandidate[],
  bareLetter: 'refused' | 'credited',
): (text: string) => Resolution {
  const options = candidates.map(({ id, texts }) => ({ id, text: normalizeAnswer(texts[0]!) }))
  return (text) => {
    const extracted = extractAnswer(text)
    if (extracted === '') return { kind: 'empty' }
    const answer = normalizeAnswer(extracted)
    if (answer === '') return { kind: 'invalid', why: 'no-candidate', candidates: [] }

    const equal = options.find((option) => option.text === answer)
    if (equal) return { kind: 'candidate', id: equal.id, how: 'exact', matched: equal.text }

    const lettered = bareLetter === 'credited' ? candidates['abcd'.indexOf(answer[0]!)] : undefined
    const byLetter: Resolution | undefined = lettered && { kind: 'candidate', id: lettered.id, how: 'letter', matched: answer[0]! } // biome-ignore format: one value
    if (/^[abcd][.)\]:-]?$/.test(answer))
      return byLetter ?? { kind: 'invalid', why: 'bare-letter', candidates: [] }

    const isLong = [...answer.slice(0, 4)].length >= 2
    const contained = options.filter(
      (option) =>
        option.text !== '' && ((isLong && option.text.includes(answer)) || answer.includes(option.text)),
    )
    const [only, another] = contained
    if (only && !another) {
      const how = answer.includes(only.text) ? 'contains' : 'part'
      return { kind: 'candidate', id: only.id, how, matched: only.text }
    }
    if (byLetter && /^.[.)\]:\- ]/.test(answer)) return byLetter // white space is a space by now
    return { kind: 'invalid', why: another ? 'several-candidates' : 'no-candidate', candidates: contained.map(({ id }) => id) } // biome-ignore format: one value
  }
}

/** Lower case, straight quotation marks, white space collapsed, brackets, dashes, colons and full stops off its ends. */
export function normalizeAnswer(text: string): string {
  const lower = stripWhiteSpace(text).toLowerCase().replace(/[’`]/g, "'").replace(/[“”]/g, '"')
  let start = 0
  let end = lower.length
  while (start < end && isEdge(lower[start]!)) start++
  while (end > start && (isEdge(lower[end - 1]!) || '.,!?'.includes(lower[end - 1]!))) end--
  return lower.slice(start, end).replace(WHITE_SPACE, ' ')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: four of them are white space to Python
const WHITE_SPACE = /[\p{White_Space}\x1c-\x1f]+/gu
const isEdge = (character: string) => isWhiteSpace(character) || '"\':;-–—()[]{}'.includes(character)
