import * as z from 'zod'

/**
 * Identity of an entity: a Wikidata item (`Q142`), or a namespaced id (`iso4217:CHF`) where no source states a
 * Wikidata one.
 */
export const EntityId = z
  .string()
  .regex(
    /^(Q[1-9]\d*|[a-z][a-z0-9.-]*:[^\s|]+)$/,
    'expected a Wikidata item id such as "Q142" or a namespaced id such as "iso4217:CHF"',
  )
export type EntityId = z.infer<typeof EntityId>

/** Identity of a relation: a Wikidata property (`P36`), or a namespaced id. */
export const PropertyId = z
  .string()
  .regex(
    /^(P[1-9]\d*|[a-z][a-z0-9.-]*:[^\s|]+)$/,
    'expected a Wikidata property id such as "P36" or a namespaced id',
  )
export type PropertyId = z.infer<typeof PropertyId>
