import { type Candidate, EntityId, type Language, PolyfactError } from '@polyfact/schema'
import type { NormalizedRow } from './normalize-row.js'
import { rowError } from './row-fault.js'

/**
 * The candidates of a row with their ids.
 *
 * PolyFact-Clean says the ids (`option_ids`), and the gold's must be the fact's object. Earlier releases have none:
 * there the gold is the object, and each other candidate gets an id that means "the third candidate shown in
 * English" and nothing more (`option-en:2`). No two languages share such an id, so that candidates can never be paired
 * by their position.
 *
 * @param row - Its `gold` is trusted.
 * @param fact - The object's id, and the fact's id for the error.
 * @param language - Of the row.
 * @param place - Where the row comes from, for the error.
 * @throws {@link PolyfactError} `GOLD_MISSING` when `option_ids` has another id than the object's at the gold;
 *   `INVALID_INPUT` for an id that is no entity's.
 */
export function identifyCandidates(
  row: NormalizedRow,
  fact: { readonly id: string; readonly object: string },
  language: Language,
  place: string,
): Candidate[] {
  const { candidates, gold, ids } = row
  if (ids === undefined) {
    const namespace = `option-${language.toLowerCase()}`
    return candidates.map((text, index) => ({
      id: index === gold ? fact.object : `${namespace}:${index}`,
      text,
    }))
  }
  const unusable = ids.find((id) => !EntityId.safeParse(id).success)
  if (unusable !== undefined) {
    throw rowError(
      'candidate-ids',
      place,
      `fact ${fact.id} has the candidate id "${unusable}" in ${language}; an id such as Q142 is expected`,
      { fact: fact.id, language },
    )
  }
  if (ids[gold] !== fact.object) {
    throw rowError(
      'gold-id',
      place,
      `fact ${fact.id} has the answer ${ids[gold]} ("${candidates[gold]}") in ${language}; its object ${fact.object} is expected`,
      { fact: fact.id, language, gold: ids[gold] },
    )
  }
  return candidates.map((text, index) => ({ id: ids[index]!, text }))
}

/**
 * Refuses a fact whose candidates cannot be told apart across its languages, because a row of it has no ids.
 *
 * @param rows - Of one fact, by language.
 * @throws {@link PolyfactError} `CANDIDATE_MISMATCH` with the remedy, for two or more languages.
 */
export function checkAligned(fact: string, rows: ReadonlyMap<Language, NormalizedRow>): void {
  const without = [...rows].filter(([, { ids }]) => ids === undefined).map(([language]) => language)
  if (rows.size < 2 || without.length === 0) return
  throw new PolyfactError(
    'CANDIDATE_MISMATCH',
    `loadFacts: fact ${fact} has no option_ids in ${without.join(', ')}, and each language shows its candidates in an order of its own, so that nothing says which of them are the same; use PolyFact-Clean, which has option_ids, or load a single language`,
    { fact, languages: without },
  )
}
