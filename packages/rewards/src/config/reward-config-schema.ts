import { explainIssue, PolyfactError } from '@polyfact/schema'
import * as z from 'zod'
import {
  FORMAT_REQUIREMENTS,
  OUTCOMES,
  PAPER_REWARD,
  RECOMMENDED_REWARD,
  type RewardConfig,
} from '../reward-config.js'
import { checkRewardConfig } from '../reward-ordering.js'
import { hazardsOf, type RewardHazard } from './reward-hazards.js'

const AllOrNothing = z.strictObject({
  shape: z.literal('all-or-nothing'),
  size: z.number().default(1),
})
const Power = z.strictObject({
  shape: z.literal('power'),
  size: z.number().default(1),
  exponent: z.number().default(4),
})
const Ladder = z.strictObject({
  shape: z.literal('ladder'),
  rungs: z.array(z.strictObject({ languages: z.number(), value: z.number() })).min(1),
})
const Answer = z.strictObject({
  correct: z.number().default(RECOMMENDED_REWARD.answer.correct),
  wrong: z.number().default(RECOMMENDED_REWARD.answer.wrong),
  unparseable: z.number().default(RECOMMENDED_REWARD.answer.unparseable),
  empty: z.number().default(RECOMMENDED_REWARD.answer.empty),
})
const Format = z.strictObject({
  penalty: z.number().default(0.1),
  require: z
    .array(z.enum(FORMAT_REQUIREMENTS))
    .min(1)
    .default([...FORMAT_REQUIREMENTS]),
})

/**
 * The form of a reward configuration in a YAML or JSON file; everything may be left out.
 *
 * Read files with {@link parseRewardConfig}, which also checks the order of outcomes over the whole range.
 */
export const RewardConfigSchema = z.strictObject({
  preset: z.enum(['recommended', 'paper']).default('recommended'),
  answer: Answer.optional().describe('what one answer earns; not with preset paper'),
  bonus: z
    .discriminatedUnion('shape', [AllOrNothing, Power, Ladder])
    .default({ shape: 'all-or-nothing', size: 1 })
    .describe('what a rollout earns for the number of right languages'),
  brevity: z
    .strictObject({ penalty: z.number().default(0.3), denominatorFloor: z.number().default(10) })
    .optional()
    .describe('taken from a right answer for text around it'),
  wrongLanguage: z
    .strictObject({ penalty: z.number().default(0.2) })
    .optional()
    .describe('taken from an answer in another language than its question'),
  format: Format.optional().describe('taken from a text that is not an answer alone'),
  agreementWithOthers: z
    .strictObject({ weight: z.number().default(0.1) })
    .optional()
    .describe('given for the share of other languages with the same answer'),
})

/** A configuration that has been read and checked. */
export interface ParsedRewardConfig {
  readonly config: RewardConfig
  /** To be printed when a run starts, each with its sentence in `REWARD_HAZARDS`. */
  readonly hazards: readonly RewardHazard[]
  /** Sentences on what has no effect. */
  readonly warnings: readonly string[]
}

/** What is known of the facts. */
export interface ParseRewardConfigOptions {
  /** Number of languages of a fact; rungs are held against it. Not checked where it is not given. */
  readonly languages?: number
}

/**
 * Reads a reward configuration and checks that no worse answer can earn more than a better one.
 *
 * What is left out is as recommended; `preset: paper` begins with the paper's values instead, in which an empty answer
 * beats an unparseable one, and says so in `hazards`. Components other than the bonus are off unless they are named;
 * named with nothing in them they have their defaults. A `config` that was returned, and written as JSON, reads as itself.
 *
 * @param value - Anything, e.g. the result of `JSON.parse` or of a YAML parser.
 * @param place - Where it comes from, for the error: `reward.yaml`.
 * @param options - see {@link ParseRewardConfigOptions}.
 * @returns see {@link ParsedRewardConfig}.
 * @throws {@link PolyfactError} `UNKNOWN_OPTION` for what does not exist or has no effect where it is, such as an exponent
 *   of a ladder, by name; `INVALID_INPUT` for another form; as {@link checkRewardConfig}.
 *
 * @example
 * ```ts
 * parseRewardConfig({ bonus: { shape: 'power' } }).config.bonus // => { shape: 'power', size: 1, exponent: 4 }
 * parseRewardConfig({ preset: 'paper' }).hazards // => ['silence']
 * ```
 */
export function parseRewardConfig(
  value: unknown,
  place = 'reward configuration',
  options: ParseRewardConfigOptions = {},
): ParsedRewardConfig {
  const caller = `parseRewardConfig: ${place}`
  const parsed = RewardConfigSchema.safeParse(value)
  if (!parsed.success) throw misformed(caller, value, parsed.error.issues[0]!)
  const { preset, answer, bonus, brevity, wrongLanguage, format, agreementWithOthers } = parsed.data
  const paper = preset === 'paper'
  if (paper && answer && OUTCOMES.some((outcome) => answer[outcome] !== PAPER_REWARD.answer[outcome])) {
    const message = `${caller}: found answer beside preset paper, which fixes it; leave one of the two out`
    throw new PolyfactError('UNKNOWN_OPTION', message, { path: 'answer' })
  }
  const config: RewardConfig = {
    preset,
    answer: answer ?? (paper ? PAPER_REWARD : RECOMMENDED_REWARD).answer,
    bonus,
    ...(brevity && { brevity }),
    ...(wrongLanguage && { wrongLanguage }),
    ...(format && { format }),
    ...(agreementWithOthers && { agreementWithOthers }),
  }
  checkRewardConfig(config, caller)
  return { config, hazards: hazardsOf(config), warnings: unreachableRungs(config, options.languages) }
}

function unreachableRungs({ bonus }: RewardConfig, languages = Number.POSITIVE_INFINITY): string[] {
  if (bonus.shape !== 'ladder') return []
  return bonus.rungs
    .filter((rung) => rung.languages > languages)
    .map(
      (rung) =>
        `the rung at ${rung.languages} languages cannot be reached with ${languages}: its ${rung.value} is never paid`,
    )
}

function misformed(caller: string, value: unknown, issue: z.core.$ZodIssue): PolyfactError {
  const path = issue.path.join('.')
  const where = path === '' ? caller : `${caller}: ${path}`
  if (issue.code !== 'unrecognized_keys')
    return new PolyfactError('INVALID_INPUT', `${where}: ${explainIssue(value, issue)}`, { path, issue })
  const names = optionsAt(issue.path, value)
  return new PolyfactError(
    'UNKNOWN_OPTION',
    `${where}: found ${issue.keys.join(', ')}, which has no effect here; the options are ${names.join(', ')}`,
    { path, keys: issue.keys },
  )
}

/** Names of what may stand at a place of the file. */
function optionsAt([part, ...rest]: readonly PropertyKey[], value: unknown): string[] {
  if (part === undefined) return Object.keys(RewardConfigSchema.shape)
  if (part === 'bonus') {
    if (rest.length > 0) return ['languages', 'value']
    const { shape } = (value as { bonus: { shape: string } }).bonus
    const found = [AllOrNothing, Power, Ladder].find((bonus) => bonus.shape.shape.value === shape)
    return Object.keys(found!.shape)
  }
  const inner = RewardConfigSchema.shape[part as 'brevity' | 'wrongLanguage' | 'agreementWithOthers']
  return Object.keys(inner.unwrap().shape)
}
