import type { Language } from '@polyfact/schema'
import type { AnswerOutcome } from '../../reward-config.js'
import type { ScoredRollout } from '../score-rollout.js'

/** One answer as it was read. */
export interface RecentAnswer {
  readonly language: Language
  /** Its beginning; as the model wrote it, whatever that is. */
  readonly text: string
  readonly outcome: AnswerOutcome
  /** Id of the candidate that it names. */
  readonly candidate: string | null
  /** The gold as this language has it. */
  readonly goldText: string
}

/** A rollout that was scored lately. */
export interface RecentRollout {
  readonly at: number
  readonly run: string
  readonly fact: string
  readonly rollout: number | string
  readonly gold: string
  readonly reward: number
  readonly bonus: number
  readonly missing: readonly Language[]
  readonly answers: readonly RecentAnswer[]
}

/** UTF-16 units of an answer that are shown. */
const SHOWN = 300

/** What is shown of a rollout. */
export function recentRollout({ cohort, answers, reward }: ScoredRollout, at: number): RecentRollout {
  return {
    at,
    run: cohort.run,
    fact: cohort.fact,
    rollout: cohort.rollout,
    gold: answers[0]!.gold,
    reward: reward.reward,
    bonus: reward.bonus,
    missing: cohort.missing,
    answers: answers.map(({ language, text, resolution, goldTexts }) => ({
      language,
      text: text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text,
      outcome: reward.byLanguage[language]!.outcome,
      candidate: resolution.kind === 'candidate' ? resolution.id : null,
      goldText: goldTexts[0]!,
    })),
  }
}
