import type { Normalization } from '@polyfact/schema'
import { type DataTable, foreign } from '../data-table.js'
import { rateOrDash } from '../format-number.js'
import { html } from '../html.js'
import type { NamedResult } from '../named-result.js'
import { normalizationPhrase } from '../normalization-phrase.js'

const MODES: readonly Normalization[] = ['sum', 'per-token', 'per-character', 'per-byte']

/** Mean accuracy under every normalisation that the scores allow; no table where no result tells of two. */
export function accuracyByNormalization(named: readonly NamedResult[]): DataTable[] {
  const modes = MODES.filter((mode) =>
    named.some(({ result }) => result.accuracy.byNormalization?.[mode] !== undefined),
  )
  if (modes.length < 2) return []
  return [
    {
      caption: 'Mean accuracy under each normalisation; all else on this page uses the one that is marked',
      columns: ['Candidates ranked by', ...named.map(({ name }) => foreign(name))],
      rows: modes.map((mode) => ({
        head:
          mode === named[0]!.result.normalization
            ? html`${normalizationPhrase(mode)} <span class="own">used here</span>`
            : normalizationPhrase(mode),
        cells: named.map(({ result }) => rateOrDash(result.accuracy.byNormalization?.[mode]?.mean)),
      })),
    },
  ]
}
