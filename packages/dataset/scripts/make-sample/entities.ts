import type { SampleEntity } from '../../src/sample/sample-file.js'
import { nameOfCity } from './city-names.js'
import { LANGUAGES, type SampleLanguage } from './languages.js'
import type { SourcePackage, Sources } from './sources.js'
import { OTHER_EXTENT, WITH_ARTICLE } from './territory-notes.js'

/** What an entity is, with the code under which the sources speak of it. */
export interface EntityKey {
  readonly type: 'territory' | 'continent' | 'currency' | 'language' | 'city'
  readonly code: string // alpha-2, M49, ISO 4217, BCP-47 or the id of a time zone
}

/** An entity as far as the sources know it: a name may be missing. */
export interface KnownEntity {
  readonly key: EntityKey
  readonly id: string
  readonly source: string
  readonly names: Readonly<Record<SampleLanguage, string | undefined>>
}

/** Identity and names of an entity. A Wikidata id stands only where exactly one record of a source states it. */
export function knownEntity(sources: Sources, key: EntityKey): KnownEntity {
  const names = Object.fromEntries(
    LANGUAGES.map((language) => [language, tidy(nameOf(sources, key, language))]),
  ) as KnownEntity['names']
  return { key, ...identity(sources, key), names }
}

/** The entity as the sample file holds it; all its names must be known. */
export function sampleEntity({ key, id, source, names }: KnownEntity): SampleEntity {
  const entity = { id, source, names: LANGUAGES.map((language) => names[language]!) }
  const article = key.type === 'territory' && WITH_ARTICLE.has(key.code)
  return article ? { ...entity, inQuestion: { en: `the ${names.en}` } } : entity
}

function identity(sources: Sources, { type, code }: EntityKey): { id: string; source: string } {
  const from = (name: SourcePackage, id: string) => ({ id, source: `${name} ${sources.versions[name]}` })
  switch (type) {
    case 'territory': {
      const items = sources.regions.filter((region) => region.iso1A2 === code)
      const stated = items.length === 1 && !OTHER_EXTENT.has(code)
      return stated
        ? from('@rapideditor/country-coder', items[0]!.wikidata)
        : from('cldr-core', `iso3166-1:${code}`)
    }
    case 'continent': {
      const items = sources.regions.filter((region) => region.m49 === code)
      return items.length === 1 && !OTHER_EXTENT.has(code)
        ? from('@rapideditor/country-coder', items[0]!.wikidata)
        : from('cldr-core', `m49:${code}`)
    }
    case 'language': {
      const items = sources.wikidataLanguages.filter(({ iso6391, iso6393 }) =>
        (code.length === 2 ? iso6391 : iso6393)?.includes(code),
      )
      return items.length === 1 ? from('wikidata-lang', items[0]!.wd) : from('cldr-core', `bcp47:${code}`)
    }
    case 'currency':
      return from('cldr-core', `iso4217:${code}`)
    case 'city':
      return from('cldr-dates-full', `cldr-city:${code}`)
  }
}

// Short forms where CLDR's full ones carry a status ("Hong Kong SAR China"); each of the twelve locales has them.
const SHORT_FORMS: ReadonlySet<string> = new Set(['HK', 'MO', 'PS'])

function nameOf(sources: Sources, { type, code }: EntityKey, language: SampleLanguage): string | undefined {
  const names = sources.names[language]
  switch (type) {
    case 'territory':
      return names.territories[SHORT_FORMS.has(code) ? `${code}-alt-short` : code]
    case 'continent':
      return names.territories[code]
    case 'currency':
      return withoutRemark(names.currencies[code]?.displayName)
    case 'language':
      return names.languages[code]
    case 'city':
      return withoutRemark(nameOfCity(sources, code, language))
  }
}

// "Tripoli (Libye)": what CLDR adds in a list of cities or currencies would tell the answer in a question.
function withoutRemark(name: string | undefined): string | undefined {
  return name?.replace(/\s*[(（][^()（）]*[)）]$/u, '')
}

// CLDR writes soft hyphens into some long names; they are invisible hints, not letters.
function tidy(name: string | undefined): string | undefined {
  return name?.replaceAll('\u00AD', '').normalize('NFC').trim()
}
