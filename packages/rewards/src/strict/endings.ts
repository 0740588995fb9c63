/** A word as a name has it, and what it is there. */
export interface NameWord {
  readonly word: string
  readonly isFirst: boolean
  readonly isLast: boolean
  /** Written with a capital, as names are. */
  readonly isCapital: boolean
}

/**
 * The forms that a word of a name takes in a sentence, by the rules of its language; without the word itself.
 *
 * Only what keeps the meaning: case, number, attached article, preposition or particle. No form that makes a person, a
 * language or an adjective of a country.
 */
export const FORMS: Readonly<Record<string, (name: NameWord) => string[]>> = {
  ru: ({ word }) => russianForms(word),
  de: germanForms,
  ar: arabicForms,
  bn: ({ word, isLast }) => (isLast ? bengaliForms(word) : []),
  id: ({ word, isLast }) => (isLast ? ['lah', 'pun', 'nya'].map((particle) => word + particle) : []),
  sw: swahiliForms,
}

/** Declension by the ending in the nominative; the first that fits. Adjectives and plurals are here too. */
const RUSSIAN_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/ый$/, 'ого ому ым ом'],
  [/(?<=[гкхжшщч])ий$/, 'ого ому им ом его ему ем'],
  [/ий$/, 'его ему им ем ия ию ием ии'],
  [/ой$/, 'ого ому ым ом'],
  [/ая$/, 'ой ую ою'],
  [/яя$/, 'ей юю'],
  [/ое$/, 'ого ому ым ом'],
  [/ее$/, 'его ему им ем'],
  [/ые$/, 'ых ым ыми'],
  [/ие$/, 'их им ими ия ию ием ии'],
  [/ия$/, 'ии ию ией'],
  [/я$/, 'и е ю ей ею ям ями ях'],
  [/(?<=[гкхжшщч])а$/, 'и е у ой ей ам ами ах'],
  [/а$/, 'ы е у ой ей ам ами ах'],
  [/й$/, 'я ю ем е'],
  [/ь$/, 'я ю ем е и ью ей ям ями ях'],
  [/о$/, 'а у ом е'],
  [/е$/, 'я ю ем и'],
  [/ы$/, 'ов ам ами ах'],
  [/и$/, 'ов ей ам ами ах ям ями ях'],
  [/(?<=[бвгдзклмнпрстфхцжшщч])$/, 'а у ом ем е ы и ов ей ам ами ах'],
]
const FLEETING_VOWEL = /(?<=[бвгджзйклмнпрстфхцчшщ])[еёо](?=[кцлгнтр]$)/

function russianForms(word: string): string[] {
  if (word.length < 3) return []
  const found = RUSSIAN_ENDINGS.find(([ending]) => ending.test(word))
  if (!found) return []
  const [ending, replacements] = found
  const forms = replacements.split(' ').map((to) => word.replace(ending, to))
  if (/[ое]в$|[иы]н$/.test(word)) forms.push(`${word}ым`) // surnames, and towns named for a person
  const short = word.replace(FLEETING_VOWEL, '')
  if (short !== word) forms.push(...['а', 'у', 'ом', 'ем', 'е'].map((to) => short + to))
  return forms
}

/** Genitive and dative of the noun, declension of an adjective before it. */
function germanForms({ word, isLast }: NameWord): string[] {
  if (word.length < 4) return []
  if (isLast)
    return /[sxzß]$/.test(word)
      ? [`${word}es`]
      : [`${word}s`, `${word}es`, ...(/e[lr]?$/.test(word) ? [`${word}n`] : [])]
  const stem = /^(.{3,})e[mnrs]?$/.exec(word)?.[1]
  return stem ? ['e', 'em', 'en', 'er', 'es'].map((ending) => stem + ending) : []
}

/** With and without the article, after an attached preposition or conjunction; li- takes the alef of the article. */
function arabicForms({ word, isFirst, isLast }: NameWord): string[] {
  if (!isFirst || !/[\u0620-\u06ff]/.test(word)) return []
  const bare = word.startsWith('ال') && word.length > 4 ? word.slice(2) : word
  const isAlone = isFirst && isLast
  const withArticle = isAlone || bare !== word ? [`ال${bare}`] : []
  const plain = isAlone || bare === word ? [bare] : []
  if (bare.length < 3) return withArticle
  return ['', 'و', 'ف'].flatMap((and) => [
    ...[...withArticle, ...plain].flatMap((base) => ['', 'ب', 'ك'].map((before) => and + before + base)),
    ...plain.map((base) => `${and}ل${base}`),
    ...withArticle.map(() => `${and}لل${bare}`),
  ])
}

function bengaliForms(word: string): string[] {
  if (!/[\u0980-\u09ff]/.test(word)) return []
  const endings = /[\u09be-\u09cc]$|[\u0985-\u0994]$/.test(word)
    ? 'র তে য় য়ের কে ই ও রই তেই টি টা'
    : 'ে ের এ এর কে ই ও েই েরই টি টা েও'
  return endings.normalize('NFKC').split(' ').map((ending) => word + ending) // biome-ignore format: one step
}

/** Plural and other classes by prefix, for nouns; u- before countries; -ni of place. */
function swahiliForms({ word, isFirst, isLast, isCapital }: NameWord): string[] {
  const forms: string[] = []
  const rest = (prefix: string) => word.slice(prefix.length)
  if (isFirst && isCapital) {
    forms.push(`u${word}`)
    if (word.startsWith('u') && word.length > 7) forms.push(rest('u'))
  } else if (isFirst) {
    if (/^mw[aeio]/.test(word)) forms.push(`wa${rest('mw')}`, `w${rest('mw')}`)
    else if (/^m[^aeiou]/.test(word)) forms.push(`wa${rest('m')}`, `mi${rest('m')}`)
    else if (word.startsWith('mu')) forms.push(`wa${rest('mu')}`)
    else if (/^ki[^aeiou]/.test(word)) forms.push(`vi${rest('ki')}`)
    else if (/^ch[aeiou]/.test(word)) forms.push(`vy${rest('ch')}`)
    else if (/^ji[^aeiou]/.test(word)) forms.push(`ma${rest('ji')}`, `ma${word}`)
    else forms.push(`ma${word}`)
  }
  return isLast ? [...forms, ...[word, ...forms].map((form) => `${form}ni`)] : forms
}
