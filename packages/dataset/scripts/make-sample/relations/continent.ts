import type { Ledger } from '../ledger.js'
import type { Proposal } from '../proposal.js'
import type { Sources } from '../sources.js'
import type { Subject } from '../subjects.js'
import { FURTHER_CONTINENTS } from '../territory-notes.js'

// Africa, North America, South America, Oceania, Asia, Europe (UN M49). Antarctica holds no subject.
const CONTINENTS = ['002', '003', '005', '009', '142', '150']

/**
 * Country → continent: the one under which CLDR's territory containment puts it. A further continent on which a country
 * lies is not offered as a wrong answer.
 */
export function continentFacts(sources: Sources, subjects: readonly Subject[], ledger: Ledger): Proposal[] {
  const members = new Map(CONTINENTS.map((continent) => [continent, territoriesIn(sources, continent)]))
  return subjects.flatMap(({ code }) => {
    const found = CONTINENTS.filter((continent) => members.get(continent)!.has(code))
    if (found.length !== 1) {
      ledger.drop('P30', 'no single continent in CLDR containment', code)
      return []
    }
    const alsoRight = FURTHER_CONTINENTS[code] ?? []
    return [{ property: 'P30', subject: code, object: { type: 'continent', code: found[0]! }, alsoRight }]
  })
}

function territoriesIn(sources: Sources, region: string): Set<string> {
  const inside = sources.containment[region]?._contains ?? []
  return new Set(inside.flatMap((code) => [code, ...territoriesIn(sources, code)]))
}
