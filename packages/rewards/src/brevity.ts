import { PolyfactError } from '@polyfact/schema'
import { stripWhiteSpace } from './white-space.js'

/**
 * How much longer an answer is than the gold, as a share of the gold's length, up to 1.
 *
 * `min(1, max(0, |p| − |g|) / max(|g|, denominatorFloor))` in code points, p without white space and without one
 * leading option letter (`B) `), g the longest of the gold's texts, so that writing any of them in full is no excess.
 * The floor keeps the same padding at the same price where words are short: golds have 12 code points in English and
 * 5 in Chinese.
 *
 * @param answer - The answer as it was extracted: its line, without a label.
 * @param options - see {@link BrevityExcessOptions}.
 * @returns In [0, 1]; 0 where the gold's texts are blank.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without a text of the gold; `OUT_OF_RANGE` for a floor that is not finite
 *   and above 0.
 * @see arXiv 2606.06586, the trainer's `compute_group_reward`
 *
 * @example
 * ```ts
 * brevityExcess('B) Durham is the place', { goldTexts: ['Durham'], denominatorFloor: 10 }) // => 1
 * brevityExcess('上海是一个城市', { goldTexts: ['上海'], denominatorFloor: 10 }) // => 0.5
 * ```
 */
export function brevityExcess(answer: string, options: BrevityExcessOptions): number {
  const { goldTexts, denominatorFloor } = options
  if (goldTexts.length === 0)
    throw new PolyfactError('EMPTY_INPUT', 'brevityExcess: no text of the gold; at least one is expected')
  if (!(denominatorFloor > 0 && Number.isFinite(denominatorFloor))) {
    const message = `brevityExcess: denominatorFloor is ${denominatorFloor}; a finite number > 0 is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { denominatorFloor })
  }
  const gold = longest(goldTexts)
  if (gold === 0) return 0
  const excess = codePoints(withoutLetter(stripWhiteSpace(answer))) - gold
  return Math.min(1, Math.max(0, excess) / Math.max(gold, denominatorFloor))
}

/** What an answer is measured against. */
export interface BrevityExcessOptions {
  /** Texts that mean the gold. */
  readonly goldTexts: readonly string[]
  /** Smallest length to divide by, in code points. */
  readonly denominatorFloor: number
}

/** The answer without one option letter before it, in the forms that models write: `A)`, `b.`, `C -`, `D:`, `a]`. */
function withoutLetter(answer: string): string {
  const rest = /^[a-dA-D]/.test(answer) ? stripWhiteSpace(answer.slice(1)) : ''
  return /^[.)\]:-]/.test(rest) ? stripWhiteSpace(rest.slice(1)) : answer
}

/** Length of the longest text without white space around it, in code points. */
export const longest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, codePoints(stripWhiteSpace(text))), 0)

/** Number of code points; half of a surrogate pair counts as one. */
export function codePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
