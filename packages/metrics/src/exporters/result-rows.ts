import { type EvaluationResult, type FreeFormResult, PolyfactError } from '@polyfact/schema'
import { checkSameEvaluation } from '../statistics/check-comparable.js'

/** A result with the name that it has in a table. */
export interface NamedTableResult {
  readonly name: string
  readonly result: EvaluationResult | FreeFormResult
}

/** A table of results before it is written in a language: cells of text, and which of them are the best of a column. */
export interface ResultRows {
  readonly columns: readonly string[] // without that of the names
  readonly rows: readonly { readonly name: string; readonly cells: readonly ResultCell[] }[]
  /** What the numbers are: what was measured, over which facts and languages, how. */
  readonly caption: string
}

/** One value, in percent; null where there is none. */
export interface ResultCell {
  readonly text: string | null
  readonly best: boolean
}

type Result = EvaluationResult | FreeFormResult
type Column = readonly [name: string, value: (result: Result) => number | undefined]

const COLUMNS: readonly Column[] = [
  ['Accuracy', ({ accuracy }) => accuracy.mean],
  ['High', ({ accuracy }) => accuracy.highResource?.value],
  ['Low', ({ accuracy }) => accuracy.lowResource?.value],
  ['Seen', ({ accuracy }) => accuracy.seen?.value],
  ['Unseen', ({ accuracy }) => accuracy.unseen?.value],
  ['Exact match', (result) => (result.kind === 'free-form' ? result.exactMatch.mean : undefined)],
  ['Token F1', (result) => (result.kind === 'free-form' ? result.tokenF1.mean : undefined)],
  ['TC', ({ totalConsistency }) => totalConsistency.value],
  ['RankC', (result) => (result.kind === 'evaluation' ? result.rankc?.average : undefined)],
  ['Agreement', ({ agreement }) => agreement?.average],
  ['Overlap', ({ correctOverlap }) => correctOverlap?.average],
]

/**
 * Puts results into rows, a model each.
 *
 * @param decimals - Of the percentages; a value is the best where it prints as the largest of its column.
 * @throws {@link PolyfactError} `EMPTY_INPUT`; `AMBIGUOUS_NAME`; `HEADER_MISMATCH` for results of different kinds,
 *   normalisations, languages, datasets or facts; `OUT_OF_RANGE` for decimals outside 0 … 6.
 */
export function resultRows(
  caller: string,
  models: readonly NamedTableResult[],
  decimals: number,
): ResultRows {
  check(caller, models, decimals)
  const columns = COLUMNS.map(([name, measure]) => ({
    name,
    texts: models.map(({ result }) => {
      const value = measure(result)
      return value === undefined ? null : (value * 100).toFixed(decimals)
    }),
  })).filter(({ texts }) => texts.some((text) => text !== null))
  const rows = models.map(({ name }, row) => ({
    name,
    cells: columns.map(({ texts }) => {
      const largest = Math.max(...texts.map((text) => (text === null ? -1 : Number(text))))
      const text = texts[row]!
      return { text, best: models.length > 1 && text !== null && Number(text) === largest }
    }),
  }))
  const names = columns.map(({ name }) => name)
  return { columns: names, rows, caption: captionOf(models[0]!.result, names, models.length) }
}

function check(caller: string, models: readonly NamedTableResult[], decimals: number): void {
  if (models.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', `${caller}: no results; at least one is expected`)
  }
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6) {
    throw new PolyfactError('OUT_OF_RANGE', `${caller}: found ${decimals} decimals; expected 0 to 6`, {
      decimals,
    })
  }
  const names = models.map(({ name }) => name)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice !== undefined) {
    throw new PolyfactError(
      'AMBIGUOUS_NAME',
      `${caller}: found the name ${twice} twice; expected different names`,
      {
        name: twice,
      },
    )
  }
  checkSameEvaluation(caller, models)
  const [first, ...others] = models as readonly [NamedTableResult, ...NamedTableResult[]]
  for (const other of others) {
    const [a, b] = [first.result.facts, other.result.facts]
    const differ = a.complete !== b.complete || (a.digest ?? b.digest) !== (b.digest ?? a.digest)
    if (!differ) continue
    throw new PolyfactError(
      'HEADER_MISMATCH',
      `${caller}: found ${a.complete} complete facts of ${first.name} and ${a.complete === b.complete ? 'others' : b.complete} of ${other.name}; results on the same facts are expected`,
      { [first.name]: a, [other.name]: b },
    )
  }
}

function captionOf(result: Result, columns: readonly string[], models: number): string {
  const { facts, languages, accuracy } = result
  const told = [
    `${result.kind === 'evaluation' ? 'Ranked candidates' : 'Generated answers'}, in %, over ${facts.complete} facts in ${languages.length === 1 ? 'one language' : `${languages.length} languages`} (${languages.join(', ')})`,
    result.kind === 'evaluation'
      ? `ranked by ${result.normalization === 'sum' ? 'summed log-likelihood' : `log-likelihood ${result.normalization.replace('-', ' ')}`}`
      : `${result.matching} matching`,
  ]
  const groups = [
    ['High', accuracy.highResource],
    ['Low', accuracy.lowResource],
    ['Seen', accuracy.seen],
    ['Unseen', accuracy.unseen],
  ] as const
  for (const [name, group] of groups) {
    if (group !== undefined) told.push(`${name}: mean over ${group.languages.join(', ')}`)
  }
  if (columns.includes('TC')) told.push('TC: right in every language')
  if (result.kind === 'evaluation' && result.rankc !== undefined) {
    told.push(`RankC of unrelated rankings: ${(result.rankc.chance * 100).toFixed(1)}`)
  }
  if (models > 1) told.push('the best of each column in bold')
  return `${told.join('; ')}.`
}
