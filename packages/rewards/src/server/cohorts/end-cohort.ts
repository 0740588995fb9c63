import type { Language } from '@polyfact/schema'
import type { Ending, EndingCause, FailedEnding, MaskedEnding, RewardedEnding } from './cohort-events.js'
import { type Cohort, missingOf, rolloutOf } from './cohort-state.js'
import type { LanguageReward, RolloutReference } from './sample.js'

/** What becomes of a cohort whose languages do not all arrive: those that did are scored, masked, or told of an error. */
export type IncompletePolicy = 'partial' | 'mask' | 'error'

/** A cohort to be scored. */
export interface CohortToScore extends RolloutReference {
  /** In the fact's order of languages, whatever the order of arrival. */
  readonly answers: readonly { readonly language: Language; readonly text: string }[]
  /** Languages of the fact without an answer; the bonus for all languages is not due unless this is empty. */
  readonly missing: readonly Language[]
}

/** Computes the rewards of a cohort, one for every answer. A throw fails the cohort. */
export type ScoreCohort = (cohort: CohortToScore) => Readonly<Record<Language, LanguageReward>>

interface EndCohortOptions {
  readonly at: number
  readonly cause: EndingCause
  /** Of the calls, where they fail. */
  readonly message: string
  readonly policy: IncompletePolicy
  readonly score: ScoreCohort
}

/** How a cohort ends, now and for this cause. Scores it if anything is to be rewarded, and only then. */
export function endCohort(cohort: Cohort, options: EndCohortOptions): Ending {
  const { at, cause } = options
  const missing = missingOf(cohort)
  return { at, cause, missing, ...howItEnds(cohort, missing, options) }
}

function howItEnds(
  cohort: Cohort,
  missing: readonly Language[],
  { cause, message, policy, score }: EndCohortOptions,
): RewardedEnding | MaskedEnding | FailedEnding {
  if (cause === 'complete') return scored(cohort, missing, score)
  if (cause === 'concurrency' || policy === 'error') return { how: 'failed', code: cause, message }
  return policy === 'mask' || cohort.places.size === 0 ? { how: 'masked' } : scored(cohort, missing, score)
}

function scored(
  cohort: Cohort,
  missing: readonly Language[],
  score: ScoreCohort,
): RewardedEnding | FailedEnding {
  const { languages, places } = cohort
  const reference = rolloutOf(cohort)
  const present = languages.filter((language) => !missing.includes(language))
  const answers = present.map((language) => ({ language, text: places.get(language)!.text }))
  const fail = (fault: string): FailedEnding => {
    const { run, fact, rollout } = reference
    const message = `score: run ${run}, fact ${fact}, rollout ${rollout}: ${fault}; nothing of this rollout is rewarded`
    return { how: 'failed', code: 'scoring', message }
  }
  try {
    const rewards = score({ answers, missing, ...reference })
    const wrong = present.find((language) => !Number.isFinite(rewards[language]?.reward))
    if (wrong !== undefined)
      return fail(`the reward in ${wrong} is ${rewards[wrong]?.reward}, not a finite number`)
    return {
      how: 'rewarded',
      rewards: Object.fromEntries(present.map((language) => [language, part(rewards[language]!)])),
    }
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

/** What is kept of a reward, whatever else came with it. */
const part = ({ reward, components }: LanguageReward): LanguageReward => ({ reward, components })
