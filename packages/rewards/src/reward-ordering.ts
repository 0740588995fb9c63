import { PolyfactError } from '@polyfact/schema'
import { checkRequirements } from './answer-format.js'
import { unknownShape } from './consistency-bonus.js'
import {
  type AnswerOutcome,
  type ConsistencyBonus,
  OUTCOMES,
  PAPER_REWARD,
  type RewardConfig,
  type Rung,
} from './reward-config.js'

/** What the answers of one outcome add to their group's reward, at least and at most. */
export interface OutcomeRange {
  readonly least: number
  readonly most: number
}

/**
 * What an answer of each outcome can add to the reward of its group, the bonus aside.
 *
 * A correct answer loses up to all of brevity, wrong language and format. A candidate earns up to the weight of
 * agreement for itself and, over all other languages, up to the weight again for them: a wrong answer that everybody
 * shares is worth twice the weight to the group, which is lost when it turns right.
 *
 * @param config - see {@link RewardConfig}; not checked.
 * @returns By outcome, in the unit of the reward; to 12 decimals, so that 1 − 0.7 − 0.3 is 0 and ties with it.
 *
 * @example
 * ```ts
 * rewardRanges({ ...RECOMMENDED_REWARD, brevity: { penalty: 0.3, denominatorFloor: 10 } }).correct // => { least: 0.7, most: 1 }
 * ```
 */
export function rewardRanges(config: RewardConfig): Record<AnswerOutcome, OutcomeRange> {
  const { correct, wrong, unparseable, empty } = config.answer
  const anyText = (config.wrongLanguage?.penalty ?? 0) + (config.format?.penalty ?? 0)
  const shared = 2 * (config.agreementWithOthers?.weight ?? 0)
  return {
    correct: range(correct - (config.brevity?.penalty ?? 0) - anyText, correct + shared),
    wrong: range(wrong - anyText, wrong + shared),
    unparseable: range(unparseable - anyText, unparseable),
    empty: range(empty, empty),
  }
}

const range = (least: number, most: number): OutcomeRange => ({ least: decimal(least), most: decimal(most) })
const decimal = (value: number) => Number(value.toFixed(12))

/**
 * Checks that a reward can never pay for the worse of two answers: correct > wrong ≥ unparseable > empty, over the
 * whole range of every component.
 *
 * Every least of a better outcome is held against the most of the next (see {@link rewardRanges}). The paper's own
 * values fail the last step, as an empty answer earns 0 and an unparseable one −0.5: they, and no others, pass with
 * `preset: 'paper'`.
 *
 * @param config - see {@link RewardConfig}.
 * @param caller - Who asks, and where the configuration is from, for the error.
 * @throws {@link PolyfactError} `NOT_FINITE`; `OUT_OF_RANGE` for a number outside its range, rungs that do not rise, and
 *   values out of order, with the reason and the remedy; `UNKNOWN_OPTION` for another preset, shape or
 *   requirement of form.
 *
 * @example
 * ```ts
 * checkRewardConfig({ ...RECOMMENDED_REWARD, answer: PAPER_REWARD.answer }) // => throws OUT_OF_RANGE
 * ```
 */
export function checkRewardConfig(config: RewardConfig, caller = 'checkRewardConfig'): void {
  const paper = config.preset === 'paper'
  if (!paper && config.preset !== 'recommended') {
    const message = `${caller}: preset is ${JSON.stringify(config.preset)}; recommended or paper is expected`
    throw new PolyfactError('UNKNOWN_OPTION', message, { preset: config.preset })
  }
  for (const outcome of OUTCOMES) {
    const [value, fixed] = [config.answer[outcome], PAPER_REWARD.answer[outcome]]
    checkNumber(caller, `answer.${outcome}`, value, 'a finite number')
    if (paper && value !== fixed)
      throw outOfRange(caller, `answer.${outcome}`, value, `${fixed}, as preset paper has it`)
  }
  checkBonus(caller, config.bonus)
  const { brevity, wrongLanguage, format, agreementWithOthers } = config
  if (brevity) {
    checkNumber(caller, 'brevity.penalty', brevity.penalty, 'a number > 0')
    checkNumber(caller, 'brevity.denominatorFloor', brevity.denominatorFloor, 'a number > 0')
  }
  if (wrongLanguage) checkNumber(caller, 'wrongLanguage.penalty', wrongLanguage.penalty, 'a number > 0')
  if (format) {
    checkNumber(caller, 'format.penalty', format.penalty, 'a number > 0')
    checkRequirements(caller, format.require)
    if (format.require.length === 0)
      throw outOfRange(caller, 'format.require', 'empty', 'at least one requirement')
  }
  if (agreementWithOthers)
    checkNumber(caller, 'agreementWithOthers.weight', agreementWithOthers.weight, 'a number > 0')

  const { correct, wrong, unparseable, empty } = rewardRanges(config)
  if (!(correct.least > wrong.most))
    throw disorder(caller, 'correct', correct.least, 'wrong', wrong.most, config)
  if (!(wrong.least >= unparseable.most))
    throw disorder(caller, 'wrong', wrong.least, 'unparseable', unparseable.most, config)
  if (!paper && !(unparseable.least > empty.most))
    throw disorder(caller, 'unparseable', unparseable.least, 'empty', empty.most, config)
}

function checkBonus(caller: string, bonus: ConsistencyBonus): void {
  if (bonus.shape === 'ladder') checkRungs(caller, bonus.rungs)
  else if (bonus.shape === 'all-or-nothing') checkNumber(caller, 'bonus.size', bonus.size, 'a number >= 0')
  else if (bonus.shape === 'power') {
    checkNumber(caller, 'bonus.size', bonus.size, 'a number > 0')
    checkNumber(caller, 'bonus.exponent', bonus.exponent, 'a number > 0')
  } else throw unknownShape(caller, bonus)
}

/** Rungs in any order, but every higher one worth more: another would never be paid. */
function checkRungs(caller: string, rungs: readonly Rung[]): void {
  if (rungs.length === 0) throw outOfRange(caller, 'bonus.rungs', 'empty', 'at least one rung')
  let below: Rung = { languages: 0, value: 0 }
  for (const rung of [...rungs].sort((a, b) => a.languages - b.languages)) {
    checkNumber(caller, `bonus.rungs value at ${rung.languages} languages`, rung.value, 'a number > 0')
    if (!Number.isInteger(rung.languages) || rung.languages <= below.languages)
      throw outOfRange(caller, 'bonus.rungs languages', rung.languages, 'distinct whole numbers >= 1')
    if (rung.value <= below.value)
      throw outOfRange(
        caller,
        `bonus.rungs value at ${rung.languages} languages`,
        rung.value,
        `more than ${below.value}, the value at ${below.languages}: the greatest reached is paid`,
      )
    below = rung
  }
}

function checkNumber(
  caller: string,
  name: string,
  value: number,
  expected: 'a finite number' | 'a number > 0' | 'a number >= 0',
): void {
  if (!Number.isFinite(value)) {
    const message = `${caller}: ${name} is ${typeof value === 'number' ? value : JSON.stringify(value)}; expected ${expected}`
    throw new PolyfactError('NOT_FINITE', message, { [name]: value })
  }
  if ((expected === 'a number > 0' && value <= 0) || (expected === 'a number >= 0' && value < 0))
    throw outOfRange(caller, name, value, expected)
}

function outOfRange(caller: string, name: string, value: unknown, expected: string): PolyfactError {
  return new PolyfactError('OUT_OF_RANGE', `${caller}: ${name} is ${value}; expected ${expected}`, {
    [name]: value,
  })
}

/** Why the order matters at this step, and what mends it. */
const REASONS = {
  wrong:
    'a wrong answer would pay as much as a right one; lower the penalties of right answers or the weight of agreement, of which a wrong answer can earn twice',
  unparseable:
    'text that names no candidate would pay more than a guess; lower answer.unparseable or the penalties',
  empty:
    'writing nothing would pay as much as writing, and a policy that falls silent gets equal rewards and no gradient ever after; lower answer.empty, to -1 with the other values as they are, or say preset: paper, and nothing of answer, to repeat the paper with this hazard',
} as const

function disorder(
  caller: string,
  better: AnswerOutcome,
  least: number,
  worse: keyof typeof REASONS,
  most: number,
  config: RewardConfig,
): PolyfactError {
  const relation = worse === 'unparseable' ? 'less' : 'no more'
  return new PolyfactError(
    'OUT_OF_RANGE',
    `${caller}: ${article(better)} ${better} answer earns ${least} at worst, ${relation} than the ${most} that ${article(worse)} ${worse} one earns at best; correct > wrong >= unparseable > empty is expected: ${REASONS[worse]}`,
    { ranges: rewardRanges(config) },
  )
}

const article = (outcome: AnswerOutcome) => (outcome === 'correct' || outcome === 'wrong' ? 'a' : 'an')
