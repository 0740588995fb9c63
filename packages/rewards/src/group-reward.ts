import { type Language, PAPER_LANGUAGES, PolyfactError } from '@polyfact/schema'
import { agreementReward } from './agreement-reward.js'
import {
  type AnswerReward,
  type AnswerRewardOptions,
  type AnswerToReward,
  rewardOfAnswer,
} from './answer-reward.js'
import { consistencyBonus } from './consistency-bonus.js'
import type { AnswerOutcome, RewardConfig } from './reward-config.js'
import { checkRewardConfig } from './reward-ordering.js'

/** Which languages a rollout must have, and how they are told apart. */
export interface GroupRewardOptions extends Pick<AnswerRewardOptions, 'identify'> {
  /**
   * All languages of the fact.
   *
   * @defaultValue those that are answered
   */
  readonly languages?: readonly Language[]
  /**
   * What a language without an answer is: a fault; an empty answer, as in the paper; or one that earns and loses nothing
   * and is not right for the bonus, as by the server's policy `partial`.
   *
   * @defaultValue `'error'`
   */
  readonly missing?: 'error' | 'empty' | 'partial'
}

/** The reward that all languages of one rollout share. */
export interface GroupReward {
  /** Σ over languages of their components, then the bonus. */
  readonly reward: number
  readonly bonus: number
  /** Number of languages whose answer is the gold. */
  readonly correct: number
  /** Number of languages whose answer names a candidate. */
  readonly valid: number
  /** Number of languages with any text. */
  readonly answered: number
  /** Number of languages of the fact. */
  readonly languages: number
  /** In order of code; without those that are missing where the reward is partial. */
  readonly byLanguage: Readonly<Record<Language, AnswerReward>>
  /** Languages that had no answer. */
  readonly missing: readonly Language[]
}

/**
 * The reward of one rollout of a fact, pooled over its languages: every language's generation is given this number.
 *
 * `Σ_l answerReward(l) + bonus(k, n)` for k right languages of n. As all languages share it, a language that is always
 * wrong still gets a gradient from the others. It is a count, not agreement: a fact that is wrong alike everywhere
 * earns what one that is wrong in twelve ways does, unless agreement is configured.
 *
 * @param answers - `[language]` in any order; see {@link AnswerToReward}.
 * @param config - see {@link RewardConfig}.
 * @param options - see {@link GroupRewardOptions}.
 * @returns see {@link GroupReward}. Sums are taken in order of language code, as the paper's trainer takes them, so that
 *   the order of `answers` changes nothing.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without answers; `DUPLICATE_ID` for a language twice; `GOLD_MISMATCH` when
 *   languages have different golds; `SHAPE_MISMATCH` for missing languages, named, unless it is said what they are;
 *   `UNKNOWN_LANGUAGE` for an answer in none of `languages`; `UNKNOWN_OPTION`; as {@link answerReward}.
 * @see arXiv 2606.06586, the trainer's `compute_group_reward`
 *
 * @example
 * ```ts
 * const resolution = { kind: 'candidate', id: 'Q1', how: 'exact', matched: 'durham' } as const
 * const answers = ['en', 'sw'].map((language) => ({ language, text: 'Durham', resolution, gold: 'Q1', goldTexts: ['Durham'] }))
 * groupReward(answers, PAPER_REWARD).reward // => 3
 * ```
 */
export function groupReward(
  answers: readonly AnswerToReward[],
  config: RewardConfig,
  options: GroupRewardOptions = {},
): GroupReward {
  checkRewardConfig(config, 'groupReward')
  const { all, missing } = inOrder(answers, options)
  const shares = config.agreementWithOthers && agreementReward(idsOf(all))
  const languages = [...new Set([...PAPER_LANGUAGES, ...all.map(({ language }) => language)])]
  const byLanguage: Record<Language, AnswerReward> = {}
  const counts: Record<AnswerOutcome, number> = { correct: 0, wrong: 0, unparseable: 0, empty: 0 }
  let sum = 0
  for (const answer of all) {
    if (options.missing === 'partial' && missing.includes(answer.language)) continue
    const rewarded = rewardOfAnswer('groupReward', answer, config, {
      languages,
      ...(options.identify && { identify: options.identify }),
      ...(shares && { agreement: shares[answer.language]! }),
    })
    byLanguage[answer.language] = rewarded
    counts[rewarded.outcome]++
    for (const component of Object.values<number>(rewarded.components)) sum += component
  }
  const bonus = consistencyBonus({ correct: counts.correct, languages: all.length }, config.bonus)
  return {
    reward: sum + bonus,
    bonus,
    correct: counts.correct,
    valid: counts.correct + counts.wrong,
    answered: counts.correct + counts.wrong + counts.unparseable,
    languages: all.length,
    byLanguage,
    missing,
  }
}

/** One answer for every language, by code; an empty one for those that are missing. */
function inOrder(answers: readonly AnswerToReward[], { languages, missing = 'error' }: GroupRewardOptions) {
  const first = answers[0]
  if (first === undefined)
    throw new PolyfactError('EMPTY_INPUT', 'groupReward: no answers; at least one language is expected')
  if (!['error', 'empty', 'partial'].includes(missing)) {
    const message = `groupReward: missing is ${JSON.stringify(missing)}; error, empty or partial is expected`
    throw new PolyfactError('UNKNOWN_OPTION', message, { missing })
  }
  const found = new Map<Language, AnswerToReward>()
  for (const answer of answers) {
    const { language, gold } = answer
    if (found.has(language)) {
      const message = `groupReward: found two answers in ${language}; one for every language is expected`
      throw new PolyfactError('DUPLICATE_ID', message, { language })
    }
    if (gold !== first.gold) {
      const message = `groupReward: the gold is ${first.gold} in ${first.language} and ${gold} in ${language}; the answers of one fact are expected`
      throw new PolyfactError('GOLD_MISMATCH', message, { language, gold, expected: first.gold })
    }
    if (languages && !languages.includes(language)) {
      const message = `groupReward: found an answer in ${language}; the languages are ${languages.join(', ')}`
      throw new PolyfactError('UNKNOWN_LANGUAGE', message, { language })
    }
    found.set(language, answer)
  }
  const absent = [...new Set(languages)].filter((language) => !found.has(language)).sort()
  if (absent.length > 0 && missing === 'error') {
    const message = `groupReward: no answer in ${absent.join(', ')}; one for every language is expected, or missing: empty to count them as empty, or partial to leave them out of the sum`
    throw new PolyfactError('SHAPE_MISMATCH', message, { missing: absent })
  }
  const empty = { text: '', resolution: { kind: 'empty' }, gold: first.gold, goldTexts: [''] } as const
  const all = [...found.values(), ...absent.map((language) => ({ ...empty, language }))]
  return { all: all.sort((a, b) => (a.language < b.language ? -1 : 1)), missing: absent }
}

function idsOf(answers: readonly AnswerToReward[]): Record<Language, string | null> {
  return Object.fromEntries(
    answers.map(({ language, resolution }) => [
      language,
      resolution.kind === 'candidate' ? resolution.id : null,
    ]),
  )
}
