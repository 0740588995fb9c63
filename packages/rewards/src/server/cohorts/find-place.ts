import { type CohortState, type Place, seriesKey } from './cohort-state.js'
import { numberByArrival } from './number-by-arrival.js'
import { findOrphan } from './orphans.js'
import type { FailureCode, Rollout, Sample } from './sample.js'

/** Where a sample goes. */
export type Found =
  /** To where it is already: it is a retry. */
  | { readonly kind: 'place'; readonly place: Place; readonly how: 'named' | 'taken-over' }
  /** To a place of its own, in a rollout that waits, has ended or is new. */
  | { readonly kind: 'vacancy'; readonly rollout: Rollout }
  | Refusal

/** Nowhere, and nothing is changed. */
export interface Refusal {
  readonly kind: 'refusal'
  readonly code: FailureCode
  readonly message: string
}

/**
 * Finds where a sample goes, by what it says of itself: its id, else its rollout, else its text and its order of arrival.
 *
 * A call that contradicts an earlier one is refused: an id with another body, a rollout with another text or id in the
 * same language, numbered and unnumbered rollouts of one fact.
 */
export function findPlace(state: CohortState, sample: Sample): Found {
  return strangeness(state, sample) ?? byId(state, sample) ?? byRollout(state, sample)
}

function strangeness(state: CohortState, { fact, language }: Sample): Refusal | undefined {
  const languages = state.languagesOf(fact)
  if (!languages) {
    const message = `submit: there is no fact ${quote(fact)}; the id of a fact of the data is expected`
    return { kind: 'refusal', code: 'unknown-fact', message }
  }
  if (languages.includes(language)) return undefined
  const message = `submit: fact ${quote(fact)} is not asked in ${quote(language)}; one of ${languages.join(', ')} is expected`
  return { kind: 'refusal', code: 'unknown-language', message }
}

function byId(state: CohortState, sample: Sample): Found | undefined {
  const id = state.identity.idOf(sample)
  const place = id === undefined ? undefined : state.ids.get(id)
  if (!place) return undefined
  if (state.identity.isRetry(place, sample)) return { kind: 'place', place, how: 'named' }
  const before = describe({ ...place, fact: place.cohort.series.fact, rollout: rolloutOfClient(place) })
  return conflict(`id ${quote(sample.id!)} came with ${before}, and now with ${describe(sample)}`)
}

function byRollout(state: CohortState, sample: Sample): Found {
  const { run, fact, language, rollout } = sample
  const series = state.series.get(seriesKey(run, fact))
  if (series && series.numbering !== (rollout === undefined ? 'arrival' : 'client')) {
    const [before, now] = rollout === undefined ? ['with', 'without'] : ['without', 'with']
    return conflict(
      `run ${quote(run)}, fact ${quote(fact)}: calls came ${before} a rollout number, and now one ${now}`,
    )
  }
  if (rollout !== undefined) {
    const place = state.cohorts.get(state.identity.keyOf({ run, fact, rollout }))?.places.get(language)
    if (!place) return { kind: 'vacancy', rollout }
    if (state.identity.isRetry(place, sample)) return { kind: 'place', place, how: 'named' }
    const [before, now] = [place, sample].map(
      ({ text, id }) => quote(text) + (id ? ` and id ${quote(id)}` : ''),
    )
    return conflict(
      `rollout ${rollout} of fact ${quote(fact)} in ${language} came with ${before}, and now with ${now}`,
    )
  }
  if (!series) return { kind: 'vacancy', rollout: 0 }
  const orphan = sample.id === undefined ? findOrphan(series, sample) : undefined
  if (orphan && state.identity.isRetry(orphan, sample)) {
    return { kind: 'place', place: orphan, how: 'taken-over' }
  }
  return { kind: 'vacancy', rollout: numberByArrival(state, series, language) }
}

const rolloutOfClient = ({ cohort }: Place) =>
  cohort.series.numbering === 'client' ? cohort.rollout : undefined

function conflict(found: string): Refusal {
  return { kind: 'refusal', code: 'conflict', message: `submit: ${found}; a retry sends the same again` }
}

type Body = Pick<Sample, 'fact' | 'language' | 'text'> & { readonly rollout?: Rollout | undefined }

const describe = ({ fact, language, text, rollout }: Body) =>
  `fact ${quote(fact)} in ${language}${rollout === undefined ? '' : `, rollout ${rollout}`}: ${quote(text)}`

/** The beginning of a text, on one line. */
function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}
