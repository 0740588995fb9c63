import type { EvaluationResult } from '@polyfact/schema'
import Table from 'cli-table3'

/** How a value of the table reads when the result does not have it. */
const ABSENT = '–'

/**
 * A result as text for a terminal: what was measured, then each number beside the value that guessing would give.
 *
 * @returns Lines without colour; box-drawing characters; percentages with one decimal.
 */
export function resultTable(result: EvaluationResult): string {
  const table = new Table({
    head: ['', 'measured', 'by chance', ''],
    colAligns: ['left', 'right', 'right', 'left'],
    style: { head: [], border: [], compact: true },
  })
  const { accuracy, totalConsistency, consistencySplit, rankc, agreement } = result
  table.push(
    ['Accuracy, mean of languages', percent(accuracy.mean), percent(accuracy.chance), ''],
    ...groupRow('  high-resource', accuracy.highResource),
    ...groupRow('  low-resource', accuracy.lowResource),
    [
      'Total Consistency',
      percent(totalConsistency.value),
      '',
      `right in all ${result.languages.length} languages: ${totalConsistency.correct} of ${totalConsistency.facts} facts`,
    ],
    [
      '  same wrong answer everywhere',
      percent(consistencySplit.sameWrong.value),
      '',
      `${consistencySplit.sameWrong.count} of ${consistencySplit.facts} facts`,
    ],
  )
  if (rankc !== undefined) {
    table.push([
      'RankC, mean of pairs',
      rankc.average.toFixed(4),
      rankc.chance.toFixed(4),
      `floor ${rankc.floor.toFixed(4)}`,
    ])
  }
  if (agreement !== undefined)
    table.push(['Answer agreement, mean of pairs', percent(agreement.average), '', ''])
  return [title(result), table.toString(), languageTable(result)].join('\n')
}

function title({ madeFrom, facts, languages, normalization }: EvaluationResult): string {
  const what =
    madeFrom === null
      ? 'scores without a header'
      : `${madeFrom.model.id} on ${[madeFrom.dataset.id, madeFrom.dataset.split].filter(Boolean).join(' ')}`
  return `${what} · ${facts.total} facts × ${languages.length} ${languages.length === 1 ? 'language' : 'languages'} · scores normalized ${normalization}`
}

function groupRow(name: string, group: EvaluationResult['accuracy']['highResource']): string[][] {
  return group === undefined ? [] : [[name, percent(group.value), '', group.languages.join(' ')]]
}

function languageTable({ languages, accuracy }: EvaluationResult): string {
  const table = new Table({
    head: ['accuracy', ...languages],
    colAligns: ['left', ...languages.map(() => 'right' as const)],
    style: { head: [], border: [], compact: true },
  })
  const cells = languages.map((language) => accuracy.byLanguage[language])
  table.push(['%', ...cells.map((cell) => (cell === undefined ? ABSENT : (100 * cell.value).toFixed(1)))])
  return table.toString()
}

const percent = (rate: number) => `${(100 * rate).toFixed(1)} %`
