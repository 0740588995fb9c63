import { nameOfCity } from '../city-names.js'
import type { Ledger } from '../ledger.js'
import type { Proposal } from '../proposal.js'
import type { Sources } from '../sources.js'
import type { Subject } from '../subjects.js'

/**
 * Country → capital: the capital that countries-list names, if it is CLDR's exemplar city of one of the country's own
 * time zones. Territories that are no countries are not asked: several languages have another word for their seats.
 */
export function capitalFacts(sources: Sources, subjects: readonly Subject[], ledger: Ledger): Proposal[] {
  return subjects.flatMap(({ code, kind }) => {
    if (kind !== 'country') {
      ledger.drop('P36', 'territory, not a country', code)
      return []
    }
    const capital = sources.countries[code]?.capital
    const zone = sources.zones.find(
      ({ territory, zone }) =>
        territory === code &&
        capital !== undefined &&
        comparable(nameOfCity(sources, zone, 'en')!) === comparable(capital),
    )
    if (zone === undefined) {
      ledger.drop('P36', 'no CLDR city of the capital’s name in the country', code)
      return []
    }
    return [{ property: 'P36', subject: code, object: { type: 'city', code: zone.zone }, alsoRight: [] }]
  })
}

/** Two spellings of one English name compare equal: case and the form of the apostrophe are set aside. */
function comparable(name: string): string {
  return name.normalize('NFC').replaceAll('’', "'").toLowerCase()
}
