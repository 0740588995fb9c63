import { type Language, writingDirection } from '@polyfact/schema'
import { type Baseline, baselinesOf } from '../baselines.js'
import { accuracyBars } from '../charts/accuracy-bars.js'
import { type Cell, type DataTable, foreign, type Row, withNotes } from '../data-table.js'
import type { Figure } from '../figure.js'
import { formatCount, formatRate, rateOrDash } from '../format-number.js'
import { type Html, html } from '../html.js'
import { bootstrapNote, hasIntervals, rateInterval, wilsonNote } from '../interval-phrase.js'
import { englishName, ownName } from '../language-names.js'
import { methodPhrase } from '../method-phrase.js'
import type { NamedResult } from '../named-result.js'
import type { ReportedResult } from '../reported-result.js'

/** The bars of every language, and their numbers with the means over all languages and over groups of them. */
export function accuracyFigure(named: readonly NamedResult[]): Figure {
  return { id: 'accuracy', spec: accuracyBars(named), numbers: accuracyTable(named) }
}

/** The means over all languages and over groups of them, with the languages that were really there. */
export function meansTable(named: readonly NamedResult[]): DataTable {
  const { languages, accuracy } = named[0]!.result
  const mean = (
    head: string,
    of: readonly Language[],
    read: (result: ReportedResult) => number | undefined,
  ) => ({
    head: html`${head} <span class="own">${of.join(' ')}</span>`,
    cells: named.map(({ result }): Cell => rateOrDash(read(result))),
  })
  const properties = named.find(({ result }) => result.accuracy.macro)?.result.accuracy.macro?.properties
  return {
    caption: `Mean accuracy, ${methodPhrase(named[0]!.result)}`,
    columns: ['Languages', ...named.map(({ name }) => foreign(name))],
    rows: [
      mean(`all ${languages.length}`, [], (result) => result.accuracy.mean),
      ...GROUPS.flatMap(({ key, head }) => {
        const group = accuracy[key]?.languages
        return group === undefined
          ? []
          : [mean(`${group.length} ${head}`, group, (result) => result.accuracy[key]?.value)]
      }),
      ...(properties === undefined
        ? []
        : [
            mean(
              `all ${languages.length}, each of ${formatCount(properties)} properties counting the same`,
              [],
              (result) => result.accuracy.macro?.value,
            ),
          ]),
    ],
    width: named.length > 2 ? 'page' : 'column',
    foot: [
      ...baselinesOf(named).map(({ name, mean }) => ({
        head: html`Baseline: ${foreign(name)}`,
        cells: named.map(() => formatRate(mean)),
      })),
      ...(accuracy.chance === undefined
        ? []
        : [
            {
              head: 'Chance (guessing)',
              cells: named.map(({ result }) => rateOrDash(result.accuracy.chance)),
            },
          ]),
    ],
  }
}

const GROUPS = [
  { key: 'highResource', head: 'high-resource' },
  { key: 'lowResource', head: 'low-resource' },
  { key: 'seen', head: 'seen' },
  { key: 'unseen', head: 'unseen' },
] as const

/** What one result has of one row: a value, and where there are such its interval, its right answers and its facts. */
interface Measured {
  readonly value: Cell
  readonly interval?: Cell
  readonly right?: Cell
  readonly facts?: Cell
}

function accuracyTable(named: readonly NamedResult[]): DataTable {
  const { languages } = named[0]!.result
  const isBounded = hasIntervals(named)
  const baselines = baselinesOf(named)
  const row = (
    head: Html | string,
    read: (result: ReportedResult) => Measured,
    beside: readonly Cell[],
  ): Row => ({
    head,
    cells: [
      ...named.flatMap(({ result }): Cell[] => {
        const { value, interval = '', right = '', facts = '' } = read(result)
        return [value, ...(isBounded ? [interval] : []), right, facts]
      }),
      ...beside,
    ],
  })
  return {
    caption: withNotes(`Accuracy by language, ${methodPhrase(named[0]!.result)}`, ...tableNotes(named)),
    columns: [
      'Language',
      ...named.map(({ name }) => ({
        head: foreign(name),
        columns: ['accuracy', ...(isBounded ? ['low–high'] : []), 'right', 'facts'],
      })),
      ...(baselines.length === 0
        ? []
        : [{ head: 'Baselines', columns: baselines.map(({ name }) => foreign(name)) }]),
    ],
    rows: languages.map((language) =>
      row(languageName(language), (result) => ofLanguage(result, language), ofBaselines(baselines, language)),
    ),
    foot: [
      row(
        'Mean of languages',
        ({ accuracy, intervals }) => ({
          value: accuracy.mean,
          interval: rateInterval(intervals?.accuracy.mean),
        }),
        baselines.map(({ mean }) => mean),
      ),
      ...GROUPS.flatMap(({ key, head }) => {
        const group = named[0]!.result.accuracy[key]?.languages
        if (group === undefined) return []
        return [
          row(
            `Mean of ${group.length} ${head} languages`,
            ({ accuracy }) => ({ value: accuracy[key]?.value ?? '–' }),
            baselines.map(() => ''),
          ),
        ]
      }),
    ],
  }
}

function ofLanguage({ accuracy, intervals }: ReportedResult, language: Language): Measured {
  const { value, correct, facts } = accuracy.byLanguage[language]!
  return { value, interval: rateInterval(intervals?.accuracy.byLanguage[language]), right: correct, facts }
}

function ofBaselines(baselines: readonly Baseline[], language: Language): Cell[] {
  return baselines.map(({ byLanguage }) => byLanguage[language] ?? '–')
}

function tableNotes(named: readonly NamedResult[]): string[] {
  if (!hasIntervals(named)) return []
  const means = bootstrapNote(named)
  return [`low–high: ${wilsonNote(named)}`, means === '' ? '' : `of the mean ${means}`]
}

/** A language by its code, its English name, and its own name in its own direction. */
export function languageName(language: Language): Html {
  const name = ownName(language)
  if (name === englishName(language)) return html`<code>${language}</code> ${name}`
  const own = html`<span class="own" lang="${language}" dir="${writingDirection(language)}">${name}</span>`
  return html`<code>${language}</code> ${englishName(language)} ${own}`
}
