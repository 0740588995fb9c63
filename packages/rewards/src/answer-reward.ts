import { PolyfactError } from '@polyfact/schema'
import { formatFaults } from './answer-format.js'
import { brevityExcess, codePoints, longest } from './brevity.js'
import { extractAnswer } from './extract-answer.js'
import type { ResolvedLanguage } from './resolution.js'
import type { AnswerOutcome, RewardConfig } from './reward-config.js'
import { checkRewardConfig } from './reward-ordering.js'
import { type WrongLanguageOptions, wrongLanguage } from './wrong-language.js'

/** One answer and what it is judged by. `text` is as it was generated, before anything is taken from it. */
export interface AnswerToReward extends ResolvedLanguage {
  /** Id of the gold. */
  readonly gold: string
  /** Texts that mean the gold in this language; read by brevity. */
  readonly goldTexts: readonly string[]
  /** Texts of all candidates in this language; read by wrong language and format. The gold's where it is not given. */
  readonly candidateTexts?: readonly string[]
}

/** What some components need beside the answer. */
export interface AnswerRewardOptions extends Pick<WrongLanguageOptions, 'languages' | 'identify'> {
  /** Share of the other languages with the same answer, in [0, 1], as {@link agreementReward} gives it. */
  readonly agreement?: number
}

/** What one answer earns, by component; a penalty is a negative number. The last four are there when configured. */
export type RewardComponents = {
  readonly correct: number
  readonly wrong: number
  readonly unparseable: number
  readonly empty: number
  readonly brevity?: number
  readonly wrongLanguage?: number
  readonly format?: number
  readonly agreement?: number
}

/** The reward of one answer. */
export interface AnswerReward {
  readonly outcome: AnswerOutcome
  /** Sum of the components. */
  readonly total: number
  readonly components: RewardComponents
  /** Of the whole text without white space around it, in code points. */
  readonly length: number
  /** Of the gold's longest text, in code points. */
  readonly goldLength: number
}

/**
 * The reward of one answer in one language, by component.
 *
 * One of `correct`, `wrong`, `unparseable` and `empty` has the value of the configuration, the others are 0. Brevity is
 * taken from a correct answer alone, wrong language and format from every answer that is not empty; agreement is given
 * to every answer that names a candidate. With `PAPER_REWARD` this is the paper's reward of one language; its
 * per-language pooling rewards each answer with this number, without bonus and brevity.
 *
 * @param answer - see {@link AnswerToReward}.
 * @param config - see {@link RewardConfig}.
 * @param options - see {@link AnswerRewardOptions}.
 * @returns see {@link AnswerReward}; `total` is the sum of the components in their order.
 * @throws {@link PolyfactError} `EMPTY_INPUT` when brevity has no gold text; `INVALID_INPUT` when agreement is
 *   configured and not given; `OUT_OF_RANGE` when it is not in [0, 1]; as {@link checkRewardConfig}.
 * @see arXiv 2606.06586, the trainer's `compute_group_reward`
 *
 * @example
 * ```ts
 * const resolution = { kind: 'candidate', id: 'Q1', how: 'contains', matched: 'durham' } as const
 * const answer = { language: 'en', text: 'Durham, UK', resolution, gold: 'Q1', goldTexts: ['Durham'] }
 * answerReward(answer, { ...PAPER_REWARD, brevity: { penalty: 0.3, denominatorFloor: 10 } }).total // => 0.88
 * ```
 */
export function answerReward(
  answer: AnswerToReward,
  config: RewardConfig,
  options: AnswerRewardOptions = {},
): AnswerReward {
  checkRewardConfig(config, 'answerReward')
  return rewardOfAnswer('answerReward', answer, config, options)
}

/** {@link answerReward} with a configuration that has been checked. */
export function rewardOfAnswer(
  caller: string,
  answer: AnswerToReward,
  config: RewardConfig,
  options: AnswerRewardOptions,
): AnswerReward {
  const outcome = outcomeOf(answer)
  const hasText = outcome !== 'empty' // a label alone is none
  const components = {
    ...{ correct: 0, wrong: 0, unparseable: 0, empty: 0, [outcome]: config.answer[outcome] },
    ...(config.brevity && { brevity: brevityOf(caller, answer, outcome, config.brevity) }),
    ...(config.wrongLanguage && {
      wrongLanguage: hasText && isInOther(answer, options) ? -config.wrongLanguage.penalty : 0,
    }),
    ...(config.format && {
      format: hasText && hasFormatFault(answer, config.format) ? -config.format.penalty : 0,
    }),
    ...(config.agreementWithOthers && {
      agreement: shareOf(caller, answer, options) * config.agreementWithOthers.weight,
    }),
  }
  return {
    outcome,
    total: Object.values<number>(components).reduce((sum, component) => sum + component, 0),
    components,
    length: codePoints(answer.text.trim()),
    goldLength: longest(answer.goldTexts),
  }
}

function outcomeOf({ resolution, gold }: AnswerToReward): AnswerOutcome {
  if (resolution.kind === 'empty') return 'empty'
  if (resolution.kind === 'invalid') return 'unparseable'
  return resolution.id === gold ? 'correct' : 'wrong'
}

function brevityOf(
  caller: string,
  { language, text, goldTexts }: AnswerToReward,
  outcome: AnswerOutcome,
  brevity: NonNullable<RewardConfig['brevity']>,
): number {
  if (goldTexts.length === 0) {
    const message = `${caller}: ${language} has no gold text; brevity is measured against at least one`
    throw new PolyfactError('EMPTY_INPUT', message, { language })
  }
  if (outcome !== 'correct') return 0
  const excess = brevityExcess(extractAnswer(text), { goldTexts, denominatorFloor: brevity.denominatorFloor })
  return excess === 0 ? 0 : -brevity.penalty * excess
}

function isInOther(answer: AnswerToReward, options: AnswerRewardOptions): boolean {
  const { language, text, goldTexts, candidateTexts = goldTexts } = answer
  const { languages, identify } = options
  const { verdict } = wrongLanguage(extractAnswer(text), {
    language,
    candidateTexts,
    ...(languages && { languages }),
    ...(identify && { identify }),
  })
  return verdict === 'other'
}

function hasFormatFault(answer: AnswerToReward, format: NonNullable<RewardConfig['format']>): boolean {
  const { text, goldTexts, candidateTexts = goldTexts } = answer
  return formatFaults(text, { require: format.require, candidateTexts }).length > 0
}

function shareOf(caller: string, answer: AnswerToReward, { agreement }: AnswerRewardOptions): number {
  if (agreement === undefined) {
    const message = `${caller}: agreement with others is configured and agreement is not given; the share of other languages with the same answer is expected`
    throw new PolyfactError('INVALID_INPUT', message, { language: answer.language })
  }
  if (!(agreement >= 0 && agreement <= 1)) {
    const message = `${caller}: agreement is ${agreement}; a share in [0, 1] is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { language: answer.language, agreement })
  }
  return answer.resolution.kind === 'candidate' ? agreement : 0
}
