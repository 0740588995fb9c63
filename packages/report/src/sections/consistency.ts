import { consistencySplitBars, splitRows } from '../charts/consistency-split-bars.js'
import { languagesCorrectHistogram } from '../charts/languages-correct-histogram.js'
import { type Cell, foreign } from '../data-table.js'
import type { Figure } from '../figure.js'
import { languagesCorrectByChance } from '../languages-correct-by-chance.js'
import type { NamedResult } from '../named-result.js'
import { normalizationPhrase } from '../normalization-phrase.js'

/** In how many languages each fact is right. */
export function histogramFigure(named: readonly NamedResult[]): Figure {
  const { normalization } = named[0]!.result
  const byChance = languagesCorrectByChance(named[0]!.result)
  return {
    id: 'languages-correct',
    spec: languagesCorrectHistogram(named),
    numbers: {
      caption: `Complete facts right in k languages, ${normalizationPhrase(normalization)}`,
      columns: ['k', ...named.map(({ name }) => foreign(name)), 'share by guessing'],
      rows: byChance.map((share, k) => ({
        head: String(k),
        cells: [...named.map(({ result }): Cell => result.totalConsistency.histogram[k] ?? 0), share],
      })),
      foot: [
        {
          head: 'mean k',
          cells: [...named.map(({ result }) => result.totalConsistency.meanLanguagesCorrect), ''],
        },
        { head: 'facts', cells: [...named.map(({ result }) => result.totalConsistency.facts), ''] },
      ],
    },
  }
}

/** Which consistency is knowledge, and which is one error in every language. */
export function splitFigure(named: readonly NamedResult[]): Figure {
  const { normalization } = named[0]!.result
  const rows = named.flatMap(({ name, result }) => splitRows(name, result.consistencySplit))
  return {
    id: 'consistency-split',
    spec: consistencySplitBars(named),
    numbers: {
      caption: `Consistency split, ${normalizationPhrase(normalization)}`,
      columns: ['Model', 'part', 'facts', 'share'],
      rows: rows.map(({ model, part, facts, share }) => ({
        head: foreign(model),
        cells: [part, facts, share],
      })),
    },
  }
}
