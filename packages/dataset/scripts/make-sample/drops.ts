/** Facts dropped by hand, for a reason. A fact is dropped or kept as the sources state it, never rewritten. */
export interface HandDrop {
  readonly properties: readonly string[]
  readonly subjects: readonly string[] // alpha-2 codes
  readonly reason: string
}

const ALL = ['P30', 'P36', 'P37', 'P38']

export const HAND_DROPS: readonly HandDrop[] = [
  { properties: ALL, subjects: ['EH'], reason: 'disputed territory' },
  { properties: ALL, subjects: ['IO'], reason: 'inhabited by a garrison only' },

  { properties: ['P30'], subjects: ['CX'], reason: 'Australian, but off Java' },
  { properties: ['P30'], subjects: ['FR'], reason: 'has regions on three further continents' },

  { properties: ['P36'], subjects: ['IL'], reason: 'disputed' },
  { properties: ['P36'], subjects: ['LK'], reason: 'the capital by law is Sri Jayawardenepura Kotte' },
  { properties: ['P36'], subjects: ['GQ'], reason: 'moved to Ciudad de la Paz in January 2026' },
  { properties: ['P36'], subjects: ['ID'], reason: 'a move to Nusantara is under way' },

  {
    properties: ['P37'],
    subjects: ['BF', 'ML', 'NE'],
    reason: 'CLDR lists French, which lost its status between 2023 and 2025',
  },
  { properties: ['P37'], subjects: ['ET'], reason: 'CLDR lists one of five federal working languages' },
  { properties: ['P37'], subjects: ['ME'], reason: 'CLDR does not list Montenegrin, the official name' },
  { properties: ['P37'], subjects: ['IE'], reason: 'Irish is the first official language by law' },
  { properties: ['P37'], subjects: ['LU'], reason: 'Luxembourgish is the national language by law' },
  { properties: ['P37'], subjects: ['BQ', 'CK'], reason: 'CLDR does not list the local official language' },
  { properties: ['P37'], subjects: ['SJ'], reason: 'CLDR names a written standard, not the language' },
  { properties: ['P37'], subjects: ['SN'], reason: 'CLDR ranks Wolof, not official by law, before French' },
  {
    properties: ['P37'],
    subjects: ['AW', 'FJ', 'KI', 'KM', 'NR', 'SZ', 'UG', 'ZW'],
    reason: 'CLDR’s shares of speakers, which make the first rank, are in doubt',
  },
  { properties: ['P37'], subjects: ['ZA'], reason: 'CLDR lists ten languages, equal by law, as regional' },

  { properties: ['P38'], subjects: ['PS'], reason: 'two foreign currencies and none of its own' },
  { properties: ['P38'], subjects: ['ZW'], reason: 'several currencies are in everyday use' },
]

/** An entity not used at all, because its name is wrong or misspelt in one language. */
export interface NameDrop {
  readonly type: 'territory' | 'currency' | 'language' | 'city'
  readonly code: string
  readonly language: string
  readonly reason: string
}

export const NAME_DROPS: readonly NameDrop[] = [
  { type: 'territory', code: 'SC', language: 'bn', reason: 'reads Sicily' },
  { type: 'territory', code: 'BH', language: 'bn', reason: 'misspelt: “baharin”' },
  { type: 'language', code: 'st', language: 'bn', reason: 'misspelt: “dakshin” with a dental n' },
  { type: 'language', code: 'rw', language: 'bn', reason: 'misspelt: “kinyarowanda” without its vowel' },
  { type: 'currency', code: 'MUR', language: 'bn', reason: 'reads Mauritanian rupee' },
  { type: 'currency', code: 'BTN', language: 'ar', reason: 'misspelt: “nultum” for ngultrum' },
  { type: 'currency', code: 'LAK', language: 'bn', reason: 'misspelt: “leushan” for Laotian' },
  { type: 'currency', code: 'PEN', language: 'pt', reason: 'the name used until 2015, nuevo sol' },
  { type: 'currency', code: 'ERN', language: 'fr', reason: 'misspelt: “nafka” for nakfa' },
  { type: 'currency', code: 'HNL', language: 'ar', reason: 'misspelt: “hindarus” for Honduras' },
  { type: 'currency', code: 'TZS', language: 'bn', reason: 'misspelt: “tanjniya” for Tanzania' },
  { type: 'currency', code: 'LBP', language: 'ar', reason: 'pound, where the country says lira' },
  { type: 'city', code: 'Africa/Asmera', language: 'bn', reason: 'misspelt: “asmarahu”' },
  { type: 'city', code: 'Africa/Gaborone', language: 'bn', reason: 'misspelt: “gaburni”' },
  { type: 'city', code: 'Africa/Maseru', language: 'bn', reason: 'misspelt: “mahsuru”' },
  { type: 'city', code: 'Africa/Mogadishu', language: 'bn', reason: 'misspelt: “maogadisu”' },
  { type: 'city', code: 'Africa/Ouagadougou', language: 'bn', reason: 'misspelt: “wahagudogu”' },
  { type: 'city', code: 'Indian/Antananarivo', language: 'bn', reason: 'misspelt: “antunanaribho”' },
  { type: 'city', code: 'Pacific/Port_Moresby', language: 'bn', reason: 'misspelt: “mourjobi”' },
  { type: 'city', code: 'Asia/Tbilisi', language: 'bn', reason: 'misspelt: “sibilishi”' },
  { type: 'city', code: 'Atlantic/Reykjavik', language: 'bn', reason: 'misspelt: “rikjabhik”' },
  { type: 'city', code: 'Europe/Chisinau', language: 'bn', reason: 'misspelt: “kisinahu”' },
  { type: 'city', code: 'Europe/Sarajevo', language: 'bn', reason: 'misspelt: “sarajibho”' },
  { type: 'city', code: 'Europe/Tallinn', language: 'bn', reason: 'misspelt: “tahalin”' },
]
