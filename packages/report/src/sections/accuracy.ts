import { type Language, writingDirection } from '@polyfact/schema'
import { accuracyBars } from '../charts/accuracy-bars.js'
import { type Cell, type DataTable, foreign, type Row } from '../data-table.js'
import type { Figure } from '../figure.js'
import { formatRate, rateOrDash } from '../format-number.js'
import { type Html, html } from '../html.js'
import { englishName, ownName } from '../language-names.js'
import type { NamedResult } from '../named-result.js'
import { normalizationPhrase } from '../normalization-phrase.js'

/** The bars of every language, and their numbers with the means over all, high-resource and low-resource languages. */
export function accuracyFigure(named: readonly NamedResult[]): Figure {
  return { id: 'accuracy', spec: accuracyBars(named), numbers: accuracyTable(named) }
}

/** The means over all, high-resource and low-resource languages, with the languages that were really there. */
export function meansTable(named: readonly NamedResult[]): DataTable {
  const { languages, accuracy, normalization } = named[0]!.result
  const mean = (
    head: string,
    of: readonly Language[],
    read: (result: NamedResult['result']) => number | undefined,
  ) => ({
    head: html`${head} <span class="own">${of.join(' ')}</span>`,
    cells: named.map(({ result }): Cell => rateOrDash(read(result))),
  })
  return {
    caption: `Mean accuracy, ${normalizationPhrase(normalization)}`,
    columns: ['Languages', ...named.map(({ name }) => foreign(name))],
    rows: [
      mean(`all ${languages.length}`, [], (result) => result.accuracy.mean),
      ...GROUPS.flatMap(({ key, head }) => {
        const group = accuracy[key]?.languages
        return group === undefined
          ? []
          : [mean(`${group.length} ${head}`, group, (result) => result.accuracy[key]?.value)]
      }),
    ],
    foot: [
      { head: 'Chance (guessing)', cells: named.map(({ result }) => formatRate(result.accuracy.chance)) },
    ],
  }
}

const GROUPS = [
  { key: 'highResource', head: 'high-resource' },
  { key: 'lowResource', head: 'low-resource' },
] as const

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
      ...GROUPS.flatMap((group) => groupRow(group, named)),
    ],
  }
}

function groupRow({ key, head }: (typeof GROUPS)[number], named: readonly NamedResult[]): Row[] {
  const languages = named[0]!.result.accuracy[key]?.languages
  if (languages === undefined) return []
  return [
    {
      head: `Mean of ${languages.length} ${head} languages`,
      cells: named.flatMap(({ result }): Cell[] => [result.accuracy[key]?.value ?? '–', '', '']),
    },
  ]
}

/** A language by its code, its English name, and its own name in its own direction. */
export function languageName(language: Language): Html {
  const name = ownName(language)
  if (name === englishName(language)) return html`<code>${language}</code> ${name}`
  const own = html`<span class="own" lang="${language}" dir="${writingDirection(language)}">${name}</span>`
  return html`<code>${language}</code> ${englishName(language)} ${own}`
}
