/** The relations of KLAR and the Wikidata properties that they are. */
export const KLAR_PROPERTIES: Readonly<Record<string, string>> = {
  applies_to_jurisdiction: 'P1001',
  capital: 'P36',
  capital_of: 'P1376',
  continent: 'P30',
  country_of_citizenship: 'P27',
  developer: 'P178',
  field_of_work: 'P101',
  headquarters_location: 'P159',
  instrument: 'P1303',
  language_of_work_or_name: 'P407',
  languages_spoken: 'P1412',
  location_of_formation: 'P740',
  manufacturer: 'P176',
  native_language: 'P103',
  occupation: 'P106',
  official_language: 'P37',
  owned_by: 'P127',
  place_of_birth: 'P19',
  place_of_death: 'P20',
  religion: 'P140',
}

const SHARED = new Set(['P176', 'P178', 'P19', 'P20', 'P27', 'P30', 'P37', 'P407'])

/** The Wikidata property of a relation of KLAR; the relation's own name where it is no relation of KLAR. */
export function klarProperty(relation: string): string {
  return Object.hasOwn(KLAR_PROPERTIES, relation) ? KLAR_PROPERTIES[relation]! : relation
}

/** Whether PolyFact has facts of this relation of KLAR too, so that a model could have learnt some of them there. */
export function isSharedWithPolyFact(relation: string): boolean {
  return SHARED.has(klarProperty(relation))
}
