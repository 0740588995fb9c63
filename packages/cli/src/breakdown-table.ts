import { type EvaluationResult, type FreeFormResult, type PartResult, PolyfactError } from '@polyfact/schema'
import { percent, percentInterval } from './format-text.js'
import { type TableForm, type TableRows, writeTable } from './table-forms.js'

/** By what a result can be taken apart. */
export type Breakdown = 'language' | 'property' | 'group'

/** How {@link breakdownTable} writes. */
export interface BreakdownTableOptions {
  /** @defaultValue `'text'` */
  readonly form?: TableForm
  /** Of the model, for the caption of a Markdown or LaTeX table. @defaultValue the model's id in the header */
  readonly name?: string
}

/**
 * The numbers of every language, property or group, a row each.
 *
 * @returns Lines without a newline at their end; what no row has a number for is no column.
 * @throws {@link PolyfactError} `INVALID_INPUT` when no record says its property, or its group.
 */
export function breakdownTable(
  result: EvaluationResult | FreeFormResult,
  by: Breakdown,
  {
    form = 'text',
    name = result.madeFrom?.model.id ?? 'scores without a header',
  }: BreakdownTableOptions = {},
): string {
  const rows = withoutEmptyColumns(by === 'language' ? languageRows(result) : partRows(result, by))
  return writeTable(rows, form, `${name}, by ${by}`)
}

/** Of written answers there is no RankC, for example. */
function withoutEmptyColumns([head, rows]: TableRows): TableRows {
  const shown = head.map((_, column) => rows.some((row) => row[column] !== ''))
  const some = (cells: readonly string[]) => cells.filter((_, column) => shown[column])
  return [some(head), rows.map(some)]
}

function languageRows({
  languages,
  accuracy,
  intervals,
  ...result
}: EvaluationResult | FreeFormResult): TableRows {
  const pairwise = result.agreement?.pairwise ?? {}
  const rankc = 'rankc' in result ? (result.rankc?.pairwise ?? {}) : {}
  const meanWith = (values: Readonly<Record<string, number>>, language: string): string => {
    const own = Object.entries(values).filter(([pair]) =>
      languages.some((other) => pair === `${language}-${other}` || pair === `${other}-${language}`),
    )
    return own.length === 0 ? '' : (own.reduce((sum, [, value]) => sum + value, 0) / own.length).toFixed(4)
  }
  return [
    ['language', 'accuracy', 'interval', 'right', 'facts', 'agreement', 'RankC'],
    languages.map((language) => {
      const { value, correct, facts } = accuracy.byLanguage[language]!
      const interval = percentInterval(intervals?.accuracy.byLanguage[language])
      return [
        language,
        percent(value),
        interval,
        String(correct),
        String(facts),
        meanWith(pairwise, language),
        meanWith(rankc, language),
      ]
    }),
  ]
}

function partRows(result: EvaluationResult | FreeFormResult, by: 'property' | 'group'): TableRows {
  const parts = by === 'property' ? result.byProperty : result.byGroup
  if (parts === undefined) {
    const isThere = by === 'property' ? result.byGroup : result.byProperty
    const other =
      isThere === undefined ? 'language' : by === 'property' ? 'group or language' : 'property or language'
    throw new PolyfactError(
      'INVALID_INPUT',
      `breakdownTable: no fact has a ${by === 'property' ? 'property, which is its relation' : by}; records that tell it are expected, so take the numbers by ${other}`,
      { by },
    )
  }
  const rate = (value: number | undefined) => value?.toFixed(4) ?? ''
  return [
    [by, 'facts', 'accuracy', 'Total Consistency', 'RankC', 'agreement'],
    Object.entries(parts).map(([name, part]: [string, PartResult]) => [
      name,
      String(part.facts),
      percent(part.accuracy.mean),
      part.totalConsistency === undefined ? '' : percent(part.totalConsistency.value),
      rate(part.rankc),
      rate(part.agreement),
    ]),
  ]
}
