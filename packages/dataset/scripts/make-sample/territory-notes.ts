/**
 * Codes for which country-coder states the item of a realm of several countries ("Kingdom of Denmark"), while CLDR
 * names the one country ("Denmark"). Their item is not taken.
 */
export const REALMS: ReadonlySet<string> = new Set(['DK', 'NL'])

/** Territories whose English name takes the article inside a sentence. */
export const WITH_ARTICLE: ReadonlySet<string> = new Set([
  'AE', 'AX', 'BQ', 'BS', 'CF', 'CK', 'DO', 'FK', 'FO', 'GB', 'GM', 'IM', 'KM', 'KY', 'MH', 'MP', 'MV', 'NL', 'PH',
  'SB', 'TC', 'US', 'VG', 'VI',
]) // biome-ignore format: a list of codes

/**
 * Further continents on which a territory lies, or to which some count it. The fact names the one of CLDR, and these
 * are never offered as wrong answers to it.
 */
export const FURTHER_CONTINENTS: Readonly<Record<string, readonly string[]>> = {
  AM: ['150'],
  AW: ['005'],
  AZ: ['150'],
  BQ: ['005'],
  CL: ['009'],
  CW: ['005'],
  CY: ['150'],
  EG: ['142'],
  ES: ['002'],
  GE: ['150'],
  ID: ['009'],
  KZ: ['150'],
  PA: ['005'],
  PT: ['002'],
  RU: ['142'],
  TL: ['009'],
  TR: ['150'],
  TT: ['005'],
  US: ['009'],
  YE: ['002'],
}

/** Currencies accepted beside a country's own, which CLDR does not list; never offered as wrong answers. */
export const ACCEPTED_CURRENCIES: Readonly<Record<string, readonly string[]>> = {
  BB: ['USD'],
  BM: ['USD'],
  BN: ['SGD'],
  BS: ['USD'],
  BZ: ['USD'],
  CR: ['USD'],
  CU: ['USD'],
  FK: ['GBP'],
  GI: ['GBP'],
  GT: ['USD'],
  KH: ['USD'],
  KY: ['USD'],
  LB: ['USD'],
  LR: ['USD'],
  MO: ['HKD'],
  NI: ['USD'],
  NP: ['INR'],
  PE: ['USD'],
  SG: ['BND'],
  SH: ['GBP'],
  SO: ['USD'],
  SY: ['TRY', 'USD'],
  SZ: ['ZAR'],
  UY: ['USD'],
  VE: ['EUR', 'USD'],
  YE: ['SAR', 'USD'],
}
