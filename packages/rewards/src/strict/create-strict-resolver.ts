import type { Language, NamedCandidate } from '@polyfact/schema'
import type { InvalidAnswer, Resolution } from '../resolution.js'
import { contentLines, TOO_LONG } from './answer-line.js'
import { denialOf } from './denials.js'
import { exactTexts } from './exact-texts.js'
import { type Line, lineOf } from './line.js'
import { findMentions, type Mention } from './mentions.js'
import { type Names, namesOf } from './names.js'
import { askedWords } from './questions.js'
import { type Rules, rulesOf } from './rules.js'
import { wholeMentions } from './whole-names.js'

/** Resolution by names as a reader of the language takes them; prepares the candidates once. */
export function createStrictResolver(
  candidates: readonly NamedCandidate[],
  language: Language | undefined,
): (text: string) => Resolution {
  const rules = rulesOf(language)
  const names = namesOf(candidates, rules)
  const exact = exactTexts(candidates)
  return (text) => exact(text) ?? resolveLines(text, names, rules)
}

/** The first line with content decides; a label alone, or a question alone, goes before the answer and is none. */
function resolveLines(text: string, names: Names, rules: Rules): Resolution {
  let resolution: Resolution = { kind: 'empty' }
  for (const content of contentLines(text)) {
    if (content === TOO_LONG) return invalid('too-long')
    const line = lineOf(content, rules)
    if (line.isLabel) continue
    const next = resolveLine(line, names, rules)
    if (next.kind !== 'invalid' || next.why !== 'question') return next
    resolution = next
  }
  return resolution
}

function resolveLine(line: Line, names: Names, rules: Rules): Resolution {
  const mentions = findMentions(line, names)
  const asked = askedWords(line, mentions, rules)
  const whole = wholeMentions(line, mentions, rules)
  const stated = whole.filter(({ from }) => !asked[from])
  const ids = idsOf(stated)
  const [id] = ids
  if (id === undefined) {
    if (whole.length > 0 || asked.every(Boolean)) return invalid('question', idsOf(whole))
    return invalid(line.isLabelledLetter ? 'bare-letter' : 'no-candidate')
  }
  // another candidate counts although it is within a longer name: the text is not about one alone
  const all = idsOf(mentions.filter(({ from }) => !asked[from]))
  if (all.length > 1) return invalid('several-candidates', all)

  const isDenied = denialOf(line, mentions, rules)
  const answer = stated.find((mention) => !isDenied(mention))
  if (!answer) return invalid('denied', ids)
  const { text } = answer.names.find((name) => name.id === id)!
  const isAll = answer.to - answer.from === line.words.exact.length
  return { kind: 'candidate', id, how: isAll ? 'exact' : 'contains', matched: text }
}

const invalid = (why: InvalidAnswer['why'], candidates: readonly string[] = []): InvalidAnswer => ({
  kind: 'invalid',
  why,
  candidates,
})

/** Ids in alphabetical order. A name that candidates share names only the one that is also named otherwise. */
function idsOf(mentions: readonly Mention[]): string[] {
  const ids = new Set(mentions.flatMap(({ names }) => (names.length === 1 ? names[0]!.id : [])))
  for (const { names } of mentions) {
    if (!names.some(({ id }) => ids.has(id))) for (const { id } of names) ids.add(id)
  }
  return [...ids].sort()
}
