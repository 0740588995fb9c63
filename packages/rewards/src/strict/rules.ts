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
}

/** Languages whose endings show by the script, so that they need no telling. */
const BY_SCRIPT = ['ru', 'ar', 'bn']

const ready = new Map<string, Rules>()

/** The rules of a language by its primary subtag; one that is not in the table has no words, an untold one all. */
export function rulesOf(language: Language | undefined): Rules {
  const subtag = language?.split('-')[0] ?? ''
  const key = subtag === '' || Object.hasOwn(LANGUAGE_WORDS, subtag) ? subtag : 'none'
  const rules = ready.get(key) ?? buildRules(key)
  ready.set(key, rules)
  return rules
}

function buildRules(key: string): Rules {
  const codes = key === '' ? Object.keys(LANGUAGE_WORDS) : [key]
  const formsOf = (key === '' ? BY_SCRIPT : codes).flatMap((code) => FORMS[code] ?? [])
  const forms = (name: NameWord) => formsOf.flatMap((form) => form(name))
  const attached = (word: string) => [word, ...forms({ word, isFirst: true, isLast: true, isCapital: false })]
  const lists = LISTS.map((list) => {
    const words = codes.flatMap((code) => wordsIn(LANGUAGE_WORDS[code]?.[list] ?? ''))
    return [list, among(list === 'apart' ? words.flatMap(attached) : words)]
  })
  return { ...Object.fromEntries(lists), labels: LABELS, forms }
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
