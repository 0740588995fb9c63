import type { Language } from '@polyfact/schema'
import { FORMS, type NameWord } from './endings.js'
import { LANGUAGE_WORDS } from './language-words.js'
import { foldWord, oneWriting } from './one-writing.js'

const LISTS = [
  'denies',
  'affirms',
  'turns',
  'asks',
  'small',
  'articles',
  'classes',
  'optional',
  'apart',
  'of',
] as const

/** {@link LANGUAGE_WORDS} ready for use, of one language or of all where it is not told. Words are in lower case. */
export interface Rules extends Readonly<Record<(typeof LISTS)[number], (word: string) => boolean>> {
  /** Of all languages: a model may call its answer by the English word. The word is without diacritics. */
  readonly labels: (word: string) => boolean
  readonly forms: (name: NameWord) => string[]
  /** Primary subtag, empty where the language is not told. */
  readonly language: string
}

/** Languages whose endings show by the script, so that they need no telling. */
const BY_SCRIPT = ['ru', 'ar', 'bn']

const ready = new Map<string, Rules>()

/** The rules of a language by its primary subtag; a language that is not in the table has those of none. */
export function rulesOf(language: Language | undefined): Rules {
  const subtag = language?.split('-')[0] ?? ''
  const key = subtag === '' || subtag in LANGUAGE_WORDS || CJK.includes(subtag) ? subtag : 'none'
  const known = ready.get(key)
  if (known) return known
  const rules = buildRules(key)
  ready.set(key, rules)
  return rules
}

const CJK = ['zh', 'ja']

function buildRules(language: string): Rules {
  const codes = language === '' ? Object.keys(LANGUAGE_WORDS) : [language]
  const formsOf = (language === '' ? BY_SCRIPT : [language]).flatMap((code) => FORMS[code] ?? [])
  const forms = (name: NameWord) => formsOf.flatMap((form) => form(name))
  const attached = (word: string) =>
    ['ar', 'bn'].includes(language) ? forms({ word, isFirst: true, isLast: true, isCapital: false }) : []
  const lists = LISTS.map((list) => {
    const words = codes.flatMap((code) => wordsIn(LANGUAGE_WORDS[code]?.[list] ?? ''))
    return [list, among(list === 'apart' ? words.flatMap((word) => [word, ...attached(word)]) : words)]
  })
  return { ...Object.fromEntries(lists), labels: LABELS, forms, language }
}

const wordsIn = (list: string) => oneWriting(list).split(' ').filter(Boolean)

/** Whether a word is in the list, or begins with an entry that ends in a hyphen. */
function among(words: readonly string[]): (word: string) => boolean {
  const whole = new Set(words)
  const beginnings = words
    .filter((word) => word.length > 1 && word.endsWith('-'))
    .map((word) => word.slice(0, -1))
  return (word) => whole.has(word) || beginnings.some((beginning) => word.startsWith(beginning))
}

const LABELS = among(Object.values(LANGUAGE_WORDS).flatMap(({ labels }) => wordsIn(labels).map(foldWord)))
