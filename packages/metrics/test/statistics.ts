import { readFileSync } from 'node:fs'
import type { EvaluationResult, Interval } from '@polyfact/schema'
import { expect } from 'vitest'
import { agreement } from '../src/agreement.js'
import type { ModelResult, PerFactValues } from '../src/per-fact.js'
import { rankcMatrix } from '../src/rankc-matrix.js'
import type { ReferenceFile } from './reference.js'

/** Golden values of random numbers: `test/golden/pcg64.json`. */
export interface Pcg64Golden {
  readonly cases: readonly {
    readonly seed: string
    readonly uint64: readonly string[]
    readonly random: readonly number[]
    readonly integers: Readonly<Record<string, readonly number[]>>
  }[]
  readonly mixed: readonly unknown[]
  readonly far: { readonly sum: number; readonly last: readonly number[] }
}

interface Drawn {
  readonly resamples: number
  readonly seed: number
}

/** Golden values of intervals and tests: `test/golden/inference.json`. */
export interface InferenceGolden {
  readonly normal: Record<'cdf' | 'quantile', readonly (readonly [at: number, value: number])[]>
  readonly wilson: readonly (Interval & { successes: number; trials: number; level: number })[]
  readonly quantile: readonly { values: number[]; quantiles: [share: number, value: number][] }[]
  readonly bootstrap: readonly (Drawn & {
    values: number[]
    level: number
    percentile: Interval
    bca: Interval
  })[]
  readonly means: readonly (Drawn & { vectors: number[][]; means: number[][] })[]
  readonly paired: readonly (Drawn & {
    a: number[]
    b: number[]
    difference: number
    interval: Interval
    p: number
  })[]
  readonly permutation: readonly { a: number[]; b: number[]; difference: number; p: number }[]
  readonly mcnemar: readonly (Record<
    'exact' | 'chi-squared' | 'chi-squared-corrected',
    { statistic: number; p: number }
  > & { counts: [both: number, onlyA: number, onlyB: number, neither: number] })[]
  readonly corrections: readonly { pValues: number[]; holm: number[]; benjaminiHochberg: number[] }[]
}

/** Golden values of two models on Global-MMLU-Lite: `test/golden/comparison.json`. */
export interface ComparisonGolden {
  readonly facts: number
  readonly metrics: Record<
    'accuracy' | 'totalConsistency' | 'rankc' | 'agreement',
    Record<'baseline' | 'difference', { value: number; percentile: Interval; bca: Interval }> & {
      difference: { p: number }
    }
  >
}

export function golden(name: 'pcg64'): Pcg64Golden
export function golden(name: 'inference'): InferenceGolden
export function golden(name: 'comparison'): ComparisonGolden
export function golden(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8'))
}

/** Holds an interval against another to an absolute 1e-12: sums are taken in another order than numpy's. */
export function expectInterval(found: Interval, expected: Interval, scale = 1): void {
  expect(Math.abs(found.low - expected.low)).toBeLessThan(1e-12 * scale)
  expect(Math.abs(found.high - expected.high)).toBeLessThan(1e-12 * scale)
}

/** Values by fact of one of the paper's result files, by the definitions of the metrics. */
export function perFactOfReference(file: ReferenceFile): PerFactValues {
  const { langs } = file.config
  const facts = Object.keys(file.predictions).sort()
  const rows = facts.map((fact) => {
    const rankings = Object.fromEntries(
      langs.map((language) => {
        const { scores } = file.predictions[fact]![language]!
        const slots = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
        return [language, slots.map((slot) => `option:${slot}`)] as const
      }),
    )
    const correct = langs.filter((language) => file.predictions[fact]![language]!.correct).length
    const answers = Object.fromEntries(
      Object.entries(rankings).map(([language, [first]]) => [language, [first!]]),
    )
    return {
      correct,
      rankc: rankcMatrix(
        Object.fromEntries(Object.entries(rankings).map(([language, ranking]) => [language, [ranking]])),
      ).average,
      agreement: agreement(answers).average,
    }
  })
  return {
    facts,
    accuracy: Float64Array.from(rows, ({ correct }) => correct / langs.length),
    languagesCorrect: Float64Array.from(rows, ({ correct }) => correct),
    totalConsistency: Float64Array.from(rows, ({ correct }) => (correct === langs.length ? 1 : 0)),
    rankc: Float64Array.from(rows, (row) => row.rankc),
    agreement: Float64Array.from(rows, (row) => row.agreement),
  }
}

/** A model with as many languages right of `languages` as `right` says, fact by fact; facts are called `f0`, `f1`, … */
export function modelOf(
  name: string,
  right: readonly number[],
  { languages = ['en', 'de', 'sw', 'bn'], ...rest }: Partial<EvaluationResult> = {},
): ModelResult {
  const languagesCorrect = Float64Array.from(right)
  const count = languages.length
  return {
    name,
    result: { ...RESULT, languages, ...rest },
    perFact: {
      facts: right.map((_, index) => `f${index}`),
      languagesCorrect,
      accuracy: languagesCorrect.map((value) => value / count),
      totalConsistency: languagesCorrect.map((value) => (value === count ? 1 : 0)),
      // as if those that are right, and only those, agreed
      agreement: languagesCorrect.map((value) => (value ** 2 - value) / (count ** 2 - count)),
    },
  }
}

/** The rest of a result, which a comparison does not look at. */
const RESULT: EvaluationResult = {
  schemaVersion: 1,
  kind: 'evaluation',
  normalization: 'per-byte',
  languages: ['en'],
  facts: { total: 1, complete: 1 },
  candidates: { mean: 4, histogram: { 4: 1 } },
  ties: { rule: 'by-id', value: 0, tied: 0, questions: 1 },
  accuracy: { byLanguage: {}, mean: 0, chance: 0.25 },
  totalConsistency: { value: 0, facts: 1, correct: 0, histogram: {}, meanLanguagesCorrect: 0 },
  consistencySplit: { facts: 1, correct: { value: 0, count: 0 }, sameWrong: { value: 0, count: 0 } },
  madeFrom: null,
}
