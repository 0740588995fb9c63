import type { Language } from '@polyfact/schema'
import type { Place, Series } from './cohort-state.js'

/** True where a retry can be told only by its text: no id, no rollout of the client. */
export const isAnonymous = ({ id, cohort }: Place): boolean =>
  id === null && cohort.series.numbering === 'arrival'

/** Marks a place for take-over, if its client went away without an answer. */
export function addOrphan(place: Place): void {
  if (!isAnonymous(place) || place.delivered || place.calls.size > 0) return
  const { orphans } = place.cohort.series
  const byText = orphans.get(place.language) ?? new Map<string, Set<Place>>()
  orphans.set(place.language, byText)
  byText.set(place.text, (byText.get(place.text) ?? new Set()).add(place))
}

/** The orphan with this text, that of the earliest rollout if there are several. */
export function findOrphan(
  series: Series,
  { language, text }: { readonly language: Language; readonly text: string },
): Place | undefined {
  let first: Place | undefined
  for (const place of series.orphans.get(language)?.get(text) ?? []) {
    if (first === undefined || place.cohort.rollout < first.cohort.rollout) first = place
  }
  return first
}

/** Undoes {@link addOrphan}, for a place that was taken over or is forgotten. */
export function removeOrphan(place: Place): void {
  const { orphans } = place.cohort.series
  const byText = orphans.get(place.language)
  const places = byText?.get(place.text)
  if (!byText || !places?.delete(place)) return
  if (places.size === 0) byText.delete(place.text)
  if (byText.size === 0) orphans.delete(place.language)
}
