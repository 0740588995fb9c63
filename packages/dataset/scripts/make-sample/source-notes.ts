import type { SourcePackage } from './sources.js'

/** The licence of each source and what the sample takes from it. None is share-alike. */
export const SOURCE_NOTES: readonly { package: SourcePackage; license: string; states: string }[] = [
  {
    package: 'cldr-core',
    license: 'Unicode-3.0',
    states:
      'continents (territory containment), currencies, official languages, populations, zones of territories',
  },
  {
    package: 'cldr-localenames-full',
    license: 'Unicode-3.0',
    states: 'names of territories, continents and languages',
  },
  { package: 'cldr-dates-full', license: 'Unicode-3.0', states: 'names of cities' },
  { package: 'cldr-numbers-full', license: 'Unicode-3.0', states: 'names of currencies' },
  { package: 'countries-list', license: 'MIT', states: 'capitals, in English' },
  {
    package: '@rapideditor/country-coder',
    license: 'ISC',
    states: 'Wikidata ids of territories (by ISO 3166-1 code) and of continents (by UN M49 code)',
  },
  { package: 'wikidata-lang', license: 'MIT', states: 'Wikidata ids of languages (by ISO 639 code)' },
]
