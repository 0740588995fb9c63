import { foldWord } from './one-writing.js'

/** What stands between two words, from what joins them to what ends a sentence. */
export const Gap = {
  none: 0,
  space: 1,
  hyphen: 2,
  apostrophe: 3,
  middleDot: 4,
  /** After an abbreviation. */
  dot: 5,
  /** Quotation marks, markup, a stroke, a symbol. */
  mark: 6,
  dash: 7,
  /** Comma, colon, bracket: from here on a gap ends a clause. */
  clause: 8,
  stop: 9,
  question: 10,
} as const

/** How words of a script are parted: by spaces, or not at all. */
export const Kind = { word: 0, han: 1, hiragana: 2, katakana: 3 } as const

/** A single letter of an alphabet, as prompts put before a candidate. */
export const isLetter = (word: string, kind: number): boolean =>
  kind === Kind.word && /^\p{L}\p{M}*$/u.test(word)

/** A line as words; of scripts without spaces every character is one. All lists but `gaps` have one entry a word. */
export interface Words {
  readonly written: string[]
  /** In lower case. */
  readonly exact: string[]
  /** Without diacritics too. */
  readonly folded: string[]
  readonly kinds: number[]
  /** `gaps[i]` stands before word i; the last one after the last word. */
  readonly gaps: number[]
}

const WORD = /[\p{L}\p{M}\p{N}]+|&/gu
const UNSPACED = /[\p{Script=Han}々ぁ-ゟァ-ヺー-ヿ]/u
const WORD_OR_CHARACTER =
  /[\p{Script=Han}々ぁ-ゟァ-ヺー-ヿ]|(?:(?![\p{Script=Han}々ぁ-ゟァ-ヺー-ヿ])[\p{L}\p{M}\p{N}])+|&/gu

/** Takes a line in one writing apart. */
export function wordsOf(line: string): Words {
  const text = joinAbbreviations(line)
  const words: Words = { written: [], exact: [], folded: [], kinds: [], gaps: [] }
  const unspaced = UNSPACED.test(text)
  let end = 0
  let before = ''
  for (const match of text.matchAll(unspaced ? WORD_OR_CHARACTER : WORD)) {
    const written = match[0]
    const exact = written.toLowerCase()
    words.gaps.push(gapOf(text.slice(end, match.index), before, written))
    words.written.push(written)
    words.exact.push(exact)
    words.folded.push(foldWord(exact))
    words.kinds.push(unspaced ? kindOf(written) : Kind.word)
    end = match.index + written.length
    before = written
  }
  words.gaps.push(gapOf(text.slice(end), before, ''))
  return words
}

function kindOf(word: string): number {
  if (!UNSPACED.test(word)) return Kind.word
  if (word >= 'ぁ' && word <= 'ゟ') return Kind.hiragana
  return word >= 'ァ' && word <= 'ヿ' ? Kind.katakana : Kind.han
}

function gapOf(gap: string, before: string, after: string): number {
  if (gap === '') return Gap.none
  if (gap === ' ') return Gap.space
  if (/[?؟]/.test(gap)) return Gap.question
  if (/^[.,]$/.test(gap) && /\d$/.test(before) && /^\d/.test(after)) return Gap.hyphen // 2.5 names no 2
  if (/[.!。।॥۔]/.test(gap))
    return /^\. ?$/.test(gap) && /^\p{L}\p{M}*(?:\p{L}\p{M}*)?$/u.test(before) ? Gap.dot : Gap.stop
  if (/[,;:(){}[\]<>|、،؛¿¡]/.test(gap)) return Gap.clause
  if (/[-‐‑‒–—―−]/.test(gap)) return gap.length === 1 ? Gap.hyphen : Gap.dash
  if (gap === "'") return Gap.apostrophe
  if (/^[·・‧•∙⋅]$/.test(gap) || (gap === '=' && kindOf(after) === Kind.katakana)) return Gap.middleDot
  return gap.trim() === '' ? Gap.space : Gap.mark
}

const LETTER = '(?:(?![\\p{Script=Han}ぁ-ヿ])\\p{L}\\p{M}*)'
const BEGIN = '(?<![\\p{L}\\p{M}\\p{N}.])'
const END = '(?![\\p{L}\\p{M}\\p{N}])'
/** `U.S.A.`, `D.I.`: short pieces with dots between. */
const TIGHT = new RegExp(`${BEGIN}${LETTER}{1,2}(?:\\.${LETTER}{1,2})+\\.?${END}`, 'gu')
/** `U. S. A.`, `EE. UU.`: short pieces of one length with a dot after each. */
const SPACED = new RegExp(
  `${BEGIN}(?:${LETTER}\\.(?: ${LETTER}\\.)+|${LETTER}{2}\\.(?: ${LETTER}{2}\\.)+)`,
  'gu',
)

function joinAbbreviations(line: string): string {
  return line.includes('.') ? line.replace(TIGHT, joinPieces).replace(SPACED, joinPieces) : line
}

/** Not the letter of an option and a name after it, as in `A.UK`, nor short words that end sentences. */
function joinPieces(found: string): string {
  const pieces = found.split(/\. ?/).filter(Boolean)
  const lengths = pieces.map((piece) => piece.replace(/\p{M}/gu, '').length)
  const isShort = pieces.every((piece, index) => lengths[index] === 1 || piece === piece.toUpperCase())
  const isClosed = found.endsWith('.') || lengths.every((length) => length === lengths[0])
  return isShort && isClosed ? pieces.join('') : found
}
