import { PolyfactError } from '@polyfact/schema'
import { extractAnswer } from './extract-answer.js'
import { FORMAT_REQUIREMENTS, type FormatRequirement } from './reward-config.js'

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
 * @throws {@link PolyfactError} `UNKNOWN_OPTION` for another requirement.
 *
 * @example
 * ```ts
 * formatFaults('\nB) Durham', { require: ['one-line', 'starts-at-once', 'no-letter'] }) // => ['starts-at-once', 'no-letter']
 * ```
 */
export function formatFaults(text: string, options: FormatFaultsOptions): FormatRequirement[] {
  checkRequirements('formatFaults', options.require)
  if (text.trim() === '') return []
  const letter = OPTION_LETTER.exec(extractAnswer(text).toLowerCase())?.[0]
  const faults: Record<FormatRequirement, boolean> = {
    'one-line': /[\n\r]/.test(text.trim()),
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

/** Refuses a requirement that does not exist: nothing would ever be taken for it. */
export function checkRequirements(caller: string, require: readonly FormatRequirement[]): void {
  const unknown = require.find((requirement) => !FORMAT_REQUIREMENTS.includes(requirement))
  if (unknown === undefined) return
  const message = `${caller}: found requirement ${JSON.stringify(unknown)}; ${FORMAT_REQUIREMENTS.join(', ')} is expected`
  throw new PolyfactError('UNKNOWN_OPTION', message, { require })
}
