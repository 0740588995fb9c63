import type { Ledger } from '../ledger.js'
import type { Proposal } from '../proposal.js'
import type { LanguageUse, Sources } from '../sources.js'
import type { Subject } from '../subjects.js'
import { FURTHER_LANGUAGES } from '../territory-notes.js'

/** The main official language is clear when no rival has more than this share of its users. */
export const RIVAL_SHARE = 0.75

/**
 * Country → main official language: among the languages official in the whole country, by law or in practice, the one
 * that CLDR ranks first by the percentage of the population that uses it.
 *
 * A country is dropped where a language of the same or a better status comes near to it. None of a country's official
 * languages, regional ones and those that CLDR leaves out included, is offered as a wrong answer.
 */
export function officialLanguageFacts(
  sources: Sources,
  subjects: readonly Subject[],
  ledger: Ledger,
): Proposal[] {
  return subjects.flatMap(({ code }) => {
    const official = officialLanguages(sources, code)
    const nationwide = official.filter(({ status }) => STANDING[status] > STANDING.official_regional)
    const first = nationwide[0]
    if (first === undefined) {
      ledger.drop('P37', 'no official language in CLDR', code)
      return []
    }
    const rival = nationwide.slice(1).find(({ status }) => STANDING[status] >= STANDING[first.status])
    if (rival !== undefined && rival.percent > RIVAL_SHARE * first.percent) {
      ledger.drop('P37', 'no official language clearly ahead of the others', code)
      return []
    }
    const alsoRight = [...official.map(({ language }) => language), ...(FURTHER_LANGUAGES[code] ?? [])]
    return [{ property: 'P37', subject: code, object: { type: 'language', code: first.language }, alsoRight }]
  })
}

type Status = NonNullable<LanguageUse['_officialStatus']>

const STANDING: Readonly<Record<Status, number>> = { official_regional: 0, de_facto_official: 1, official: 2 }

interface OfficialLanguage {
  readonly language: string // without script: CLDR lists Azerbaijani twice, in Latin and in Cyrillic
  readonly percent: number
  readonly status: Status
}

// The most used first; of a language listed in several scripts, the most used form.
function officialLanguages(sources: Sources, territory: string): OfficialLanguage[] {
  const uses = Object.entries(sources.territories[territory]?.languagePopulation ?? {})
  return uses
    .flatMap(([locale, { _populationPercent, _officialStatus: status }]) =>
      status === undefined
        ? []
        : [{ language: locale.split('_')[0]!, percent: Number(_populationPercent), status }],
    )
    .sort((a, b) => b.percent - a.percent)
    .filter(({ language }, index, all) => all.findIndex((use) => use.language === language) === index)
}
