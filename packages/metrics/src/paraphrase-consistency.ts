import { PolyfactError } from '@polyfact/schema'
import { answerGroups, equalPairs } from './answer-groups.js'
import { meanOf } from './mean.js'

/** The facts of one property, asked in the words of several templates in one language. */
export interface ParaphrasedFacts {
  /** `[fact]` id of the gold. */
  readonly gold: readonly string[]
  /** `[fact][template]` id of the answer. */
  readonly answers: readonly (readonly string[])[]
}

/** mParaRel's scores of one property, as shares in [0, 1]. */
export interface ParaphraseScores {
  facts: number
  templates: number
  accuracy: number
  consistency: number
  accuracyConsistency: number
}

/** Unweighted mean over properties, and the population standard deviation (divisor n, not n − 1). */
export interface MacroMean {
  mean: number
  standardDeviation: number
}

/** mParaRel's scores of one language. */
export interface ParaphraseConsistency {
  /** Number of properties that the means are over. */
  properties: number
  /** Number of properties with fewer than two templates, which are in no mean. */
  leftOut: number
  accuracy: MacroMean
  consistency: MacroMean
  accuracyConsistency: MacroMean
  byProperty: Record<string, ParaphraseScores>
}

/**
 * Paraphrase consistency: whether a model gives the same answer to the same question in other words.
 *
 * For one fact asked in n templates: `accuracy`, the share of templates answered rightly; `consistency`, the share of the
 * n(n − 1)/2 pairs of templates with the same answer, right or wrong; `accuracyConsistency`, the share of pairs with the
 * same right answer. Each is the mean over the facts of a property, and then over properties. It is what bounds agreement
 * between languages: a model that changes its answer within one language cannot keep it across two.
 *
 * @param byProperty - `[property]` facts with their answers, in one language.
 * @returns Shares in [0, 1]; `accuracyConsistency` is never above `consistency` nor above `accuracy`.
 * @throws {@link PolyfactError} `EMPTY_INPUT` when no property has two templates, or one has no facts; `SHAPE_MISMATCH`
 *   when a property has different numbers of golds and facts, or a fact another number of answers than the first.
 * @see Fierro and Søgaard 2022 — https://aclanthology.org/2022.findings-acl.240
 *
 * @example
 * ```ts
 * const capital = { gold: ['Q90'], answers: [['Q90', 'Q90', 'Q64']] } // three templates
 * const scores = paraphraseConsistency({ P36: capital })
 * scores.accuracy.mean // => 0.6667
 * scores.consistency.mean // => 0.3333
 * ```
 */
export function paraphraseConsistency(
  byProperty: Readonly<Record<string, ParaphrasedFacts>>,
): ParaphraseConsistency {
  const entries = Object.entries(byProperty)
  for (const [property, facts] of entries) checkFacts(property, facts)
  const scored = entries
    .filter(([, { answers }]) => answers[0]!.length >= 2)
    .map(([property, facts]) => [property, scoresOf(facts)] as const)
  if (scored.length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `paraphraseConsistency: ${entries.length === 0 ? 'no properties' : 'no property with two templates'}; at least one is expected`,
    )
  }
  const macro = (name: 'accuracy' | 'consistency' | 'accuracyConsistency') =>
    macroMean(scored.map(([, scores]) => scores[name]))
  return {
    properties: scored.length,
    leftOut: entries.length - scored.length,
    accuracy: macro('accuracy'),
    consistency: macro('consistency'),
    accuracyConsistency: macro('accuracyConsistency'),
    byProperty: Object.fromEntries(scored),
  }
}

function scoresOf({ gold, answers }: ParaphrasedFacts): ParaphraseScores {
  const templates = answers[0]!.length
  const total = { right: 0, same: 0, sameRight: 0 }
  for (const [fact, given] of answers.entries()) {
    const right = given.filter((id) => id === gold[fact]).length
    total.right += right
    total.same += equalPairs(answerGroups(given))
    total.sameRight += equalPairs([right])
  }
  const pairs = answers.length * templates * (templates - 1)
  return {
    facts: answers.length,
    templates,
    accuracy: total.right / (answers.length * templates),
    consistency: total.same / pairs,
    accuracyConsistency: total.sameRight / pairs,
  }
}

function macroMean(values: readonly number[]): MacroMean {
  const mean = meanOf(values)
  const variance = meanOf(values.map((value) => (value - mean) ** 2))
  return { mean, standardDeviation: Math.sqrt(variance) }
}

function checkFacts(property: string, { gold, answers }: ParaphrasedFacts): void {
  if (answers.length !== gold.length) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `paraphraseConsistency: ${property} has answers to ${answers.length} facts and ${gold.length} golds; one gold for every fact is expected`,
      { property, answers: answers.length, gold: gold.length },
    )
  }
  if (answers.length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `paraphraseConsistency: ${property} has no facts; at least one is expected`,
      { property },
    )
  }
  const templates = answers[0]!.length
  const fact = answers.findIndex(({ length }) => length !== templates)
  if (fact !== -1) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `paraphraseConsistency: ${property} has ${templates} answers to fact 0 and ${answers[fact]!.length} to fact ${fact}; an answer in every template is expected`,
      { property, fact },
    )
  }
}
