import type { Place } from './cohort-state.js'
import type { RolloutReference, Sample } from './sample.js'

/** What makes two samples one, and two rollouts one. */
export interface Identity {
  /** Equal for calls of the same rollout, and for no others. */
  keyOf(reference: RolloutReference): string
  /** Equal for calls with the same explicit id in the same run; undefined without one. */
  idOf(call: Pick<Sample, 'run' | 'id'>): string | undefined
  /** True when the sample may be the one in the place, sent again. */
  isRetry(place: Place, sample: Sample): boolean
}

/** Identity as the server has it; a test may put another in its place to see that the laws notice. */
export const IDENTITY: Identity = {
  keyOf: ({ run, fact, rollout }) => JSON.stringify([run, fact, `${rollout}`]),

  idOf: ({ run, id }) => (id === undefined ? undefined : JSON.stringify([run, id])),

  isRetry({ cohort, language, text, id }, sample) {
    const { fact, numbering } = cohort.series
    // two ids are two samples, even where a client gives them one rollout
    if (id !== null && sample.id !== undefined && id !== sample.id) return false
    const sameRollout =
      sample.rollout === undefined
        ? numbering === 'arrival'
        : numbering === 'client' && `${sample.rollout}` === `${cohort.rollout}`
    return sameRollout && fact === sample.fact && language === sample.language && text === sample.text
  },
}
