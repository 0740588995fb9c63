import { PolyfactError } from '@polyfact/schema'
import type { ModelResult } from '../per-fact.js'

/** A result with the name that errors call it by. */
type NamedResult = Pick<ModelResult, 'name' | 'result'>

/**
 * Refuses models whose numbers mean different things.
 *
 * @throws {@link PolyfactError} `HEADER_MISMATCH` naming the two models and what differs between them: the kind of
 *   evaluation, normalisation, matching, rule for ties, weighting of RankC, languages, dataset where both say it, or
 *   complete facts.
 */
export function checkComparable(caller: string, models: readonly ModelResult[]): void {
  forEachPair(models, (a, b) => {
    checkSettings(caller, a, b)
    checkLanguages(caller, a, b)
    checkFacts(caller, a, b)
  })
}

/** The same without the facts, for results whose values of every fact are not at hand. */
export function checkSameEvaluation(caller: string, models: readonly NamedResult[]): void {
  forEachPair(models, (a, b) => {
    checkSettings(caller, a, b)
    checkLanguages(caller, a, b)
  })
}

function forEachPair<Model>(models: readonly Model[], check: (a: Model, b: Model) => void): void {
  for (const [index, b] of models.entries()) for (const a of models.slice(0, index)) check(a, b)
}

/** What must be the same where both results say it. */
function settingsOf({ result }: NamedResult): [name: string, value: string | null | undefined][] {
  const dataset = result.madeFrom?.dataset
  const ranked = result.kind === 'evaluation' ? result : undefined
  return [
    ['kind of evaluation', result.kind],
    ['normalization', ranked?.normalization],
    ['matching', result.kind === 'free-form' ? result.matching : undefined],
    ['rule for ties', ranked?.ties.rule],
    ['RankC weighting', ranked?.rankc?.weighting],
    ['dataset', dataset?.id],
    ['dataset revision', dataset?.revision],
    ['dataset split', dataset?.split],
  ]
}

function checkSettings(caller: string, a: NamedResult, b: NamedResult): void {
  const ofB = settingsOf(b)
  for (const [index, [setting, valueOfA]] of settingsOf(a).entries()) {
    const valueOfB = ofB[index]![1]
    if (valueOfA == null || valueOfB == null || valueOfA === valueOfB) continue
    throw mismatch(
      caller,
      `the ${setting} of ${a.name} is ${valueOfA} and that of ${b.name} is ${valueOfB}`,
      {
        setting,
        [a.name]: valueOfA,
        [b.name]: valueOfB,
      },
    )
  }
}

function checkLanguages(caller: string, a: NamedResult, b: NamedResult): void {
  const [ofA, ofB] = [a.result.languages, b.result.languages]
  if (ofA.length === ofB.length && ofA.every((language) => ofB.includes(language))) return
  throw mismatch(
    caller,
    `the languages of ${a.name} are ${ofA.join(', ')} and those of ${b.name} are ${ofB.join(', ')}`,
    {
      [a.name]: ofA,
      [b.name]: ofB,
    },
  )
}

function checkFacts(caller: string, a: ModelResult, b: ModelResult): void {
  const [onlyA, onlyB] = [without(a, b), without(b, a)]
  if (onlyA.length + onlyB.length === 0) return
  const found = [
    { name: a.name, other: b.name, facts: onlyA },
    { name: b.name, other: a.name, facts: onlyB },
  ].flatMap(({ name, other, facts }) =>
    facts.length === 0
      ? []
      : [
          `${name} has ${facts.length} complete fact${facts.length === 1 ? '' : 's'} that ${other} lacks, ${facts[0]} the first`,
        ],
  )
  throw mismatch(caller, found.join(' and '), {
    onlyA: onlyA.length,
    onlyB: onlyB.length,
    first: [onlyA[0], onlyB[0]],
  })
}

/** Facts that `a` has and `b` lacks. */
function without(a: ModelResult, b: ModelResult): string[] {
  const facts = new Set(b.perFact.facts)
  return a.perFact.facts.filter((fact) => !facts.has(fact))
}

function mismatch(caller: string, found: string, details: Record<string, unknown>): PolyfactError {
  return new PolyfactError(
    'HEADER_MISMATCH',
    `${caller}: ${found}; models are compared on the same facts in the same languages, evaluated alike`,
    details,
  )
}
