import type { EntityKey } from './entities.js'

/** A fact as the sources state it, before names and questions are looked at. */
export interface Proposal {
  readonly property: string
  readonly subject: string // alpha-2 code
  readonly object: EntityKey
  readonly alsoRight: readonly string[] // codes of the object's type that must not be offered as wrong answers
}
