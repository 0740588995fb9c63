import type { Line } from './line.js'
import { type Mention, namedWords } from './mentions.js'
import { foldWord } from './one-writing.js'
import type { Rules } from './rules.js'
import { touchesAfter, touchesBefore } from './unspaced-names.js'
import { Gap, isLetter, Kind, type Words } from './words.js'

/** What a name is judged by. */
interface Context {
  readonly line: Line
  readonly rules: Rules
  /** Whether a word belongs to a candidate's name. */
  readonly isNamed: (index: number) => boolean
  /** The name has a capital, and the line is one in which capitals tell something. */
  readonly isCapital: boolean
}

/**
 * The mentions that stand for themselves, and are no part of a compound or of the longer name of something else.
 *
 * Between spaces: nothing may be joined to a name by a hyphen, no word like south, new or university may be beside it,
 * and, in a text with capitals, no further word with one. A word that belongs to another mention does not count.
 */
export function wholeMentions(line: Line, mentions: readonly Mention[], rules: Rules): Mention[] {
  const named = namedWords(mentions)
  const isNamed = (index: number) => named.has(index)
  return mentions.filter((mention) => {
    const isCapital = line.hasBothCases && mention.names[0]!.capitals.some((capital) => capital !== 'none')
    const context = { line, rules, isNamed, isCapital }
    return (
      !isSmallWord(context, mention) &&
      isFreeBefore(context, mention.from) &&
      isFreeAfter(context, mention.to)
    )
  })
}

/** Pará without its accent is the word for. */
function isSmallWord({ line, rules }: Context, { from, to, names }: Mention): boolean {
  const word = line.words.exact[from]!
  const isFolded = to - from === 1 && names.every(({ text }) => text !== word && foldWord(text) === word)
  return isFolded && rules.small(word) && !line.isAllButLabels(from, to)
}

function isFreeBefore(context: Context, from: number): boolean {
  if (context.isNamed(from - 1)) return true
  const { words } = context.line
  return words.kinds[from] === Kind.word ? standsAfter(context, from) : touchesBefore(words, from)
}

function isFreeAfter(context: Context, to: number): boolean {
  if (context.isNamed(to)) return true
  const { words } = context.line
  return words.kinds[to - 1] === Kind.word ? standsBefore(context, to) : touchesAfter(words, to)
}

/** Words that lose their vowel before a name, as in d'Italie. */
const ELIDED = 'l d qu j n s c m t jusqu lorsqu puisqu dell all nell un'.split(' ')
/** Particles and endings that a hyphen may join to a foreign name. */
const JOINED = 'lah nya pun এ এর র কে ও ই তে'.normalize('NFKC').split(' ')

/** Whether the name that begins at `from` stands free of the words before it. */
function standsAfter(context: Context, from: number): boolean {
  const { line, rules } = context
  const { exact, gaps } = line.words
  if (from === 0) return true
  const before = exact[from - 1]!
  switch (gaps[from]) {
    case Gap.middleDot:
      return false
    case Gap.hyphen:
      return /^\d+$/.test(before) || isLetter(before, Kind.word)
    case Gap.dot:
      return !rules.apart(before)
    case Gap.apostrophe:
      return ELIDED.includes(before) && !isOfAnother(context, from - 2)
    case Gap.space:
      if (rules.apart(before)) return false
      if (rules.of(before)) return !isOfAnother(context, from - 2)
      return !isFurtherName(context, from - 1)
    default:
      return true
  }
}

/** Whether the name that ends before `to` stands free of the words after it. */
function standsBefore(context: Context, to: number): boolean {
  const { line, rules } = context
  const { words } = line
  const { exact, gaps } = words
  if (to === exact.length) return true
  const after = exact[to]!
  switch (gaps[to]) {
    case Gap.middleDot:
      return false
    case Gap.hyphen:
      return JOINED.includes(after)
    case Gap.space: {
      if (rules.apart(after) || (/^\d{1,2}$/.test(after) && !isListMarker(words, to))) return false
      if (rules.of(after)) return !isOfAnother(context, ELIDED.includes(exact[to + 1]!) ? to + 2 : to + 1)
      return !isAttribute(context, to) && !isFurtherName(context, to)
    }
    default:
      return true
  }
}

/** `1. Paris 2. London`: the number belongs to what follows it. */
const isListMarker = ({ gaps, exact }: Words, index: number) =>
  /^\d+$/.test(exact[0]!) || (index + 1 < exact.length && gaps[index + 1]! > Gap.hyphen)

/** Beyond of: University of Durham, Corea del Norte. */
function isOfAnother(context: Context, index: number): boolean {
  const { exact, gaps } = context.line.words
  const word = exact[index]
  if (word === undefined || gaps[index + 1]! > Gap.mark) return false
  return context.rules.apart(word) || isFurtherName(context, index)
}

/** A word with a capital that says neither what the name is of nor what the sentence is about. */
function isFurtherName({ line: { words }, rules, isCapital, isNamed }: Context, index: number): boolean {
  const word = words.exact[index]!
  if (!isCapital || isNamed(index) || word === words.written[index] || isLetter(word, Kind.word)) return false
  return !(
    rules.small(word) ||
    rules.classes(word) ||
    rules.denies(word) ||
    rules.labels(words.folded[index]!)
  )
}

/** In Arabic a name has an adjective with the article after it: Guinea, the equatorial one. */
function isAttribute({ line: { words }, rules }: Context, index: number): boolean {
  const word = words.exact[index]!
  return word.startsWith('ال') && !(rules.small(word) || rules.classes(word) || rules.turns(word))
}
