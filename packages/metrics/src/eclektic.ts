import { type Language, PolyfactError, type Share } from '@polyfact/schema'
import { accuracyOfCounts } from './accuracy.js'
import { type ByLanguage, byFact } from './by-language.js'

/** ECLeKTic's scores. In each, `facts` counts rows: a fact in a language. */
export interface Eclektic {
  /** Over all target rows: right there and in the source language. */
  overall: Share
  /** Over the target rows of facts that are right in the source language: right there. Absent where there are none. */
  transfer?: Share
  /** The same with the source rows among the rows, which are right by definition. Not the paper's. */
  transferWithSourceRows?: Share
  /** Facts that their source language lacks, which are in no score. */
  withoutSource: number
}

/**
 * ECLeKTic: whether what a model knows in the language that a fact comes from reaches other languages.
 *
 * A target row is a fact in a language other than its source. `overall = Σ 1[c_l ∧ c_source] / target rows`, `transfer =
 * Σ 1[c_l ∧ c_source] / target rows of facts with c_source`: P(right in l | right in the source). Read both: `transfer`
 * alone rewards a model that knows little and transfers it. `transferWithSourceRows` repeats a public scorer that counts
 * the source rows in; it is never below `transfer`.
 *
 * @param correct - `[language][fact]` whether the answer is right; null where a language lacks the fact.
 * @param sources - `[fact]` the language that the fact comes from.
 * @returns Shares in [0, 1] with their counts of rows; the two of transfer are absent when no fact with a target row is
 *   right in its source language.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without languages or facts, or without a target row of a fact that its source
 *   language has; `SHAPE_MISMATCH` when languages or sources have different numbers of facts; `UNKNOWN_LANGUAGE` for a
 *   source that `correct` does not have.
 * @see Goldman et al. 2025 — https://arxiv.org/abs/2502.21228
 *
 * @example
 * ```ts
 * const { overall, transfer } = eclektic({ en: [true, true], sw: [false, false], id: [true, true] }, ['id', 'sw'])
 * overall // => { value: 0.25, facts: 4, correct: 1 }
 * transfer // => { value: 0.5, facts: 2, correct: 1 }
 * ```
 */
export function eclektic(correct: ByLanguage<boolean>, sources: readonly Language[]): Eclektic {
  const facts = byFact('eclektic', correct)
  const names = Object.keys(correct)
  checkSources(sources, names, facts.length)
  const targets = { rows: 0, known: 0, right: 0 }
  let knownSources = 0
  let withoutSource = 0
  for (const { fact, languages, values } of facts) {
    const at = languages.indexOf(names.indexOf(sources[fact]!))
    if (at === -1) {
      withoutSource++
      continue
    }
    const rows = values.length - 1
    targets.rows += rows
    if (!values[at] || rows === 0) continue
    knownSources++
    targets.known += rows
    targets.right += values.filter(Boolean).length - 1
  }
  if (targets.rows === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      'eclektic: no fact has an answer in its source language and in another; at least one is expected',
    )
  }
  return {
    overall: accuracyOfCounts(targets.rows, targets.right),
    ...(targets.known === 0
      ? {}
      : {
          transfer: accuracyOfCounts(targets.known, targets.right),
          transferWithSourceRows: accuracyOfCounts(
            targets.known + knownSources,
            targets.right + knownSources,
          ),
        }),
    withoutSource,
  }
}

function checkSources(sources: readonly Language[], languages: readonly Language[], facts: number): void {
  if (sources.length !== facts) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `eclektic: ${languages[0]} has ${facts} facts and there are ${sources.length} sources; one source for every fact is expected`,
      { facts, sources: sources.length },
    )
  }
  const fact = sources.findIndex((source) => !languages.includes(source))
  if (fact !== -1) {
    throw new PolyfactError(
      'UNKNOWN_LANGUAGE',
      `eclektic: fact ${fact} comes from ${sources[fact]}, in which there are no answers; there are some in ${languages.join(', ')}`,
      { fact, language: sources[fact], languages },
    )
  }
}
