import type { Ledger } from '../ledger.js'
import type { Proposal } from '../proposal.js'
import type { Sources } from '../sources.js'
import type { Subject } from '../subjects.js'
import { ACCEPTED_CURRENCIES } from '../territory-notes.js'

/**
 * Country → currency: of the legal tenders in use, the country's own, whose ISO 4217 code begins with the country's, or
 * else the one that CLDR lists first. No currency that the country ever used is offered as a wrong answer, nor one that
 * is accepted there beside its own.
 */
export function currencyFacts(sources: Sources, subjects: readonly Subject[], ledger: Ledger): Proposal[] {
  return subjects.flatMap(({ code }) => {
    const uses = (sources.currencies[code] ?? []).flatMap((entry) => Object.entries(entry))
    const inUse = uses.filter(([, use]) => use._to === undefined && use._tender !== 'false')
    const current = inUse.find(([currency]) => currency.startsWith(code)) ?? inUse[0]
    if (current === undefined) {
      ledger.drop('P38', 'no legal tender in CLDR', code)
      return []
    }
    const alsoRight = [...uses.map(([currency]) => currency), ...(ACCEPTED_CURRENCIES[code] ?? [])]
    return [{ property: 'P38', subject: code, object: { type: 'currency', code: current[0] }, alsoRight }]
  })
}
