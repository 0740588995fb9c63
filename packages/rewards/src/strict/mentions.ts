import type { Line } from './line.js'
import { DISTANCE, type Name, type Names } from './names.js'
import { Gap } from './words.js'

/** A place where a line has the name of a candidate, or of several that share it. */
export interface Mention {
  /** Words `[from, to)`. */
  readonly from: number
  readonly to: number
  /** Of every candidate that has this name, the one nearest to the line. */
  readonly names: readonly Name[]
}

/**
 * Where candidates are named, from left to right and the longest name first; a name within another is not there.
 *
 * Of several names for the same words those nearest to the line are taken: with its diacritics before without.
 */
export function findMentions(line: Line, names: Names): Mention[] {
  const mentions: Mention[] = []
  for (let from = 0; from < line.words.exact.length; ) {
    const mention = longestAt(line, from, names)
    if (mention) mentions.push(mention)
    from = mention?.to ?? from + 1
  }
  return mentions
}

function longestAt(line: Line, from: number, names: Names): Mention | undefined {
  const exact = line.words.exact[from]!
  const folded = line.words.folded[from]!
  let longest = 0
  let nearest = Number.POSITIVE_INFINITY
  const found = new Map<string, Name>()
  for (const first of exact === folded ? [exact] : [exact, folded]) {
    for (const name of names.get(first) ?? []) {
      const length = name.words.length
      if (length < longest || from + length > line.words.exact.length) continue
      const distance = distanceAt(line, from, name)
      if (distance === undefined || (length === longest && distance > nearest)) continue
      if (length > longest || distance < nearest) found.clear()
      longest = length
      nearest = distance
      if (!found.has(name.id)) found.set(name.id, name)
    }
  }
  return longest === 0 ? undefined : { from, to: from + longest, names: [...found.values()] }
}

/** How far the words from `from` on are from the name, or nothing where they are other words or too far apart. */
function distanceAt(line: Line, from: number, name: Name): number | undefined {
  const { exact, folded, gaps } = line.words
  let distance = name.distance
  for (let index = 0; index < name.words.length; index++) {
    const at = from + index
    if (index > 0 && !mayStandBetween(gaps[at]!, name.gaps[index]!)) return undefined
    const writings = name.words[index]!
    const near = writings.get(exact[at]!) ?? FAR
    const nearFolded =
      folded[at] === exact[at] ? FAR : (writings.get(folded[at]!) ?? FAR) + DISTANCE.diacritics
    distance += Math.min(near, nearFolded)
    if (distance >= FAR) return undefined
  }
  return hasItsCapitals(line, from, name) ? distance : undefined
}

const FAR = 1e6

/** A name may lack its hyphen, dots and quotation marks; a comma is in it only where the candidate has one. */
const mayStandBetween = (gap: number, ofName: number) =>
  gap <= Gap.mark || gap <= ofName || (gap === Gap.dash && ofName === Gap.hyphen)

/**
 * Whether the words have the capitals of the name: in a text of both cases one of its capitals, US all of them.
 *
 * Without: where nothing but the word answer and the like is beside it, or where the text has no capitals at all.
 */
function hasItsCapitals(line: Line, from: number, { capitals }: Name): boolean {
  const { written, exact } = line.words
  let wanted = 0
  let found = 0
  let isSmall = false
  for (const [index, capital] of capitals.entries()) {
    if (capital === 'none') continue
    const word = written[from + index]!
    if (capital === 'all') isSmall ||= word !== word.toUpperCase()
    wanted++
    if (word !== exact[from + index]) found++
  }
  const isPlain = wanted === 0 || found > 0 || !line.hasBothCases
  return (isPlain && !isSmall) || line.isAllButLabels(from, from + capitals.length)
}

/** Indices of the words that belong to a mention. */
export function namedWords(mentions: readonly Mention[]): ReadonlySet<number> {
  const named = new Set<number>()
  for (const { from, to } of mentions) for (let index = from; index < to; index++) named.add(index)
  return named
}
