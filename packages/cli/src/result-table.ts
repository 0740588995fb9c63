import type { EvaluationResult, FreeFormResult, Language } from '@polyfact/schema'
import Table from 'cli-table3'
import { count, percent, percentInterval, rateInterval } from './format-text.js'

const WIDTH = 80 // of a terminal as it opens

/** How {@link resultTable} shows a result. */
export interface ResultTableOptions {
  /** Of the model. @defaultValue the model's id in the header */
  readonly name?: string
}

/** A row: what, measured, what guessing gives, a note. */
type Row = readonly [what: string, measured: string, chance: string, note: string]

/**
 * A result as text for a terminal: what was measured, then each number beside the value that guessing would give.
 *
 * @returns Lines without colour, 80 columns wide; box-drawing characters; percentages with one decimal.
 */
export function resultTable(
  result: EvaluationResult | FreeFormResult,
  { name = result.madeFrom?.model.id }: ResultTableOptions = {},
): string {
  const isRanked = result.kind === 'evaluation' // written answers cannot be guessed, and have no chance
  const cells = <Cell>([what, measured, chance, note]: readonly [Cell, Cell, Cell, Cell]) =>
    isRanked ? [what, measured, chance, note] : [what, measured, note]
  const table = new Table({
    head: cells(['', 'measured', 'chance', '']),
    colAligns: cells(['left', 'right', 'right', 'left']),
    colWidths: cells([29, null, null, 28]),
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  })
  table.push(...(isRanked ? rankedRows(result) : freeFormRows(result)).map(cells))
  return [
    ...title(result, name),
    table.toString(),
    ...intervalLine(result),
    ...normalizationLine(result),
    'Accuracy in %',
    ...accuracyLines(result),
  ].join('\n')
}

function rankedRows(result: EvaluationResult): Row[] {
  const { accuracy, rankc, agreement, conditionalAgreement, intervals, kendallTau, rankBiasedOverlap } =
    result
  const chance = percent(accuracy.chance)
  const rows: (Row | undefined)[] = [
    [
      'Accuracy, mean of languages',
      percent(accuracy.mean),
      chance,
      percentInterval(intervals?.accuracy.mean),
    ],
    ...groupRows(accuracy),
    ...Object.entries(accuracy.baselines ?? {}).map(
      ([name, { mean }]): Row => [`  without a model: ${name}`, percent(mean), '', ''],
    ),
  ]
  if (result.languages.length === 1) return present(rows)
  const { someRight, allWrong } = conditionalAgreement ?? {}
  const shareOf = (what: string, share: { value: number; facts: number } | undefined): Row | undefined =>
    share && [what, percent(share.value), '', `of ${count(share.facts, 'fact')}`]
  return present([
    ...rows,
    ...consistencyRows(result),
    rankc && [
      'RankC, mean of pairs',
      rankc.average.toFixed(4),
      rankc.chance.toFixed(4),
      noteOf(`floor ${rankc.floor.toFixed(4)}`, rateInterval(intervals?.rankc)),
    ],
    agreement && [
      'Agreement, mean of pairs',
      percent(agreement.average),
      '',
      percentInterval(intervals?.agreement),
    ],
    shareOf('  where some are right', someRight),
    shareOf('  where all are wrong', allWrong),
    ...overlapRow(result),
    result.fleissKappa === undefined
      ? undefined
      : ["Fleiss' kappa", result.fleissKappa.toFixed(4), '0.0000', alphaNote(result.krippendorffAlpha)],
    kendallTau && ["Kendall's tau", kendallTau.average.toFixed(4), '0.0000', 'mean of pairs'],
    rankBiasedOverlap && [
      'Rank-biased overlap',
      rankBiasedOverlap.average.toFixed(4),
      '',
      `mean of pairs, p = ${rankBiasedOverlap.persistence}`,
    ],
  ])
}

function freeFormRows(result: FreeFormResult): Row[] {
  const { accuracy, agreement, intervals, exactMatch, tokenF1, empty, resolved } = result
  return present([
    ['Accuracy, mean of languages', percent(accuracy.mean), '', percentInterval(intervals?.accuracy.mean)],
    ...groupRows(accuracy),
    ['  all answers together', percent(accuracy.pooled), '', ''],
    ['Exact match', percent(exactMatch.mean), '', ''],
    ['Token F1', percent(tokenF1.mean), '', ''],
    ['Empty answers', percent(empty.value), '', `${empty.empty} of ${empty.questions}`],
    resolved && [
      'Naming a candidate',
      percent(resolved.value),
      '',
      `${resolved.resolved} of ${resolved.questions}`,
    ],
    ...(result.languages.length === 1 ? [] : [...consistencyRows(result), ...overlapRow(result)]),
    agreement && [
      'Agreement, mean of pairs',
      percent(agreement.average),
      '',
      percentInterval(intervals?.agreement),
    ],
  ])
}

function groupRows(accuracy: FreeFormResult['accuracy'] | EvaluationResult['accuracy']): (Row | undefined)[] {
  const group = (
    what: string,
    mean: { value: number; languages: readonly Language[] } | undefined,
  ): Row | undefined => mean && [what, percent(mean.value), '', mean.languages.join(' ')]
  return [
    group('  high-resource', accuracy.highResource),
    group('  low-resource', accuracy.lowResource),
    group('  seen', accuracy.seen),
    group('  unseen', accuracy.unseen),
    accuracy.macro && [
      '  mean of properties',
      percent(accuracy.macro.value),
      '',
      accuracy.macro.properties === 1 ? '1 property' : `${accuracy.macro.properties} properties`,
    ],
  ]
}

function consistencyRows({
  totalConsistency,
  consistencySplit,
  intervals,
}: EvaluationResult | FreeFormResult): (Row | undefined)[] {
  return [
    [
      'Total Consistency',
      percent(totalConsistency.value),
      '',
      noteOf(
        `right in all: ${totalConsistency.correct} of ${totalConsistency.facts}`,
        percentInterval(intervals?.totalConsistency),
      ),
    ],
    consistencySplit && [
      '  the same wrong answer',
      percent(consistencySplit.sameWrong.value),
      '',
      noteOf(
        `${consistencySplit.sameWrong.count} of ${consistencySplit.facts}`,
        percentInterval(intervals?.consistencySplit?.sameWrong),
      ),
    ],
  ]
}

function overlapRow({ correctOverlap }: EvaluationResult | FreeFormResult): Row[] {
  if (correctOverlap === undefined) return []
  const without = correctOverlap.withoutValue.length
  return [
    [
      'Overlap of right answers',
      percent(correctOverlap.average),
      '',
      without === 0 ? 'mean of pairs' : `mean of pairs; ${without} without`,
    ],
  ]
}

const present = (rows: readonly (Row | undefined)[]): Row[] => rows.filter((row) => row !== undefined)
const alphaNote = (alpha: number | undefined) =>
  alpha === undefined ? '' : `Krippendorff's alpha ${alpha.toFixed(4)}`
const noteOf = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('; ')

function title(result: EvaluationResult | FreeFormResult, name: string | undefined): string[] {
  const { madeFrom, facts, languages, accuracy } = result
  const dataset =
    madeFrom === null ? '' : ` on ${[madeFrom.dataset.id, madeFrom.dataset.split].filter(Boolean).join(' ')}`
  const incomplete = facts.complete < facts.total ? ` (${facts.complete} of them in all languages)` : ''
  const asked = `${count(facts.total, 'fact')}${incomplete} × ${count(languages.length, 'language')}`
  const how =
    result.kind === 'evaluation'
      ? `scores normalized ${result.normalization}`
      : `answers matched ${result.matching}`
  const planned = madeFrom?.facts ?? 0
  return [
    `${name ?? 'scores without a header'}${dataset}`,
    `${asked} · ${how}`,
    ...(facts.total < planned ? [`NOT FINISHED: ${facts.total} of ${planned} facts have scores`] : []),
    ...(accuracy.verdicts === 'stored'
      ? ['What is right is the word of the source: it states no golds']
      : []),
  ]
}

function intervalLine({ intervals }: EvaluationResult | FreeFormResult): string[] {
  if (intervals === undefined) return []
  const { level, bootstrap } = intervals
  const means =
    bootstrap === undefined
      ? ''
      : `; of means by ${count(bootstrap.resamples, 'resample')} of ${count(bootstrap.facts, 'fact')}, seed ${bootstrap.seed}`
  return [`Intervals ${Number((100 * level).toFixed(6))} %: Wilson's${means}`]
}

function normalizationLine(result: EvaluationResult | FreeFormResult): string[] {
  const modes = result.kind === 'evaluation' ? Object.entries(result.accuracy.byNormalization ?? {}) : []
  if (modes.length === 0) return []
  return [`Accuracy ${modes.map(([mode, { mean }]) => `${mode} ${(100 * mean).toFixed(1)}`).join(' · ')}`]
}

/** Every language with its accuracy, in lines of about the same length. */
function accuracyLines({ languages, accuracy }: EvaluationResult | FreeFormResult): string[] {
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
