import { type Language, PolyfactError } from '@polyfact/schema'

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

/**
 * The means of all pairs, in the order in which two nested loops over `languages` meet them. Sums are taken in that
 * order and divided once: the published values come out of this form to the last bit.
 *
 * @param languages - In the order of evaluation, with the index that each has in `pairs`.
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages, or for a pair without a common fact.
 */
export function pairMeans(
  caller: string,
  languages: readonly (readonly [language: Language, index: number])[],
  pairs: PairSums,
): PairMeans {
  if (languages.length < 2) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${caller}: found ${languages.length === 0 ? 'no language' : `only ${languages[0]![0]}`}; at least two languages are expected`,
    )
  }
  const pairwise: Record<string, number> = {}
  const facts: Record<string, number> = {}
  const all: number[] = []
  const withEnglish: number[] = []
  for (const [position, [a, indexOfA]] of languages.entries()) {
    for (const [b, indexOfB] of languages.slice(position + 1)) {
      const index = pairIndex(indexOfA, indexOfB)
      const count = pairs.facts[index] ?? 0
      if (count === 0) {
        throw new PolyfactError(
          'EMPTY_INPUT',
          `${caller}: ${a} and ${b} have no fact in common; at least one is expected, so leave out a language`,
          { languages: [a, b] },
        )
      }
      // n equal weights may add up to 1 and an ulp; a share above 1 would be no share
      const mean = Math.min(pairs.sums[index]! / count, 1)
      pairwise[`${a}-${b}`] = mean
      facts[`${a}-${b}`] = count
      all.push(mean)
      if (a === 'en' || b === 'en') withEnglish.push(mean)
    }
  }
  return {
    average: meanInOrder(all),
    ...(withEnglish.length === 0 ? {} : { averageWithEnglish: meanInOrder(withEnglish) }),
    pairwise,
    facts,
  }
}

function meanInOrder(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
