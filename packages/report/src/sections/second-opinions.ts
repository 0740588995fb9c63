import { type DataTable, foreign } from '../data-table.js'
import { formatCount, formatSigned, rateOrDash } from '../format-number.js'
import { html } from '../html.js'
import type { NamedResult } from '../named-result.js'
import type { ReportedResult } from '../reported-result.js'

/** A measure of consistency beside the paper's, with what it is in one line. */
interface Opinion {
  readonly head: string
  readonly explanation: string
  readonly read: (result: ReportedResult) => number | undefined
}

/** Every other measure that at least one result has. */
export function secondOpinions(named: readonly NamedResult[]): DataTable[] {
  const opinions = opinionsOf(named).filter(({ read }) =>
    named.some(({ result }) => read(result) !== undefined),
  )
  if (opinions.length === 0) return []
  return [
    {
      caption: 'Other measures of consistency',
      columns: ['Measure', ...named.map(({ name }) => foreign(name))],
      rows: opinions.map(({ head, explanation, read }) => ({
        head: html`${head} <span class="explanation">${explanation}</span>`,
        cells: named.map(({ result }) => signedOrDash(read(result))),
      })),
      width: 'page',
    },
  ]
}

/** SeaEval's Consistency_s and AC3_s for every s. */
export function seaEvalTable(named: readonly NamedResult[]): DataTable[] {
  const told = named.flatMap(({ name, result }) =>
    result.seaEval ? [{ name, seaEval: result.seaEval }] : [],
  )
  if (told.length === 0) return []
  const sizes = [...new Set(told.flatMap(({ seaEval }) => Object.keys(seaEval.byLanguageCount)))]
  return [
    {
      caption:
        `SeaEval: how often s languages give the same answer, right or wrong, over all choices of s of ` +
        `${named[0]!.result.languages.length}; AC3 is the harmonic mean of that and accuracy`,
      columns: ['s', ...told.map(({ name }) => ({ head: foreign(name), columns: ['consistency', 'AC3'] }))],
      rows: sizes
        .sort((a, b) => Number(a) - Number(b))
        .map((size) => ({
          head: size,
          cells: told.flatMap(({ seaEval }) => {
            const values = seaEval.byLanguageCount[size]
            return [rateOrDash(values?.consistency), rateOrDash(values?.ac3)]
          }),
        })),
      width: 'page',
    },
  ]
}

function opinionsOf(named: readonly NamedResult[]): Opinion[] {
  const factsWhere = (part: 'someRight' | 'allWrong') => {
    const facts = named.flatMap(({ result }) => result.conditionalAgreement?.[part]?.facts ?? [])
    const [fewest, most] = [Math.min(...facts), Math.max(...facts)]
    return fewest === most ? formatCount(most) : `${formatCount(fewest)} to ${formatCount(most)}`
  }
  const persistence = named.find(({ result }) => result.rankBiasedOverlap)?.result.rankBiasedOverlap
    ?.persistence
  return [
    {
      head: 'Agreement where some are right',
      explanation: `over the facts that at least one language has right (${factsWhere('someRight')} facts)`,
      read: ({ conditionalAgreement }) => conditionalAgreement?.someRight?.value,
    },
    {
      head: 'Agreement where all are wrong',
      explanation: `over the facts that no language has right (${factsWhere('allWrong')} facts): consistent errors`,
      read: ({ conditionalAgreement }) => conditionalAgreement?.allWrong?.value,
    },
    {
      head: 'Correct overlap',
      explanation:
        'of the facts that one of two languages has right, the share that both have; mean over pairs',
      read: ({ correctOverlap }) => correctOverlap?.average,
    },
    {
      head: 'Correct overlap with English',
      explanation: 'the same, over the pairs with English',
      read: ({ correctOverlap }) => correctOverlap?.averageWithEnglish,
    },
    {
      head: 'Fleiss’ κ',
      explanation:
        'agreement of answers beyond what their frequencies make likely; 0 is that, 1 is full agreement',
      read: ({ fleissKappa }) => fleissKappa,
    },
    {
      head: 'Krippendorff’s α',
      explanation: 'the same idea, also for facts without an answer in some language',
      read: ({ krippendorffAlpha }) => krippendorffAlpha,
    },
    {
      head: 'Kendall’s τ',
      explanation: 'over whole rankings, every place counting the same; from −1, reversed, to 1, equal',
      read: ({ kendallTau }) => kendallTau?.average,
    },
    {
      head: 'Rank-biased overlap',
      explanation: `over whole rankings, early places counting more (p = ${persistence}); from 0 to 1`,
      read: ({ rankBiasedOverlap }) => rankBiasedOverlap?.average,
    },
  ]
}

function signedOrDash(value: number | undefined): string {
  return value === undefined ? '–' : formatSigned(value)
}
