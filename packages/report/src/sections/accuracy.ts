import { type Language, writingDirection } from '@polyfact/schema'
import { accuracyBars } from '../charts/accuracy-bars.js'
import { type Cell, type DataTable, foreign, type Row } from '../data-table.js'
import type { Figure } from '../figure.js'
import { type Html, html } from '../html.js'
import { englishName, ownName } from '../language-names.js'
import type { NamedResult } from '../named-result.js'
import { normalizationPhrase } from '../normalization-phrase.js'

/** The bars of every language, and their numbers with the means over all, high-resource and low-resource languages. */
export function accuracyFigure(named: readonly NamedResult[]): Figure {
  return { id: 'accuracy', spec: accuracyBars(named), numbers: accuracyTable(named) }
}

function accuracyTable(named: readonly NamedResult[]): DataTable {
  const { languages, normalization } = named[0]!.result
  return {
    caption: `Accuracy by language, ${normalizationPhrase(normalization)}`,
    columns: ['Language', ...named.flatMap(({ name }) => [foreign(name), 'right', 'facts'])],
    rows: languages.map((language) => ({
      head: languageName(language),
      cells: named.flatMap(({ result }): Cell[] => {
        const { value, correct, facts } = result.accuracy.byLanguage[language]!
        return [value, correct, facts]
      }),
    })),
    foot: [
      { head: 'Mean of languages', cells: named.flatMap(({ result }) => [result.accuracy.mean, '', '']) },
      ...groupRow('High-resource', 'highResource', named),
      ...groupRow('Low-resource', 'lowResource', named),
    ],
  }
}

function groupRow(head: string, group: 'highResource' | 'lowResource', named: readonly NamedResult[]): Row[] {
  const languages = named[0]!.result.accuracy[group]?.languages
  if (languages === undefined) return []
  return [
    {
      head: `${head} (${languages.length}: ${languages.join(' ')})`,
      cells: named.flatMap(({ result }) => [result.accuracy[group]?.value ?? '–', '', '']),
    },
  ]
}

/** A language by its code, its English name, and its own name in its own direction. */
export function languageName(language: Language): Html {
  const own = html`<span lang="${language}" dir="${writingDirection(language)}">${ownName(language)}</span>`
  return html`<code>${language}</code> ${englishName(language)} <span class="own">${own}</span>`
}
