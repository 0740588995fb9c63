import type { CohortEvent } from './cohort-events.js'
import { type Cohort, type CohortState, type Place, rolloutOf } from './cohort-state.js'

/**
 * The fewest events that make what is held: a log may be replaced by them.
 *
 * What has been forgotten leaves nothing but the number of the next rollout.
 */
export function snapshotEvents(state: CohortState): CohortEvent[] {
  return [
    ...[...state.series.values()]
      .filter(({ numbering }) => numbering === 'arrival')
      .map(({ run, fact, next }) => ({ event: 'numbered', run: run.name, fact, next }) as const),
    ...[...state.ended, ...state.waiting].flatMap(eventsOf),
  ]
}

function eventsOf(cohort: Cohort): CohortEvent[] {
  const { ending } = cohort
  const { numbering } = cohort.series
  const reference = rolloutOf(cohort)
  const places = [...cohort.places.values()]
  const arrived = ({ language, text, id, at }: Place): CohortEvent => ({
    event: 'arrived',
    at,
    ...reference,
    numbering,
    language,
    text,
    ...(id !== null && { id }),
  })
  return [
    ...places.filter(({ late }) => !late).map(arrived),
    ...(ending ? [{ event: 'ended', ...reference, numbering, ending } as const] : []),
    ...places.filter(({ late }) => late).map(arrived),
    ...places
      .filter(({ delivered }) => delivered)
      .map(({ language }) => ({ event: 'delivered', ...reference, language }) as const),
  ]
}
