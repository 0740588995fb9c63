import { type EvaluationResult, type FreeFormResult, type PartResult, PolyfactError } from '@polyfact/schema'
import Table from 'cli-table3'
import { percent, percentInterval } from './format-text.js'

/** By what a result can be taken apart. */
export type Breakdown = 'language' | 'property' | 'group'

/**
 * The numbers of every language, property or group, a row each.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` when no record says its property, or its group.
 */
export function breakdownTable(result: EvaluationResult | FreeFormResult, by: Breakdown): string {
  const [head, rows] = withoutEmptyColumns(by === 'language' ? languageRows(result) : partRows(result, by))
  const table = new Table({
    head: [...head],
    colAligns: ['left', ...head.slice(1).map(() => 'right' as const)],
    style: { head: [], border: [], compact: true },
  })
  table.push(...rows.map((row) => [...row]))
  return table.toString()
}

type Rows = readonly [head: readonly string[], rows: readonly (readonly string[])[]]

/** What no row has a number for, such as the RankC of written answers, is no column. */
function withoutEmptyColumns([head, rows]: Rows): Rows {
  const shown = head.map((_, column) => rows.some((row) => row[column] !== ''))
  const some = (cells: readonly string[]) => cells.filter((_, column) => shown[column])
  return [some(head), rows.map(some)]
}

function languageRows({
  languages,
  accuracy,
  intervals,
  ...result
}: EvaluationResult | FreeFormResult): Rows {
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

function partRows(result: EvaluationResult | FreeFormResult, by: 'property' | 'group'): Rows {
  const parts = by === 'property' ? result.byProperty : result.byGroup
  if (parts === undefined) {
    throw new PolyfactError(
      'INVALID_INPUT',
      `breakdownTable: no fact has a ${by}; ${by === 'property' ? 'its relation' : 'a group'} is expected in the records`,
      { by },
    )
  }
  const rate = (value: number | undefined) => value?.toFixed(4) ?? ''
  return [
    [
      by === 'property' ? 'relation' : 'group',
      'facts',
      'accuracy',
      'Total Consistency',
      'RankC',
      'agreement',
    ],
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
