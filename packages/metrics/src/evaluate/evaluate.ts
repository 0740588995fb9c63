import {
  type CandidateScores,
  checkCandidateScores,
  type EvaluationResult,
  type Language,
  type Normalization,
  PolyfactError,
  type ScoresHeader,
  type TieRule,
} from '@polyfact/schema'
import { checkNormalization } from '../normalize-score.js'
import type { PerFactValues } from '../per-fact.js'
import { checkTieRule } from '../rank-candidates.js'
import { checkWeighting, type RankcOptions } from '../rankc-weights.js'
import { createNormalizationCounts } from './accuracy-by-normalization.js'
import { type BaselineScores, baselineAccuracies } from './baselines.js'
import { crossLingualMetrics } from './cross-lingual-metrics.js'
import { chooseLanguages, orderLanguages } from './evaluated-languages.js'
import { factSetDigest } from './fact-set-digest.js'
import { createFactTable } from './fact-table.js'
import { joinFacts } from './join-facts.js'
import { macroAccuracy, partResults } from './part-results.js'
import { perFactValues } from './per-fact-values.js'
import { createRankingOpinions } from './ranking-opinions.js'
import { checkIntervalOptions, type IntervalOptions, resultIntervals } from './result-intervals.js'
import { resultOfTally } from './result-of-tally.js'
import { addFact, createTally, type TallyRules } from './tally.js'

/** What to evaluate, and by which rules. */
export interface EvaluateOptions extends RankcOptions {
  /** What the scores were made from; every record must refer to it. @defaultValue unknown, `madeFrom` is null */
  readonly header?: ScoresHeader
  /** By which score candidates are compared. @defaultValue the header's where its source holds one, else `'per-byte'` */
  readonly normalization?: Normalization
  /** What decides between equal scores. @defaultValue `'by-id'` */
  readonly ties?: TieRule
  /** Only these languages, in this order. @defaultValue the header's; else all, the paper's in its order, then others by code */
  readonly languages?: readonly Language[]
  /** Confidence intervals. @defaultValue Wilson's at 0.95, no bootstrap */
  readonly intervals?: IntervalOptions
  /** Scores of what answers without a model, by name, on the same facts; candidates are compared by their sums. @defaultValue none */
  readonly baselines?: Readonly<Record<string, BaselineScores>>
}

/**
 * All metrics of one model on one set of facts, from its candidate scores alone.
 *
 * Scores are read once and one fact at a time, so the file may be larger than memory: of every fact the answers stay.
 * Each metric is the one of the function of its name: {@link accuracy}, {@link totalConsistency},
 * {@link consistencySplit}, {@link rankcMatrix}, {@link agreement}, {@link conditionalAgreement},
 * {@link correctOverlap}, {@link seaEvalConsistency}, {@link fleissKappa}, {@link krippendorffAlpha},
 * {@link kendallTauMatrix}, {@link rankBiasedOverlapMatrix}, {@link resourceMeans}, and on KLAR {@link seenMeans}. Where
 * a record has no gold, its `correct` is taken for accuracy, and `accuracy.verdicts` says so.
 *
 * @param scores - `[record]` scores of all candidates of a fact in a language; the records of one fact follow each
 *   other, in any order of languages. Facts need not be in every language.
 * @param options - see {@link EvaluateOptions}.
 * @returns A plain object that survives `JSON.stringify`; rates are in [0, 1]. `rankc` and `agreement` are absent when
 *   there is one language, as is all else that compares languages.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without records, for a pair of languages without a common fact, and when
 *   no fact is in every language; `UNKNOWN_LANGUAGE` for a language that was asked for, or that the header lists, and
 *   has no scores, and for scores in a language that the header does not list; `HEADER_MISMATCH`; `FACT_REAPPEARED`;
 *   `DUPLICATE_ID` for a fact twice in a language, a candidate or a language option twice; `CANDIDATE_MISMATCH`;
 *   `GOLD_MISMATCH`; `GOLD_MISSING` also when golds are unknown and another normalization than the header's is asked
 *   for; `NORMALIZATION_UNAVAILABLE`; `NOT_FINITE`; `UNKNOWN_OPTION`, `OUT_OF_RANGE` for the options; `INVALID_INPUT`
 *   for a header among the records, and for a fact with two properties or groups. Each names fact and language where it
 *   has one.
 * @see arXiv 2606.06586, the consistency evaluator
 *
 * @example
 * ```ts
 * const candidates = [{ id: 'Q90', sum: -4, tokens: 1, characters: 5, bytes: 5 }, { id: 'Q456', sum: -8, tokens: 1, characters: 4, bytes: 4 }]
 * const record = { schemaVersion: 1, kind: 'scores', header: 'run 1', fact: 'capital of France', gold: 'Q90', candidates } as const
 * const result = await evaluate([{ ...record, language: 'en' }, { ...record, language: 'sw' }])
 * result.totalConsistency.value // => 1
 * ```
 */
export async function evaluate(
  scores: Iterable<CandidateScores> | AsyncIterable<CandidateScores>,
  options: EvaluateOptions = {},
): Promise<EvaluationResult> {
  return (await evaluatePerFact(scores, options)).result
}

/**
 * {@link evaluate}, and what every complete fact contributes: what {@link compareModels} compares.
 *
 * @param scores - As for {@link evaluate}.
 * @param options - see {@link EvaluateOptions}.
 * @returns `result` is that of {@link evaluate}; `perFact` holds a value for every complete fact, sorted by id.
 * @throws {@link PolyfactError} as {@link evaluate}.
 *
 * @example
 * ```ts
 * const candidates = [{ id: 'Q90', sum: -4, tokens: 1, characters: 5, bytes: 5 }, { id: 'Q456', sum: -8, tokens: 1, characters: 4, bytes: 4 }]
 * const record = { schemaVersion: 1, kind: 'scores', header: 'run 1', fact: 'capital of France', gold: 'Q90', candidates } as const
 * const { perFact } = await evaluatePerFact([{ ...record, language: 'en' }, { ...record, language: 'sw' }])
 * perFact.facts // => ['capital of France']
 * ```
 */
export async function evaluatePerFact(
  scores: Iterable<CandidateScores> | AsyncIterable<CandidateScores>,
  options: EvaluateOptions = {},
): Promise<{ result: EvaluationResult; perFact: PerFactValues }> {
  const { header, baselines = {} } = options
  const rules = readRules(options)
  const intervals = checkIntervalOptions('evaluate', options.intervals ?? {})
  const chosen = chooseLanguages('evaluate', options.languages, header?.languages)
  const tally = createTally(rules)
  const facts = createFactTable()
  const modes = createNormalizationCounts(rules.ties)
  const opinions = createRankingOpinions((index) => [...tally.languages.keys()][index]!)
  let empty = true
  for await (const { byLanguage } of joinFacts(scores, {
    caller: 'evaluate',
    kind: 'scores',
    header,
    check,
  })) {
    empty = false
    const records = [...byLanguage.values()].filter(({ language }) => chosen?.includes(language) ?? true)
    if (records.length === 0) continue
    checkSourceMode(records, rules.normalization, header)
    const outcome = addFact(tally, records)
    facts.add(outcome)
    modes.add(records)
    opinions.add(
      outcome,
      outcome.languages.map((language) => tally.languages.get(language)!.index),
    )
  }
  if (empty) throw new PolyfactError('EMPTY_INPUT', 'evaluate: no scores; at least one record is expected')
  const languages = orderLanguages('evaluate', [...tally.languages.keys()], chosen)
  const table = facts.table(languages)
  const perFact = perFactValues(table, languages, { answers: 'by-id' })
  const base = resultOfTally(tally, languages, header ?? null)
  const digest = await factSetDigest(table.ids)
  const byNormalization = modes.accuracies(languages)
  const byProperty = partResults(table, languages, perFact, table.properties)
  const byGroup = partResults(table, languages, perFact, table.groups)
  const result: EvaluationResult = {
    ...base,
    facts: { ...base.facts, ...(digest === undefined ? {} : { digest }) },
    accuracy: {
      ...base.accuracy,
      ...(byProperty === undefined ? {} : { macro: macroAccuracy(byProperty) }),
      ...(byNormalization === undefined ? {} : { byNormalization }),
      ...(await baselineAccuracies(baselines, table)),
    },
    ...crossLingualMetrics(table, languages, base.accuracy.mean),
    ...opinions.means(languages.map((language) => [language, tally.languages.get(language)!.index])),
    ...(byProperty === undefined ? {} : { byProperty }),
    ...(byGroup === undefined ? {} : { byGroup }),
    intervals: resultIntervals(base, perFact, intervals),
  }
  return { result, perFact }
}

const check = (record: CandidateScores): void => checkCandidateScores(record, 'evaluate')

function readRules({
  header,
  normalization,
  weighting = 'softmax',
  ties = 'by-id',
}: EvaluateOptions): TallyRules {
  checkWeighting('evaluate', weighting)
  checkTieRule('evaluate', ties)
  const mode = normalization ?? header?.normalization ?? 'per-byte'
  checkNormalization('evaluate', mode)
  return { normalization: mode, weighting, ties }
}

/** A record without gold says whether the answer was right in the source's own mode, and in no other. */
function checkSourceMode(
  records: readonly CandidateScores[],
  normalization: Normalization,
  header: ScoresHeader | undefined,
): void {
  if (header?.normalization === undefined || header.normalization === normalization) return
  const unknown = records.find(({ gold }) => gold === null)
  if (unknown === undefined) return
  throw new PolyfactError(
    'GOLD_MISSING',
    `evaluate: fact ${unknown.fact} in ${unknown.language} has no gold, only whether it was right ${header.normalization}; ${normalization} needs the gold`,
    { fact: unknown.fact, language: unknown.language, normalization },
  )
}
