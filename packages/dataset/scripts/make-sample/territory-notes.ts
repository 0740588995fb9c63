/**
 * Codes for which country-coder states the item of something larger or smaller than what CLDR names: the realms of DK
 * and NL with Greenland or Aruba, SH with Ascension and Tristan da Cunha, and for Oceania (009), which has Australia in
 * it, the item of its islands. These items are not taken.
 */
export const OTHER_EXTENT: ReadonlySet<string> = new Set(['009', 'DK', 'NL', 'SH'])

/** Territories whose English name takes the article inside a sentence. */
export const WITH_ARTICLE: ReadonlySet<string> = new Set([
  'AE', 'AX', 'BQ', 'BS', 'CF', 'CK', 'DO', 'FK', 'FO', 'GB', 'GM', 'IM', 'KM', 'KY', 'MH', 'MP', 'MV', 'NL', 'PH',
  'SB', 'TC', 'US', 'VG', 'VI',
]) // biome-ignore format: a list of codes

/**
 * Further continents on which a territory lies, to which some count it, or on which another place of its name lies: a
 * state of the USA (GE), an island of Bangladesh (MF). The fact names the one of CLDR, and these are never offered as
 * wrong answers to it.
 */
export const FURTHER_CONTINENTS: Readonly<Record<string, readonly string[]>> = {
  AM: ['150'],
  AW: ['005'],
  AZ: ['150'],
  BQ: ['005'],
  CL: ['009'],
  CW: ['005'],
  CY: ['150'],
  DK: ['003'],
  EG: ['142'],
  ES: ['002'],
  GE: ['003', '150'],
  ID: ['009'],
  KZ: ['150'],
  MF: ['142'],
  NL: ['003', '005'],
  PA: ['005'],
  PT: ['002'],
  RU: ['142'],
  TL: ['009'],
  TR: ['150'],
  TT: ['005'],
  US: ['009'],
  YE: ['002'],
}

/**
 * Languages that are official beside those of CLDR, serve a government, or are official in another place of the
 * territory's name (MF: the other half of its island, and an island of Bangladesh); never offered as wrong answers.
 */
export const FURTHER_LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  BN: ['en'],
  CW: ['en'],
  GG: ['fr'],
  JE: ['fr'],
  LB: ['fr'],
  LK: ['en'],
  MF: ['bn', 'en', 'nl'],
  MR: ['fr'],
  MY: ['en'],
  NA: ['de'],
  TJ: ['ru'],
  VA: ['fr'],
}

/**
 * Currencies accepted beside a country's own, which CLDR does not list, and the currency of another place of its name
 * (GE, MF); never offered as wrong answers.
 */
export const ACCEPTED_CURRENCIES: Readonly<Record<string, readonly string[]>> = {
  AG: ['USD'],
  AI: ['USD'],
  AL: ['EUR'],
  AW: ['USD'],
  BB: ['USD'],
  BM: ['USD'],
  BN: ['SGD'],
  BS: ['USD'],
  BZ: ['USD'],
  CD: ['USD'],
  CH: ['EUR'],
  CR: ['USD'],
  CU: ['EUR', 'USD'],
  CV: ['EUR'],
  CW: ['USD'],
  DM: ['USD'],
  DO: ['USD'],
  FK: ['GBP'],
  GD: ['USD'],
  GE: ['USD'],
  GI: ['GBP'],
  GT: ['USD'],
  HN: ['USD'],
  HT: ['USD'],
  JM: ['USD'],
  KH: ['USD'],
  KN: ['USD'],
  KP: ['CNY', 'EUR', 'USD'],
  KY: ['USD'],
  LB: ['USD'],
  LC: ['USD'],
  LI: ['EUR'],
  LR: ['USD'],
  MF: ['BDT', 'USD', 'XCG'],
  MO: ['HKD'],
  MS: ['USD'],
  MV: ['USD'],
  NI: ['USD'],
  NP: ['INR'],
  PE: ['USD'],
  SG: ['BND'],
  SH: ['GBP'],
  SO: ['USD'],
  SR: ['EUR', 'USD'],
  ST: ['EUR'],
  SX: ['EUR', 'USD'],
  SY: ['TRY', 'USD'],
  SZ: ['ZAR'],
  UY: ['USD'],
  VC: ['USD'],
  VE: ['EUR', 'USD'],
  YE: ['SAR', 'USD'],
}
