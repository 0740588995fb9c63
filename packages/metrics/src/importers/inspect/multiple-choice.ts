import { PolyfactError } from '@polyfact/schema'
import type { InspectSample } from './log-format.js'

/** Which choice a model took, and how that is known. */
export interface Choice {
  /** Counted from 0, in the order of `sample.choices`; undefined where it took none. */
  readonly index: number | undefined
  readonly from: 'completion' | 'stored answer'
}

/**
 * The choice that a completion states, read as inspect_ai's solver does: the first line `ANSWER: C`, else the first
 * `ANSWER: C` anywhere; one letter that a choice has, and nothing more.
 *
 * Where choices were shuffled, the solver has put its completion back into the order of `sample.choices`.
 *
 * @param completion - What the model wrote.
 * @param count - Number of choices.
 * @returns Counted from 0; undefined where no choice is stated.
 * @see inspect_ai, `solver/_multiple_choice.py`
 *
 * @example
 * ```ts
 * parseChoice('It is the second.\nANSWER: B.', 4) // => 1
 * ```
 */
export function parseChoice(completion: string, count: number): number | undefined {
  const found = ON_A_LINE.exec(completion) ?? ANYWHERE.exec(completion)
  return found === null ? undefined : indexOf(found[1]!.trim(), count)
}

const ON_A_LINE = /^ANSWER\s*:\s*([A-Za-z\d ,]+)\s*(?:$|\n|\.)/imu
const ANYWHERE = /ANSWER\s*:\s*([A-Za-z\d ,]+)(?:[^\p{L}\p{N}_]|$)/iu

/** The choice of a sample: what its completion states, else what its `choice` scorer says was the answer. */
export function choiceOf(sample: InspectSample, completion: string): Choice {
  const count = sample.choices!.length
  const stated = parseChoice(completion, count)
  if (stated !== undefined) return { index: stated, from: 'completion' }
  const scores = Object.entries(sample.scores ?? {})
  const stored = (scores.find(([name]) => name === 'choice') ?? scores[0])?.[1].answer
  const index = indexOf(stored?.trim() ?? '', count)
  return { index, from: index === undefined ? 'completion' : 'stored answer' }
}

/**
 * The right choices of a sample: letters, joined or in a list, or the text of a choice.
 *
 * @returns Counted from 0, sorted.
 * @throws {@link PolyfactError} `GOLD_MISSING` when one is not among the choices.
 */
export function targetsOf(place: string, { choices, target }: InspectSample): number[] {
  const texts = Array.isArray(target) ? target : [target]
  const byText = texts.map((text) => choices!.indexOf(text))
  const joined = [...texts.join('').replace(/[\s,]/g, '')]
  const byLetter = joined.map((letter) => indexOf(letter.toUpperCase(), choices!.length))
  if (joined.length > 0 && byLetter.every((index) => index !== undefined)) return sorted(byLetter)
  if (byText.every((index) => index !== -1)) return sorted(byText)
  throw new PolyfactError(
    'GOLD_MISSING',
    `${place}: found ${choices!.length} choices and the target ${JSON.stringify(target)}; the letter or the text of one of them is expected`,
    { place, target },
  )
}

const sorted = (indexes: readonly number[]) => [...new Set(indexes)].sort((a, b) => a - b)

/** `A` to `Z` and then `1`, `2`, … name the choices from the first on. */
function indexOf(label: string, count: number): number | undefined {
  const index = /^[A-Z]$/.test(label)
    ? label.charCodeAt(0) - 65
    : /^[1-9]\d*$/.test(label)
      ? Number(label) + 25
      : -1
  return index >= 0 && index < count ? index : undefined
}
