import type { Ledger } from './ledger.js'
import type { Sources } from './sources.js'

/** Fewer inhabitants than this, and a place has research stations or a garrison rather than a capital or a language. */
export const LEAST_POPULATION = 1000

/** A country or territory that facts are about. */
export interface Subject {
  readonly code: string // ISO 3166-1 alpha-2
  readonly kind: 'country' | 'territory'
}

/** The places to which ISO 3166-1 assigns a code, if enough people live there, by code. */
export function chooseSubjects(sources: Sources, relations: readonly string[], ledger: Ledger): Subject[] {
  const assigned = sources.regions.filter(
    (region) => region.iso1A2 !== undefined && region.isoStatus === 'official',
  )
  const subjects: Subject[] = []
  for (const { iso1A2, level } of assigned) {
    const code = iso1A2!
    const population = Number(sources.territories[code]?._population ?? 0)
    if (population < LEAST_POPULATION) {
      for (const relation of relations) ledger.drop(relation, 'place with fewer than 1,000 inhabitants', code)
    } else {
      subjects.push({ code, kind: level === 'country' ? 'country' : 'territory' })
    }
  }
  return subjects.sort((a, b) => (a.code < b.code ? -1 : 1))
}
