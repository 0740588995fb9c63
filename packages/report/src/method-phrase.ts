import { normalizationPhrase } from './normalization-phrase.js'
import type { ReportedResult } from './reported-result.js'

/** How answers were come by, in words that stand in the title of every table and chart. */
export function methodPhrase({ normalization, matching }: ReportedResult): string {
  return normalization === undefined ? `free-form, ${matching} matching` : normalizationPhrase(normalization)
}
