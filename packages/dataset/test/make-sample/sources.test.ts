import { describe, expect, it } from 'vitest'
import { nameOfCity } from '../../scripts/make-sample/city-names.js'
import { knownEntity, sampleEntity } from '../../scripts/make-sample/entities.js'
import { createLedger, type Ledger } from '../../scripts/make-sample/ledger.js'
import type { Proposal } from '../../scripts/make-sample/proposal.js'
import { capitalFacts } from '../../scripts/make-sample/relations/capital.js'
import { continentFacts } from '../../scripts/make-sample/relations/continent.js'
import { currencyFacts } from '../../scripts/make-sample/relations/currency.js'
import { officialLanguageFacts } from '../../scripts/make-sample/relations/official-language.js'
import { readSources, type Sources } from '../../scripts/make-sample/sources.js'
import { chooseSubjects, type Subject } from '../../scripts/make-sample/subjects.js'

const sources = readSources()
const country = (code: string): Subject => ({ code, kind: 'country' })

type Relation = (sources: Sources, subjects: readonly Subject[], ledger: Ledger) => Proposal[]
/** What a relation says of one country: the proposal, or the rule that dropped it. */
function stated(relation: Relation, subject: Subject, changes: Partial<Sources> = {}): Proposal | string {
  const ledger = createLedger()
  const [proposal] = relation({ ...sources, ...changes }, [subject], ledger)
  return proposal ?? ledger.counts()[0]!.rule
}

describe('chooseSubjects', () => {
  it('takes assigned codes of inhabited places, with what country-coder calls them', () => {
    const ledger = createLedger()
    const subjects = chooseSubjects(sources, ['P36'], ledger)
    const kinds = new Map(subjects.map(({ code, kind }) => [code, kind]))
    expect(kinds.get('FR')).toBe('country')
    expect(kinds.get('GL')).toBe('territory')
    expect(kinds.has('EU')).toBe(false) // no country
    expect(kinds.has('AQ')).toBe(false) // no one lives there
    expect(ledger.counts()[0]!.what).toContain('AQ')
    expect(kinds.size).toBe(subjects.length)
  })
})

describe('knownEntity', () => {
  it('takes a Wikidata id from the record of the code', () => {
    const france = knownEntity(sources, { type: 'territory', code: 'FR' })
    expect(france).toMatchObject({ id: 'Q142', source: '@rapideditor/country-coder 5.6.1' })
    expect(france.names).toMatchObject({ en: 'France', de: 'Frankreich', sw: 'Ufaransa', zh: '法国' })
    expect(knownEntity(sources, { type: 'continent', code: '150' }).id).toBe('Q46')
    expect(knownEntity(sources, { type: 'language', code: 'sw' }).id).toBe('Q7838')
  })

  it('takes none where the item is of something larger or smaller, or where no source states one', () => {
    expect(knownEntity(sources, { type: 'territory', code: 'DK' }).id).toBe('iso3166-1:DK')
    expect(knownEntity(sources, { type: 'continent', code: '009' }).id).toBe('m49:009')
    expect(knownEntity(sources, { type: 'currency', code: 'CHF' }).id).toBe('iso4217:CHF')
    expect(knownEntity(sources, { type: 'city', code: 'Europe/Paris' }).id).toBe('cldr-city:Europe/Paris')
  })

  it('takes none where two records share a code', () => {
    const twice = {
      ...sources,
      wikidataLanguages: [...sources.wikidataLanguages, { wd: 'Q1', iso6391: ['fr'] }],
    }
    expect(knownEntity(twice, { type: 'language', code: 'fr' }).id).toBe('bcp47:fr')
    const regions = [...sources.regions, { wikidata: 'Q1', level: 'country', iso1A2: 'FR', m49: '150' }]
    expect(knownEntity({ ...sources, regions }, { type: 'territory', code: 'FR' }).id).toBe('iso3166-1:FR')
    expect(knownEntity({ ...sources, regions }, { type: 'continent', code: '150' }).id).toBe('m49:150')
  })

  it('leaves an unknown name open', () => {
    expect(knownEntity(sources, { type: 'language', code: 'tkl' }).names.sw).toBeUndefined()
  })

  it('strips a remark from the end of the name of a city or currency, and of nothing else', () => {
    expect(sources.names.fr.zones).toMatchObject({ Africa: { Tripoli: { exemplarCity: 'Tripoli (Libye)' } } })
    expect(knownEntity(sources, { type: 'city', code: 'Africa/Tripoli' }).names.fr).toBe('Tripoli')
    const mark = knownEntity(sources, { type: 'currency', code: 'BAM' })
    expect(mark.names.ja).toBe('ボスニア・ヘルツェゴビナ 兌換マルク')
    const falkland = knownEntity(sources, { type: 'currency', code: 'FKP' })
    expect(falkland.names.ja).toBe('フォークランド（マルビナス）諸島 ポンド')
    expect(knownEntity(sources, { type: 'territory', code: 'MM' }).names.en).toBe('Myanmar (Burma)')
  })

  it('strips soft hyphens', () => {
    expect(knownEntity(sources, { type: 'city', code: 'Atlantic/Reykjavik' }).names.de).toBe('Reykjavík')
  })
})

describe('sampleEntity', () => {
  it('puts the article before an English name that takes one', () => {
    const entity = (code: string) => sampleEntity(knownEntity(sources, { type: 'territory', code }))
    expect(entity('BS').inQuestion).toEqual({ en: 'the Bahamas' })
    expect(entity('FR')).not.toHaveProperty('inQuestion')
  })
})

describe('nameOfCity', () => {
  it('reads CLDR, and the id of the zone where a Latin-script locale has no name', () => {
    expect(nameOfCity(sources, 'Europe/Vienna', 'de')).toBe('Wien')
    expect(nameOfCity(sources, 'America/Buenos_Aires', 'fr')).toBe('Buenos Aires')
    expect(nameOfCity(sources, 'Europe/Vienna', 'ja')).toBe('ウィーン')
  })

  it('leaves a missing name of another script open', () => {
    const zones = { Europe: {} }
    const names = { ...sources.names, ja: { ...sources.names.ja, zones }, de: { ...sources.names.de, zones } }
    expect(nameOfCity({ ...sources, names }, 'Europe/Vienna', 'ja')).toBeUndefined()
    expect(nameOfCity({ ...sources, names }, 'Europe/Vienna', 'de')).toBe('Vienna')
  })
})

describe('continentFacts', () => {
  it('follows containment over several levels', () => {
    expect(stated(continentFacts, country('MX'))).toMatchObject({ object: { code: '003' } })
    expect(stated(continentFacts, country('PE'))).toMatchObject({ object: { code: '005' } })
  })

  it('never offers the other continent of a country on two', () => {
    expect(stated(continentFacts, country('RU'))).toMatchObject({
      object: { code: '150' },
      alsoRight: ['142'],
    })
  })

  it('drops what is on no continent', () => {
    expect(stated(continentFacts, country('ZZ'))).toBe('no single continent in CLDR containment')
  })
})

describe('currencyFacts', () => {
  it('takes the legal tender in use and never offers an older one', () => {
    const proposal = stated(currencyFacts, country('HR')) as Proposal
    expect(proposal.object.code).toBe('EUR')
    expect(proposal.alsoRight).toContain('HRK')
  })

  it('takes a country’s own before one of another country that CLDR lists first', () => {
    expect(stated(currencyFacts, country('LS'))).toMatchObject({ object: { code: 'LSL' } })
    const currencies = { XX: [{ AAA: {} }, { XXD: { _to: '2001-01-01' } }, { BBB: {} }] }
    expect(stated(currencyFacts, country('XX'), { currencies })).toMatchObject({ object: { code: 'AAA' } })
  })

  it('takes the first of several, and never offers what is accepted besides', () => {
    expect(stated(currencyFacts, country('PA'))).toMatchObject({ object: { code: 'PAB' } })
    expect((stated(currencyFacts, country('PA')) as Proposal).alsoRight).toContain('USD')
    expect((stated(currencyFacts, country('KH')) as Proposal).alsoRight).toContain('USD')
  })

  it('passes over what is no legal tender', () => {
    const currencies = {
      XX: [{ AAA: { _tender: 'false' as const } }, { BBB: {} }, { CCC: { _to: '2001-01-01' } }],
    }
    expect(stated(currencyFacts, country('XX'), { currencies })).toMatchObject({ object: { code: 'BBB' } })
    expect(stated(currencyFacts, country('YY'), { currencies })).toBe('no legal tender in CLDR')
  })
})

describe('officialLanguageFacts', () => {
  type Uses = Record<
    string,
    [percent: number, status?: 'official' | 'de_facto_official' | 'official_regional']
  >
  const inLand = (uses: Uses) =>
    stated(officialLanguageFacts, country('XX'), {
      territories: {
        XX: {
          _population: '5000',
          languagePopulation: Object.fromEntries(
            Object.entries(uses).map(([language, [percent, status]]) => [
              language,
              { _populationPercent: String(percent), ...(status && { _officialStatus: status }) },
            ]),
          ),
        },
      },
    })

  it('takes the most used of the official ones, and never offers another official one', () => {
    expect(
      inLand({ aa: [90], bb: [80, 'official'], cc: [20, 'official'], dd: [70, 'official_regional'] }),
    ).toEqual({
      property: 'P37',
      subject: 'XX',
      object: { type: 'language', code: 'bb' },
      alsoRight: ['bb', 'dd', 'cc'],
    })
  })

  it('never offers an official language that CLDR leaves out', () => {
    expect((stated(officialLanguageFacts, country('CW')) as Proposal).alsoRight).toContain('en')
  })

  it('drops a country where a rival has more than three quarters of the users', () => {
    const close = 'no official language clearly ahead of the others'
    expect(inLand({ aa: [80, 'official'], bb: [61, 'official'] })).toBe(close)
    expect(inLand({ aa: [80, 'official'], bb: [60, 'official'] })).toMatchObject({ object: { code: 'aa' } })
    expect(inLand({ aa: [80, 'de_facto_official'], bb: [61, 'official'] })).toBe(close)
  })

  it('takes a language of lesser standing for no rival', () => {
    expect(inLand({ aa: [80, 'official'], bb: [79, 'de_facto_official'] })).toMatchObject({
      object: { code: 'aa' },
    })
    expect(inLand({ aa: [80, 'official'], bb: [90, 'official_regional'] })).toMatchObject({
      object: { code: 'aa' },
    })
  })

  it('counts a language in two scripts once', () => {
    const scripts = inLand({ az: [80, 'official'], az_Cyrl: [75, 'official'] })
    expect(scripts).toMatchObject({ object: { code: 'az' }, alsoRight: ['az'] })
  })

  it('drops a country without an official language', () => {
    expect(inLand({ aa: [90], bb: [5, 'official_regional'] })).toBe('no official language in CLDR')
  })
})

describe('capitalFacts', () => {
  it('takes the capital that is a city of a zone of the country', () => {
    expect(stated(capitalFacts, country('FR'))).toMatchObject({
      object: { type: 'city', code: 'Europe/Paris' },
    })
  })

  it('sets the form of the apostrophe aside', () => {
    expect(sources.countries['TD']!.capital).toBe("N'Djamena")
    expect(stated(capitalFacts, country('TD'))).toMatchObject({ object: { code: 'Africa/Ndjamena' } })
  })

  it('drops a capital that is no such city, or a city of another country', () => {
    const rule = 'no CLDR city of the capital’s name in the country'
    expect(stated(capitalFacts, country('AU'))).toBe(rule)
    const countries = { FR: { capital: 'Rome' } }
    expect(stated(capitalFacts, country('FR'), { countries })).toBe(rule)
  })

  it('does not ask for the capital of a territory', () => {
    expect(stated(capitalFacts, { code: 'GL', kind: 'territory' })).toBe('territory, not a country')
  })
})
