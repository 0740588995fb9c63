import {
  type AnswerMatching,
  type FreeFormResult,
  type Generation,
  type Language,
  PolyfactError,
  SCHEMA_VERSION,
  type ScoresHeader,
} from '@polyfact/schema'
import { chooseLanguages, orderLanguages } from '../evaluate/evaluated-languages.js'
import { factSetDigest } from '../evaluate/fact-set-digest.js'
import { createFactTable } from '../evaluate/fact-table.js'
import { joinFacts } from '../evaluate/join-facts.js'
import { macroAccuracy, partResults } from '../evaluate/part-results.js'
import { perFactValues } from '../evaluate/per-fact-values.js'
import { checkIntervalOptions, type IntervalOptions, resultIntervals } from '../evaluate/result-intervals.js'
import type { PerFactValues } from '../per-fact.js'
import { totalConsistencyFor } from '../total-consistency.js'
import { accuraciesOf, comparedAnswers } from './free-form-parts.js'
import { CALLER, checkGeneration, generatedOutcome } from './generated-outcome.js'
import { checkMatching } from './klar-match.js'
import { createTextMeasures } from './text-measures.js'

/** What to evaluate, and by which rules. */
export interface EvaluateFreeFormOptions {
  /** What the answers were made from; every record must refer to it. @defaultValue unknown, `madeFrom` is null */
  readonly header?: ScoresHeader
  /** How answers are compared with golds and candidates; see {@link klarMatch}. @defaultValue `'lenient'` */
  readonly matching?: AnswerMatching
  /** Only these languages, in this order. @defaultValue the header's; else all, the paper's in its order, then others by code */
  readonly languages?: readonly Language[]
  /** Confidence intervals. @defaultValue Wilson's at 0.95, no bootstrap */
  readonly intervals?: IntervalOptions
}

/**
 * All metrics of the answers that one model wrote, from the texts alone.
 *
 * The twin of {@link evaluate} for generated answers. They are read once and one fact at a time; of every fact the
 * verdicts stay, and not the texts. An answer is right when it matches any of the golds ({@link klarMatch}), or, where
 * the record says the id of the answer and that of the gold, when these are equal. What it answers is the id that the
 * record says, or else the candidate that it names ({@link resolveCandidate}). Answers are compared between languages
 * only where records say an id or name candidates; an answer without an id is like no other.
 *
 * @param generations - `[record]` what the model answered to a fact in a language; the records of one fact follow each
 *   other, in any order of languages. Facts need not be in every language.
 * @param options - see {@link EvaluateFreeFormOptions}.
 * @returns A plain object that survives `JSON.stringify`; rates are in [0, 1]. What compares languages is absent when
 *   there is one; `resolved`, `consistencySplit` and `agreement` are absent without answers by id; the means over seen
 *   and unseen languages are there when the dataset's id has "klar" in it.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without records or golds, and when no fact is in every language;
 *   `UNKNOWN_LANGUAGE`, `HEADER_MISMATCH`, `FACT_REAPPEARED`, `INVALID_INPUT` as {@link evaluate}; `DUPLICATE_ID` for a
 *   fact twice in a language, a candidate or a language option twice; `GOLD_MISSING` when the gold is none of the
 *   candidates; `GOLD_MISMATCH` when two languages of a fact have different golds by id; `UNKNOWN_OPTION`,
 *   `OUT_OF_RANGE` for the options. Each names fact and language where it has one.
 * @see arXiv 2606.06586, the KLAR and the free-form evaluator
 *
 * @example
 * ```ts
 * const record = { schemaVersion: 1, kind: 'generation', header: 'run 1', fact: 'capital of France' } as const
 * const en = { ...record, language: 'en', text: 'Paris, of course', golds: ['Paris'] }
 * const sw = { ...record, language: 'sw', text: 'Lyon', golds: ['Paris', 'Parisi'] }
 * const result = await evaluateFreeForm([en, sw])
 * result.accuracy.mean // => 0.5
 * result.tokenF1.byLanguage // => { en: 0.5, sw: 0 }
 * ```
 */
export async function evaluateFreeForm(
  generations: Iterable<Generation> | AsyncIterable<Generation>,
  options: EvaluateFreeFormOptions = {},
): Promise<FreeFormResult> {
  return (await evaluateFreeFormPerFact(generations, options)).result
}

/**
 * {@link evaluateFreeForm}, and what every complete fact contributes: what {@link compareModels} compares.
 *
 * @param generations - As for {@link evaluateFreeForm}.
 * @param options - see {@link EvaluateFreeFormOptions}.
 * @returns `result` is that of {@link evaluateFreeForm}; `perFact` holds a value for every complete fact, sorted by id.
 * @throws {@link PolyfactError} as {@link evaluateFreeForm}.
 *
 * @example
 * ```ts
 * const record = { schemaVersion: 1, kind: 'generation', header: 'run 1', fact: 'capital of France', golds: ['Paris'] } as const
 * const { perFact } = await evaluateFreeFormPerFact([{ ...record, language: 'en', text: 'Paris' }, { ...record, language: 'sw', text: 'Lyon' }])
 * perFact.languagesCorrect // => Float64Array.of(1)
 * ```
 */
export async function evaluateFreeFormPerFact(
  generations: Iterable<Generation> | AsyncIterable<Generation>,
  options: EvaluateFreeFormOptions = {},
): Promise<{ result: FreeFormResult; perFact: PerFactValues }> {
  const { header, matching = 'lenient' } = options
  checkMatching(CALLER, matching)
  const intervals = checkIntervalOptions(CALLER, options.intervals ?? {})
  const chosen = chooseLanguages(CALLER, options.languages, header?.languages)
  const facts = createFactTable()
  const texts = createTextMeasures()
  const found = new Set<Language>()
  let answers: 'by-id' | 'by-text' = 'by-text'
  let empty = true
  const joined = joinFacts(generations, {
    caller: CALLER,
    kind: 'generation',
    header,
    check: checkGeneration,
  })
  for await (const { byLanguage } of joined) {
    empty = false
    const records = [...byLanguage.values()].filter(({ language }) => chosen?.includes(language) ?? true)
    if (records.length === 0) continue
    for (const { language } of records) found.add(language)
    if (records.some(({ answer, candidates }) => (answer ?? candidates) !== undefined)) answers = 'by-id'
    const outcome = generatedOutcome(records, matching)
    facts.add(outcome)
    texts.add(outcome)
  }
  if (empty) {
    throw new PolyfactError('EMPTY_INPUT', `${CALLER}: no generations; at least one record is expected`)
  }
  const languages = orderLanguages(CALLER, [...found], chosen)
  const table = facts.table(languages)
  const perFact = perFactValues(table, languages, { answers })
  const byProperty = partResults(table, languages, perFact, table.properties)
  const byGroup = partResults(table, languages, perFact, table.groups)
  const digest = await factSetDigest(table.ids)
  const totalConsistency = totalConsistencyFor(CALLER, table.correct)
  const base = {
    languages: [...languages],
    accuracy: accuraciesOf(table.correct, header),
    totalConsistency,
    ...comparedAnswers(table, languages, answers),
  }
  const result: FreeFormResult = {
    schemaVersion: SCHEMA_VERSION,
    kind: 'free-form',
    matching,
    facts: {
      total: table.ids.length,
      complete: totalConsistency.facts,
      ...(digest === undefined ? {} : { digest }),
    },
    ...base,
    accuracy: {
      ...base.accuracy,
      ...(byProperty === undefined ? {} : { macro: macroAccuracy(byProperty) }),
    },
    ...texts.means(languages),
    ...(byProperty === undefined ? {} : { byProperty }),
    ...(byGroup === undefined ? {} : { byGroup }),
    intervals: resultIntervals(base, perFact, intervals),
    madeFrom: header ?? null,
  }
  return { result, perFact }
}
