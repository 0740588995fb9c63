import { createRequire } from 'node:module'
import { perLanguage, type SampleLanguage } from './languages.js'

const require = createRequire(import.meta.url)

/** What the sample is made from: the parts of the data packages that are read, in the packages' own form. */
export interface Sources {
  readonly versions: Readonly<Record<SourcePackage, string>>
  readonly regions: readonly Region[]
  readonly wikidataLanguages: readonly WikidataLanguage[]
  readonly countries: Readonly<Record<string, { readonly capital: string }>> // by alpha-2 code
  readonly containment: Readonly<Record<string, { readonly _contains: readonly string[] }>> // by region code
  readonly territories: Readonly<Record<string, TerritoryInfo>> // by alpha-2 code
  readonly currencies: Readonly<Record<string, readonly Readonly<Record<string, CurrencyUse>>[]>> // by alpha-2 code
  readonly zones: readonly { readonly territory: string; readonly zone: string }[]
  readonly names: Readonly<Record<SampleLanguage, Names>>
}

/** CLDR's names in one language. */
export interface Names {
  readonly territories: Readonly<Record<string, string>>
  readonly languages: Readonly<Record<string, string>>
  readonly currencies: Readonly<Record<string, { readonly displayName?: string }>>
  readonly zones: ZoneTree
}

/** The properties of a country-coder feature. */
export interface Region {
  readonly wikidata: string
  readonly level: string // 'country', 'territory', 'region', …
  readonly iso1A2?: string
  readonly isoStatus?: string // of the alpha-2 code: 'official' where ISO 3166-1 assigns it
  readonly m49?: string
}

export interface WikidataLanguage {
  readonly wd: string
  readonly iso6391?: readonly string[]
  readonly iso6393?: readonly string[]
}

export interface TerritoryInfo {
  readonly _population: string
  readonly languagePopulation?: Readonly<Record<string, LanguageUse>>
}

export interface LanguageUse {
  readonly _populationPercent: string
  readonly _officialStatus?: 'official' | 'de_facto_official' | 'official_regional'
}

export interface CurrencyUse {
  readonly _to?: string // the day on which it ceased to be used
  readonly _tender?: 'false' // not legal tender
}

export type ZoneTree = { readonly [part: string]: ZoneTree | string }

export type SourcePackage =
  | '@rapideditor/country-coder'
  | 'cldr-core'
  | 'cldr-dates-full'
  | 'cldr-localenames-full'
  | 'cldr-numbers-full'
  | 'countries-list'
  | 'wikidata-lang'

/** Reads the installed data packages. Their form is theirs: a wrong reading fails in the tests of the facts. */
export function readSources(): Sources {
  const cldr = (file: string) => require(`cldr-core/supplemental/${file}.json`).supplemental
  const territoryInfo: Record<string, TerritoryInfo> = cldr('territoryInfo').territoryInfo
  return {
    versions: {
      '@rapideditor/country-coder': versionOf('@rapideditor/country-coder'),
      'cldr-core': versionOf('cldr-core'),
      'cldr-dates-full': versionOf('cldr-dates-full'),
      'cldr-localenames-full': versionOf('cldr-localenames-full'),
      'cldr-numbers-full': versionOf('cldr-numbers-full'),
      'countries-list': versionOf('countries-list'),
      'wikidata-lang': versionOf('wikidata-lang'),
    },
    regions: require('@rapideditor/country-coder').borders.features.map(
      (feature: { properties: Region }) => feature.properties,
    ),
    wikidataLanguages: require('wikidata-lang/data/languages.json'),
    countries: require('countries-list').countries,
    containment: cldr('territoryContainment').territoryContainment,
    territories: territoryInfo,
    currencies: cldr('currencyData').currencyData.region,
    zones: zonesOf(cldr('windowsZones').windowsZones.mapTimezones),
    names: perLanguage(readNames),
  }
}

function readNames(language: SampleLanguage): Names {
  const part = (pack: string, file: string) => require(`${pack}/main/${language}/${file}.json`).main[language]
  return {
    territories: part('cldr-localenames-full', 'territories').localeDisplayNames.territories,
    languages: part('cldr-localenames-full', 'languages').localeDisplayNames.languages,
    currencies: part('cldr-numbers-full', 'currencies').numbers.currencies,
    zones: part('cldr-dates-full', 'timeZoneNames').dates.timeZoneNames.zone,
  }
}

// CLDR says which zones a territory has in its mapping to Windows zones: `_type` lists them, blank-separated.
function zonesOf(mappings: readonly { mapZone: { _territory: string; _type: string } }[]): Sources['zones'] {
  return mappings.flatMap(({ mapZone: { _territory: territory, _type } }) =>
    _type.split(' ').map((zone) => ({ territory, zone })),
  )
}

// Two of the packages do not export their package.json, so that it is read from beside what they do export.
function versionOf(name: SourcePackage): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      return require(`${folder}/${name}/package.json`).version
    } catch {
      // not in this folder
    }
  }
  throw new Error(`${name} is not installed; run npm install`)
}
