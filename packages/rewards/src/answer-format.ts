import type { FormatRequirement } from './reward-config.js'

/** `B) `, `b. `, `C - `: an option letter and what sets it off from the answer. */
const OPTION_LETTER = /^[a-d](?:[.)\]:](?=\s)|\)|\s-(?=\s))/

/**
 * Which requirements of form a text fails.
 *
 * A line break before the answer is free for a reward that trims and fatal for an evaluator that reads the first line;
 * text after the answer's line costs tokens and is read by nobody.
 *
 * @param text - As it was generated.
 * @param options - see {@link FormatFaultsOptions}.
 * @returns The failed ones, in the order asked for; none for a text that is blank.
 *
 * @example
 * ```ts
 * formatFaults('\nB) Durham', { require: ['one-line', 'starts-at-once', 'no-letter'] }) // => ['starts-at-once', 'no-letter']
 * ```
 */
export function formatFaults(text: string, options: FormatFaultsOptions): FormatRequirement[] {
  const answer = text.trim().toLowerCase()
  if (answer === '') return []
  const letter = OPTION_LETTER.exec(answer)?.[0]
  const faults: Record<FormatRequirement, boolean> = {
    'one-line': /[\n\r]/.test(answer),
    'starts-at-once': /[\n\r]/.test(text.slice(0, text.length - text.trimStart().length)),
    'no-letter':
      letter !== undefined &&
      !(options.candidateTexts ?? []).some((candidate) => candidate.trim().toLowerCase().startsWith(letter)),
  }
  return options.require.filter((requirement) => faults[requirement])
}

/** What is asked of a text. */
export interface FormatFaultsOptions {
  readonly require: readonly FormatRequirement[]
  /** Texts of the candidates: `D. H. Lawrence` begins with no option letter where one of them does so too. */
  readonly candidateTexts?: readonly string[]
}
