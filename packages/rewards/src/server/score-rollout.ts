import type { Language } from '@polyfact/schema'
import type { AnswerReward, AnswerToReward } from '../answer-reward.js'
import { type GroupReward, groupReward } from '../group-reward.js'
import type { RewardConfig } from '../reward-config.js'
import type { LanguageIdentifier } from '../wrong-language.js'
import type { CohortToScore, ScoreCohort } from './cohorts/end-cohort.js'
import type { LanguageReward } from './cohorts/sample.js'
import type { AnswerReaders } from './facts/answer-readers.js'
import type { FactBook } from './facts/fact-book.js'

/** A rollout that has been scored, for those who watch. */
export interface ScoredRollout {
  readonly cohort: CohortToScore
  readonly answers: readonly AnswerToReward[]
  readonly reward: GroupReward
}

interface ScoreRolloutOptions {
  readonly book: FactBook
  readonly readers: AnswerReaders
  readonly config: RewardConfig
  readonly identify?: LanguageIdentifier
  readonly onScored: (rollout: ScoredRollout) => void
}

/**
 * The pooled reward of a rollout, the same for all its languages; beside it the components of each language's own answer.
 *
 * A language without an answer earns nothing and loses nothing, and counts as not right for the bonus: nobody knows what
 * it would have answered, so neither the reward for being right nor the penalty for silence is due.
 */
export function createScorer(options: ScoreRolloutOptions): ScoreCohort {
  const { book, readers, config, identify, onScored } = options
  return (cohort) => {
    const { languages } = book.facts.get(cohort.fact)!
    const answers = cohort.answers.map(({ language, text }) => readers.readerOf(cohort.fact, language)(text))
    const how = { languages, missing: 'partial', ...(identify && { identify }) } as const
    const reward = groupReward(answers, config, how)
    onScored({ cohort, answers, reward })
    const rewards: Record<Language, LanguageReward> = {}
    for (const { language } of answers) {
      rewards[language] = {
        reward: reward.reward,
        components: componentsOf(reward.byLanguage[language]!, reward),
      }
    }
    return rewards
  }
}

/**
 * Of the language's own answer by name, their sum, and what the rollout has in common.
 *
 * The spread is last: V8 gives every object a shape of its own where names follow a spread, two microseconds each.
 */
function componentsOf({ components, total }: AnswerReward, { bonus, correct, languages }: GroupReward) {
  return { answer: total, bonus, languagesCorrect: correct, languages, ...components }
}
