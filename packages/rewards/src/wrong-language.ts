import { type Language, PAPER_LANGUAGES } from '@polyfact/schema'

/**
 * Says which of some languages a text is in, or nothing where it cannot. Codes have no region and no script; the first is
 * the language that is expected.
 */
export type LanguageIdentifier = (text: string, among: readonly Language[]) => Language | undefined

/** What a text is held against. */
export interface WrongLanguageOptions {
  /** That the question is in. */
  readonly language: Language
  /** Texts of all candidates in that language; whatever equals one of them is in the right language. */
  readonly candidateTexts?: readonly string[]
  /**
   * Languages that an answer may be in.
   *
   * @defaultValue the paper's twelve
   */
  readonly languages?: readonly Language[]
  /**
   * Asked where scripts decide nothing and the text has at least 20 letters, a Chinese, Japanese or Korean character
   * counting for 2.5. `loadLanguageIdentifier` of `@polyfact/rewards/language-id` has one.
   */
  readonly identify?: LanguageIdentifier
}

/** Whether a text is in the language of its question, and what says so. */
export interface LanguageVerdict {
  readonly verdict: 'same' | 'other' | 'unknown'
  readonly by: 'candidate' | 'script' | 'identifier' | 'nothing'
}

/**
 * Whether an answer is in another language than its question.
 *
 * In this order: a text that equals a candidate's is never in a wrong language, whatever its script. Then the script:
 * at least half of the letters must be of one that the language is written in, which is near-certain for Arabic,
 * Bengali, Russian, Chinese, and Japanese by its kana. Then the identifier, for texts long enough to be told apart, among
 * the languages that scripts leave. Where nothing decides, the verdict is `unknown`, which costs nothing: a short
 * name is the same in many languages.
 *
 * @param text - The answer; its first 1,000 UTF-16 units are looked at.
 * @param options - see {@link WrongLanguageOptions}.
 * @returns see {@link LanguageVerdict}; `unknown` for a text without letters, such as a year.
 *
 * @example
 * ```ts
 * wrongLanguage('The answer is 北京', { language: 'zh', candidateTexts: ['北京'] }) // => { verdict: 'other', by: 'script' }
 * wrongLanguage('IBM', { language: 'zh', candidateTexts: ['IBM'] }) // => { verdict: 'same', by: 'candidate' }
 * ```
 */
export function wrongLanguage(text: string, options: WrongLanguageOptions): LanguageVerdict {
  const { language, candidateTexts = [], languages = PAPER_LANGUAGES, identify } = options
  const written = comparable(text)
  if (candidateTexts.some((candidate) => comparable(candidate) === written))
    return { verdict: 'same', by: 'candidate' }

  const looked = text.slice(0, LOOKED_AT)
  const letters = countLetters(looked, [language, ...languages])
  if (letters.all === 0) return { verdict: 'unknown', by: 'nothing' }
  if (!mayBeIn(language, letters)) return { verdict: 'other', by: 'script' }
  const alike = languages.filter((other) => baseOf(other) !== baseOf(language) && mayBeIn(other, letters))
  if (alike.length === 0) return { verdict: 'same', by: 'script' }

  const among = [...new Set([language, ...alike].map(baseOf))]
  const found = letters.all >= IDENTIFIABLE ? identify?.(looked, among) : undefined
  if (found === undefined || !among.includes(found)) return { verdict: 'unknown', by: 'nothing' }
  return { verdict: found === among[0] ? 'same' : 'other', by: 'identifier' }
}

const LOOKED_AT = 1000
/** Below so many letters identifiers guess. */
const IDENTIFIABLE = 20
/** Golds have 12 code points in English and 5 in Chinese. */
const CJK_WEIGHT = 2.5
/** More Han characters than a name has; Japanese of that length has kana. */
const LONG_HAN = 8 * CJK_WEIGHT

const KANA = ['Hira', 'Kana']
/** Scripts that CLDR's name for a way of writing stands for. */
const WRITTEN_WITH: Record<string, readonly string[]> = {
  Jpan: ['Hani', ...KANA],
  Kore: ['Hang', 'Hani'],
  Hans: ['Hani'],
  Hant: ['Hani'],
}
const CJK = new Set(['Hani', 'Hang', ...KANA])

/** Weighted letters of a text: all, and by script. */
interface Letters {
  all: number
  byScript: Map<string, number>
}

function countLetters(text: string, languages: readonly Language[]): Letters {
  const byScript = new Map<string, number>()
  let all = count(text, /(?!\p{Script=Zyyy})\p{L}/gu)
  for (const script of new Set(languages.flatMap(scriptsOf))) {
    const found = count(text, lettersOf(script))
    const extra = CJK.has(script) ? found * (CJK_WEIGHT - 1) : 0
    byScript.set(script, found + extra)
    all += extra
  }
  return { all, byScript }
}

/** True where a text of these letters may be in the language, as far as scripts tell. */
function mayBeIn(language: Language, { all, byScript }: Letters): boolean {
  const scripts = scriptsOf(language)
  const sum = (names: readonly string[]) =>
    names.reduce((total, name) => total + (byScript.get(name) ?? 0), 0)
  if (sum(scripts) < all / 2) return false
  const han = sum(['Hani'])
  if (!scripts.includes('Hani') || han === 0) return true
  return scripts.includes('Kana') ? sum(KANA) > 0 || han <= LONG_HAN : sum(KANA) < all / 10
}

// both take longer to make than to use; there are no more of them than languages and scripts
const scriptsOf = remembered((language: Language): readonly string[] => {
  const script = new Intl.Locale(language).maximize().script ?? 'Latn'
  return WRITTEN_WITH[script] ?? [script]
})
const lettersOf = remembered((script: string) => new RegExp(`(?=\\p{L})\\p{Script=${script}}`, 'gu'))

function remembered<Value>(make: (name: string) => Value): (name: string) => Value {
  const made = new Map<string, Value>()
  return (name) => {
    if (!made.has(name)) made.set(name, make(name))
    return made.get(name)!
  }
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
const baseOf = (language: Language) => language.split('-')[0]!
const comparable = (text: string) => text.normalize('NFC').trim().toLowerCase()
