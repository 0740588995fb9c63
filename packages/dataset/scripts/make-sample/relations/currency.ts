import type { Ledger } from '../ledger.js'
import type { Proposal } from '../proposal.js'
import type { Sources } from '../sources.js'
import type { Subject } from '../subjects.js'
import { ACCEPTED_CURRENCIES } from '../territory-notes.js'

/**
 * Country → currency: the legal tender that CLDR lists first among those in use. No currency that the country ever used
 * is offered as a wrong answer, nor one that is accepted there beside its own.
 */
export function currencyFacts(sources: Sources, subjects: readonly Subject[], ledger: Ledger): Proposal[] {
  return subjects.flatMap(({ code }) => {
    const uses = (sources.currencies[code] ?? []).flatMap((entry) => Object.entries(entry))
    const current = uses.find(([, use]) => use._to === undefined && use._tender !== 'false')
    if (current === undefined) {
      ledger.drop('P38', 'no legal tender in CLDR', code)
      return []
    }
    const alsoRight = [...uses.map(([currency]) => currency), ...(ACCEPTED_CURRENCIES[code] ?? [])]
    return [{ property: 'P38', subject: code, object: { type: 'currency', code: current[0] }, alsoRight }]
  })
}
