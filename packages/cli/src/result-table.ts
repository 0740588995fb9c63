import type { EvaluationResult } from '@polyfact/schema'
import Table from 'cli-table3'

const WIDTH = 80 // of a terminal as it opens

/**
 * A result as text for a terminal: what was measured, then each number beside the value that guessing would give.
 *
 * @returns Lines without colour, 80 columns wide; box-drawing characters; percentages with one decimal.
 */
export function resultTable(result: EvaluationResult): string {
  const table = new Table({
    head: ['', 'measured', 'chance', ''],
    colAligns: ['left', 'right', 'right', 'left'],
    colWidths: [null, null, null, 28],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  })
  const { accuracy, totalConsistency, consistencySplit, rankc, agreement } = result
  table.push(
    ['Accuracy, mean of languages', percent(accuracy.mean), percent(accuracy.chance), ''],
    ...groupRow('  high-resource', accuracy.highResource),
    ...groupRow('  low-resource', accuracy.lowResource),
  )
  if (result.languages.length > 1) {
    table.push(
      [
        'Total Consistency',
        percent(totalConsistency.value),
        '',
        `right in all: ${totalConsistency.correct} of ${totalConsistency.facts}`,
      ],
      [
        '  the same wrong answer',
        percent(consistencySplit.sameWrong.value),
        '',
        `${consistencySplit.sameWrong.count} of ${consistencySplit.facts}`,
      ],
    )
  }
  if (rankc !== undefined) {
    table.push([
      'RankC, mean of pairs',
      rankc.average.toFixed(4),
      rankc.chance.toFixed(4),
      `floor ${rankc.floor.toFixed(4)}`,
    ])
  }
  if (agreement !== undefined) table.push(['Agreement, mean of pairs', percent(agreement.average), '', ''])
  return [...title(result), table.toString(), 'Accuracy in %', ...accuracyLines(result)].join('\n')
}

function title({ madeFrom, facts, languages, normalization }: EvaluationResult): string[] {
  const what =
    madeFrom === null
      ? 'scores without a header'
      : `${madeFrom.model.id} on ${[madeFrom.dataset.id, madeFrom.dataset.split].filter(Boolean).join(' ')}`
  const incomplete = facts.complete < facts.total ? ` (${facts.complete} of them in all languages)` : ''
  const asked = `${count(facts.total, 'fact')}${incomplete} × ${count(languages.length, 'language')}`
  const planned = madeFrom?.facts ?? 0
  return [
    what,
    `${asked} · scores normalized ${normalization}`,
    ...(facts.total < planned ? [`NOT FINISHED: ${facts.total} of ${planned} facts have scores`] : []),
  ]
}

function groupRow(name: string, group: EvaluationResult['accuracy']['highResource']): string[][] {
  return group === undefined ? [] : [[name, percent(group.value), '', group.languages.join(' ')]]
}

/** Every language with its accuracy, in lines of about the same length. */
function accuracyLines({ languages, accuracy }: EvaluationResult): string[] {
  const codes = Math.max(...languages.map((language) => language.length))
  const cells = languages.map((language) => {
    const value = (100 * accuracy.byLanguage[language]!.value).toFixed(1)
    return `  ${language.padStart(codes)} ${value.padStart(5)}`
  })
  const lines = Math.ceil((cells.length * cells[0]!.length) / WIDTH)
  const perLine = Math.ceil(cells.length / lines)
  return Array.from({ length: lines }, (_, line) =>
    cells.slice(line * perLine, (line + 1) * perLine).join(''),
  )
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
const percent = (rate: number) => `${(100 * rate).toFixed(1)} %`
