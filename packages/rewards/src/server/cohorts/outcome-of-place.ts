import { type Cohort, type Place, rolloutOf } from './cohort-state.js'
import type { CohortReference, MaskedOutcome, Outcome } from './sample.js'

/**
 * What every call of a place is answered once its cohort has ended: the same, however often it asks.
 *
 * A place that came late was not scored; it is masked, or shares the failure of the others.
 */
export function outcomeOfPlace(place: Place): Outcome {
  const { language, late, cohort } = place
  const ending = cohort.ending!
  const reference = referenceOf(cohort)
  switch (ending.how) {
    case 'failed':
      return { kind: 'failed', code: ending.code, message: ending.message, cohort: reference }
    case 'masked':
      return { kind: 'masked', reason: maskedBy(ending.cause), cohort: reference }
    case 'rewarded': {
      if (late)
        return { kind: 'masked', reason: ending.cause === 'aborted' ? 'aborted' : 'late', cohort: reference }
      const { reward, components } = ending.rewards[language]!
      return { kind: 'rewarded', reward, components, cohort: reference }
    }
  }
}

const maskedBy = (cause: string): MaskedOutcome['reason'] => (cause === 'aborted' ? 'aborted' : 'deadline')

/** The cohort as its replies name it. */
function referenceOf(cohort: Cohort): CohortReference {
  // in this order: V8 gives every object a shape of its own where names follow a spread
  return {
    languages: cohort.languages.length,
    missing: cohort.ending!.missing,
    ...rolloutOf(cohort),
  }
}
