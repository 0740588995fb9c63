import type { NamedCandidate } from '@polyfact/schema'
import { oneWriting, writeOutUmlauts } from './one-writing.js'
import type { Rules } from './rules.js'
import { Gap, isLetter, Kind, type Words, wordsOf } from './words.js'

/** One way to write one text of a candidate. */
export interface Name {
  readonly id: string
  /** The candidate's text, in one writing and lower case. */
  readonly text: string
  /** For every word, what may stand for it, with how far that is from the text: 0 is the text's own word. */
  readonly words: readonly ReadonlyMap<string, number>[]
  readonly gaps: readonly number[]
  /** Added for a part that may be left out. */
  readonly distance: number
  /** What capitals the words need in a text that has both cases. */
  readonly capitals: readonly Capital[]
  readonly endsInQuestion: boolean
}

export type Capital = 'none' | 'first' | 'all'

/** All names of all candidates by every writing of their first word. */
export type Names = ReadonlyMap<string, readonly Name[]>

/** What parts a writing from the text of the candidate; the least wins. */
export const DISTANCE = { ending: 1, diacritics: 2, leftOut: 4 } as const

/** Prepares the texts of the candidates. A text that is one letter has no name: letters are never credited. */
export function namesOf(candidates: readonly NamedCandidate[], rules: Rules): Names {
  const byFirstWord = new Map<string, Name[]>()
  for (const { id, texts } of candidates) {
    for (const name of texts.flatMap((text) => namesOfText(id, text, rules))) {
      for (const key of name.words[0]!.keys()) {
        const others = byFirstWord.get(key)
        if (others) others.push(name)
        else byFirstWord.set(key, [name])
      }
    }
  }
  return byFirstWord
}

function namesOfText(id: string, text: string, rules: Rules): Name[] {
  const written = oneWriting(text).trim()
  const words = wordsOf(written)
  const length = words.written.length
  const name = (from: number, to: number, distance: number): Name[] => {
    if (from >= to || (to - from === 1 && isLetter(words.written[from]!, words.kinds[from]!))) return []
    const indices = Array.from({ length: to - from }, (_, index) => from + index)
    return [
      {
        id,
        text: written.toLowerCase(),
        words: indices.map((index) => writingsOf(words, index, { from, to }, rules)),
        gaps: words.gaps.slice(from, to),
        distance,
        capitals: indices.map((index) => capitalOf(words, index, rules)),
        endsInQuestion: to === length && words.gaps[length] === Gap.question,
      },
    ]
  }
  const shorter = withoutOptional(written, words, rules)
  return [...name(0, length, 0), ...shorter.flatMap(([from, to]) => name(from, to, DISTANCE.leftOut))]
}

/** What is left of a name without its article, its class word or a note in brackets, as `[from, to)`. */
function withoutOptional(text: string, { exact, kinds, written }: Words, rules: Rules): [number, number][] {
  const length = exact.length
  const shorter: [number, number][] = []
  const bracket = text.search(/[([]/)
  if (bracket > 0) shorter.push([0, wordsOf(text.slice(0, bracket)).written.length])
  if (length > 1 && rules.articles(exact[0]!)) shorter.push([1, length])
  if (length > 1 && rules.optional(exact[0]!)) {
    let from = 1
    while (from < length - 1 && rules.of(exact[from]!)) from++
    shorter.push([from, length])
  }
  if (length > 1 && rules.optional(exact[length - 1]!)) shorter.push([0, length - 1])
  const attached = HAN_CLASS.exec(kinds[length - 1] === Kind.han ? written.slice(-2).join('') : '')?.[0]
    .length
  if (attached && length - attached > 1) shorter.push([0, length - attached])
  return shorter
}

/** Attached to names: company; city, province, county, prefecture. */
const HAN_CLASS = /(?:公司|集团|集團|[市省县縣県府都])$/

function writingsOf(
  { exact, folded, kinds, written }: Words,
  index: number,
  { from, to }: { readonly from: number; readonly to: number },
  rules: Rules,
): ReadonlyMap<string, number> {
  const word = exact[index]!
  const writings = new Map<string, number>()
  const add = (writing: string, distance: number) => {
    if (distance < (writings.get(writing) ?? Number.POSITIVE_INFINITY)) writings.set(writing, distance)
  }
  add(word, 0)
  add(folded[index]!, DISTANCE.diacritics)
  add(writeOutUmlauts(word), DISTANCE.diacritics)
  if (AND.includes(word)) for (const and of AND) add(and, DISTANCE.ending)
  if (kinds[index] === Kind.word) {
    const name = { isFirst: index === from, isLast: index === to - 1, isCapital: word !== written[index] }
    for (const form of rules.forms({ word, ...name })) add(form, DISTANCE.ending)
    for (const form of rules.forms({ word: folded[index]!, ...name })) {
      add(form, DISTANCE.diacritics + DISTANCE.ending)
    }
  }
  if (index > from && index === to - 1 && LANGUAGE.includes(word)) {
    for (const language of LANGUAGE) add(language, DISTANCE.ending)
  }
  return writings
}

/** Behind the name of a language: spoken or written, 法语 and 法文. */
const LANGUAGE = ['语', '語', '文']

const AND = ['&', 'and', 'und', 'et', 'y', 'e', 'dan', 'na', 'и', 'و', 'ও', '和', '与']

/** Up to three capitals are a word otherwise: US, AS, WHO. A word without a meaning of its own needs none. */
function capitalOf({ exact, written }: Words, index: number, rules: Rules): Capital {
  const word = written[index]!
  if (word === exact[index] || rules.small(exact[index]!)) return 'none'
  return word.length > 1 && word.length <= 3 && word === word.toUpperCase() ? 'all' : 'first'
}
