import type { EvaluationResult, Interval, Language, ResultIntervals } from '@polyfact/schema'
import { checkChoice, checkCount, checkLevel } from '../check-options.js'
import type { PerFactValues } from '../per-fact.js'
import { bootstrapIntervals } from '../statistics/bootstrap.js'
import { wilsonInterval } from '../statistics/wilson-interval.js'

/** Which confidence intervals a result carries. */
export interface IntervalOptions {
  /** Confidence level, in (0, 1). @defaultValue 0.95 */
  readonly level?: number
  /** Bootstrap resamples of the complete facts, for means over languages and pairs. @defaultValue 0: Wilson's alone */
  readonly resamples?: number
  /** Seed of the resampling. @defaultValue 0 */
  readonly seed?: number
  /** @defaultValue `'percentile'` */
  readonly method?: 'percentile' | 'bca'
}

/** @throws {@link PolyfactError} `OUT_OF_RANGE`, `UNKNOWN_OPTION`, on behalf of another function. */
export function checkIntervalOptions(
  caller: string,
  { level = 0.95, resamples = 0, seed = 0, method = 'percentile' }: IntervalOptions,
): Required<IntervalOptions> {
  checkLevel(caller, level)
  checkCount(caller, 'resamples', resamples, 0)
  checkCount(caller, 'seed', seed, 0)
  checkChoice(caller, 'method', method, ['percentile', 'bca'])
  return { level, resamples, seed, method }
}

/** What {@link resultIntervals} reads of a result, of whichever kind. */
export interface IntervalSource {
  readonly languages: readonly Language[]
  readonly accuracy: Pick<EvaluationResult['accuracy'], 'byLanguage'>
  readonly totalConsistency: Pick<EvaluationResult['totalConsistency'], 'facts' | 'correct' | 'histogram'>
  readonly consistencySplit?: EvaluationResult['consistencySplit'] | undefined
}

/**
 * Wilson's intervals of what is a share of facts, and bootstrap intervals of what is a mean over languages or pairs.
 *
 * The bootstrap resamples complete facts: its intervals are of the means over those.
 */
export function resultIntervals(
  { accuracy, totalConsistency, consistencySplit }: IntervalSource,
  perFact: PerFactValues,
  { level, resamples, seed, method }: Required<IntervalOptions>,
): ResultIntervals {
  const wilson = (correct: number, facts: number): Interval => wilsonInterval(correct, facts, { level })
  const { mean, rankc, agreement } =
    resamples === 0 ? {} : bootstrapped(perFact, { level, resamples, seed, method })
  return {
    level,
    accuracy: {
      byLanguage: Object.fromEntries(
        Object.entries(accuracy.byLanguage).map(([language, { correct, facts }]) => [
          language,
          wilson(correct, facts),
        ]),
      ),
      ...(mean === undefined ? {} : { mean }),
    },
    totalConsistency: wilson(totalConsistency.correct, totalConsistency.facts),
    languagesCorrect: Object.fromEntries(
      Object.entries(totalConsistency.histogram).map(([k, count]) => [
        k,
        wilson(count, totalConsistency.facts),
      ]),
    ),
    ...(consistencySplit === undefined
      ? {}
      : {
          consistencySplit: {
            correct: wilson(consistencySplit.correct.count, consistencySplit.facts),
            sameWrong: wilson(consistencySplit.sameWrong.count, consistencySplit.facts),
          },
        }),
    ...(rankc === undefined ? {} : { rankc }),
    ...(agreement === undefined ? {} : { agreement }),
    ...(resamples === 0 ? {} : { bootstrap: { method, resamples, seed, facts: perFact.facts.length } }),
  }
}

/** Intervals of the means over complete facts, all from the same resamples. */
function bootstrapped(
  { accuracy, rankc, agreement }: PerFactValues,
  options: Required<IntervalOptions>,
): { mean?: Interval; rankc?: Interval; agreement?: Interval } {
  const named = Object.entries({ mean: accuracy, rankc, agreement }).flatMap(([name, values]) =>
    values === undefined ? [] : [{ name, values }],
  )
  const intervals = bootstrapIntervals(
    named.map(({ values }) => values),
    options,
  )
  return Object.fromEntries(named.map(({ name }, at) => [name, intervals[at]!]))
}
