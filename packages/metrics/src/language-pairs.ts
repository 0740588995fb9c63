import { type Language, PolyfactError } from '@polyfact/schema'
import { meanOf } from './mean.js'

/** A mean for every pair of languages, and the mean of those. */
export interface PairMeans {
  /** Unweighted mean over pairs. */
  average: number
  /** The same over the pairs that contain English; absent without English. */
  averageWithEnglish?: number
  /** `"en-de"` → mean over the facts that both languages have; pairs in the order of the languages. */
  pairwise: Record<string, number>
  /** `"en-de"` → number of those facts. */
  facts: Record<string, number>
}

/** Sums over facts for every pair of languages; the place of a pair is its {@link pairIndex}. */
export interface PairSums {
  readonly sums: number[]
  readonly facts: number[]
}

/** The place of the pair of the i-th and the j-th language, i ≠ j, which stays when further languages come. */
export function pairIndex(i: number, j: number): number {
  return i < j ? (j * (j - 1)) / 2 + i : (i * (i - 1)) / 2 + j
}

/** Adds the value that one fact has for the pair at `index`. */
export function addToPair(pairs: PairSums, index: number, value: number): void {
  pairs.sums[index] = (pairs.sums[index] ?? 0) + value
  pairs.facts[index] = (pairs.facts[index] ?? 0) + 1
}

/** @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages. */
export function checkTwoLanguages(caller: string, languages: readonly Language[]): void {
  if (languages.length >= 2) return
  throw new PolyfactError(
    'EMPTY_INPUT',
    `${caller}: found ${languages.length === 0 ? 'no language' : `only ${languages[0]}`}; at least two languages are expected`,
  )
}

/** A language with the index that it has in sums over pairs. */
export type IndexedLanguage = readonly [language: Language, index: number]

/** Languages that are indexed in the order of evaluation. */
export function indexLanguages(languages: readonly Language[]): IndexedLanguage[] {
  return languages.map((language, index) => [language, index])
}

/** Two languages in the order of evaluation: `"en-de"`, and the place of their sum. */
export interface LanguagePair {
  readonly key: string
  readonly index: number
  readonly hasEnglish: boolean
}

/**
 * All pairs, in the order in which two nested loops over `languages` meet them.
 *
 * @param languages - In the order of evaluation.
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages, or for a pair without a common fact.
 */
export function commonPairs(
  caller: string,
  languages: readonly IndexedLanguage[],
  pairs: PairSums,
): LanguagePair[] {
  checkTwoLanguages(
    caller,
    languages.map(([language]) => language),
  )
  return languages.flatMap(([a, indexOfA], position) =>
    languages.slice(position + 1).map(([b, indexOfB]) => {
      const index = pairIndex(indexOfA, indexOfB)
      if ((pairs.facts[index] ?? 0) === 0) {
        throw new PolyfactError(
          'EMPTY_INPUT',
          `${caller}: ${a} and ${b} have no fact in common; at least one is expected, so leave out a language`,
          { languages: [a, b] },
        )
      }
      return { key: `${a}-${b}`, index, hasEnglish: a === 'en' || b === 'en' }
    }),
  )
}

/**
 * The means of {@link commonPairs}. Sums are taken in their order and divided once: the published values come out of
 * this form to the last bit.
 *
 * @throws {@link PolyfactError} as {@link commonPairs}.
 */
export function pairMeans(caller: string, languages: readonly IndexedLanguage[], pairs: PairSums): PairMeans {
  const common = commonPairs(caller, languages, pairs)
  // n equal weights may add up to 1 and an ulp; a share above 1 would be no share
  const meanOfPair = ({ index }: LanguagePair) => Math.min(pairs.sums[index]! / pairs.facts[index]!, 1)
  return {
    ...averagesOf(common, meanOfPair),
    facts: Object.fromEntries(common.map(({ key, index }) => [key, pairs.facts[index]!])),
  }
}

/** The value of every pair, with the unweighted means over all of them and over those with English; at least one. */
export function averagesOf(
  pairs: readonly LanguagePair[],
  measure: (pair: LanguagePair) => number,
): Omit<PairMeans, 'facts'> {
  const values = pairs.map((pair) => ({ ...pair, value: measure(pair) }))
  const withEnglish = values.filter(({ hasEnglish }) => hasEnglish)
  return {
    average: averageOf(values),
    ...(withEnglish.length === 0 ? {} : { averageWithEnglish: averageOf(withEnglish) }),
    pairwise: Object.fromEntries(values.map(({ key, value }) => [key, value])),
  }
}

function averageOf(pairs: readonly { readonly value: number }[]): number {
  return meanOf(pairs.map(({ value }) => value))
}
