import type { Language } from '@polyfact/schema'
import type { CohortState, Series } from './cohort-state.js'

/**
 * The rollout that the next arrival of a language belongs to: the earliest that is held and lacks it, else a new one.
 *
 * The samples of one fact in one language are exchangeable, so the k-th arrival of a language is its rollout k. Rollouts
 * that are forgotten are passed over: after one that ended without a language, that language is level with the others again.
 */
export function numberByArrival(state: CohortState, series: Series, language: Language): number {
  const { run, fact, next, cursors } = series
  const isTaken = (rollout: number) =>
    state.cohorts.get(state.identity.keyOf({ run: run.name, fact, rollout }))?.places.has(language) ?? true
  let rollout = cursors.get(language) ?? 0
  while (rollout < next && isTaken(rollout)) rollout++
  cursors.set(language, rollout)
  return rollout
}
