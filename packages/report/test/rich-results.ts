import type {
  EvaluationResult,
  FreeFormResult,
  Interval,
  ModelComparison,
  PartResult,
  ResultIntervals,
  Share,
} from '@polyfact/schema'
import { olmo, qwen } from './results.js'

const bootstrap = { method: 'percentile', resamples: 10_000, seed: 0, facts: 400 } as const
const DIGEST = 'sha256:7d1f'

/** Wilson's interval at 95 %, in its textbook form. */
export function wilson({ value, facts }: { value: number; facts: number }): Interval {
  const z = 1.959963984540054
  const middle = (value + z ** 2 / (2 * facts)) / (1 + z ** 2 / facts)
  const half =
    (z / (1 + z ** 2 / facts)) * Math.sqrt((value * (1 - value)) / facts + z ** 2 / (4 * facts ** 2))
  return { low: middle - half, high: middle + half }
}

const around = (value: number, half: number): Interval => ({ low: value - half, high: value + half })
const mapValues = <A, B>(values: Readonly<Record<string, A>>, turn: (value: A, key: string) => B) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, turn(value, key)]))

/** A result of `evaluate` with all its optional parts; the numbers that no file records are made up. */
export function withEverything(result: EvaluationResult): EvaluationResult {
  const { accuracy, totalConsistency, consistencySplit, rankc, agreement } = result
  const shifted = (by: number) => ({
    mean: accuracy.mean + by,
    byLanguage: mapValues(accuracy.byLanguage, ({ value }) => value + by),
  })
  return {
    ...result,
    facts: { ...result.facts, digest: DIGEST },
    accuracy: {
      ...accuracy,
      macro: { value: accuracy.mean - 0.01, properties: 4 },
      verdicts: 'computed',
      byNormalization: { sum: shifted(-0.03), 'per-token': shifted(0), 'per-byte': shifted(-0.01) },
      baselines: {
        'answer frequency': {
          mean: 0.31,
          byLanguage: mapValues(accuracy.byLanguage, (_, language) => (language === 'sw' ? 0.28 : 0.313)),
        },
        'longest candidate': { mean: 0.27, byLanguage: mapValues(accuracy.byLanguage, () => 0.27) },
      },
    },
    conditionalAgreement: {
      someRight: { value: agreement!.average + 0.03, facts: 368 },
      allWrong: { value: 0.412, facts: 32 },
    },
    correctOverlap: {
      average: 0.61,
      averageWithEnglish: 0.642,
      pairwise: mapValues(rankc!.pairwise, () => 0.61),
      withoutValue: [],
    },
    seaEval: {
      facts: 400,
      byLanguageCount: Object.fromEntries(
        Array.from({ length: 10 }, (_, i) => [
          String(i + 2),
          { consistency: agreement!.average * 0.9 ** i, ac3: accuracy.mean * 0.95 ** i },
        ]),
      ),
    },
    fleissKappa: 0.526,
    krippendorffAlpha: -0.021,
    kendallTau: {
      average: 0.433,
      averageWithEnglish: 0.47,
      pairwise: mapValues(rankc!.pairwise, () => 0.433),
    },
    rankBiasedOverlap: {
      average: 0.744,
      pairwise: mapValues(rankc!.pairwise, () => 0.744),
      persistence: 0.9,
    },
    byProperty: Object.fromEntries(
      ['P36', 'P17', 'P103', 'P1376'].map((property, i) => [property, part(result, 100 - i, i / 50)]),
    ),
    byGroup: { geography: part(result, 250, 0.02), people: part(result, 150, -0.03) },
    intervals: {
      level: 0.95,
      accuracy: { byLanguage: mapValues(accuracy.byLanguage, wilson), mean: around(accuracy.mean, 0.036) },
      totalConsistency: wilson(totalConsistency),
      languagesCorrect: ofEveryCount(totalConsistency),
      consistencySplit: {
        correct: wilson({ value: consistencySplit.correct.value, facts: 400 }),
        sameWrong: wilson({ value: consistencySplit.sameWrong.value, facts: 400 }),
      },
      rankc: around(rankc!.average, 0.021),
      agreement: around(agreement!.average, 0.028),
      bootstrap: { ...bootstrap },
    },
  }
}

function part({ accuracy, rankc, agreement }: EvaluationResult, facts: number, by: number): PartResult {
  const share = (value: number): Share => ({ value, facts, correct: Math.round(value * facts) })
  return {
    facts,
    accuracy: {
      mean: accuracy.mean + by,
      byLanguage: mapValues(accuracy.byLanguage, ({ value }) => share(value)),
    },
    totalConsistency: share(0.12 + by),
    rankc: rankc!.average + by,
    agreement: agreement!.average + by,
  }
}

/** A third model on the facts of the recorded two, a little better than the second; made up. */
export function llama(): EvaluationResult {
  const result = olmo()
  const up = <A extends number>(value: A) => Math.min(value + 0.04, 1)
  return {
    ...result,
    accuracy: {
      ...result.accuracy,
      mean: up(result.accuracy.mean),
      byLanguage: mapValues(result.accuracy.byLanguage, ({ value, facts }) => ({
        value: up(value),
        facts,
        correct: Math.round(up(value) * facts),
      })),
    },
    rankc: {
      ...result.rankc!,
      average: up(result.rankc!.average),
      pairwise: mapValues(result.rankc!.pairwise, up),
    },
    agreement: { ...result.agreement!, average: up(result.agreement!.average) },
    madeFrom: { ...result.madeFrom!, model: { id: 'meta-llama/Llama-3.1-8B-Instruct', revision: null } },
  }
}

/** Three models with all that a result may hold. */
export function threeRich(): EvaluationResult[] {
  return [qwen(), olmo(), llama()].map(withEverything)
}

/** The second and the third of {@link threeRich} against the first; made up, but for the differences. */
export function comparison(): ModelComparison {
  const [baseline, ...others] = threeRich()
  const name = ({ madeFrom }: EvaluationResult) => madeFrom!.model.id
  const metrics = {
    accuracy: ({ accuracy }: EvaluationResult) => accuracy.mean,
    totalConsistency: ({ totalConsistency }: EvaluationResult) => totalConsistency.value,
    rankc: ({ rankc }: EvaluationResult) => rankc!.average,
    agreement: ({ agreement }: EvaluationResult) => agreement!.average,
  } as const
  const differences = others.flatMap((other, i) =>
    (Object.keys(metrics) as (keyof typeof metrics)[]).map((metric) => {
      const [value, baselineValue] = [metrics[metric](other), metrics[metric](baseline!)]
      const significant = !(i === 1 && metric === 'totalConsistency')
      return {
        model: name(other),
        metric,
        value,
        baselineValue,
        difference: value - baselineValue,
        interval: around(value - baselineValue, significant ? 0.035 : 0.12),
        p: significant ? 0.0002 : 0.081,
        correctedP: significant ? 0.0016 : 0.081,
        significant,
      }
    }),
  )
  return {
    schemaVersion: 1,
    kind: 'comparison',
    baseline: name(baseline!),
    models: [baseline!, ...others].map(name),
    languages: baseline!.languages,
    facts: 400,
    normalization: 'per-token',
    level: 0.95,
    test: 'permutation',
    correction: 'holm',
    tests: differences.length,
    bootstrap: { method: 'percentile', resamples: 10_000, seed: 0 },
    differences,
    disagreements: Array.from({ length: 20 }, (_, i) => ({
      fact: `high_school_geography/test/${i * 17}`,
      languagesCorrect: {
        [name(baseline!)]: 11 - Math.floor(i / 8),
        [name(others[0]!)]: Math.floor(i / 5),
        [name(others[1]!)]: Math.floor(i / 4),
      },
      spread: 11 - Math.floor(i / 8) - Math.floor(i / 5),
    })),
  }
}

/** Generated answers to 200 facts in four languages, as of KLAR; made up. */
export function freeForm(model = 'Qwen/Qwen2.5-7B', by = 0): FreeFormResult {
  const share = (value: number): Share => ({ value, facts: 200, correct: Math.round(value * 200) })
  const byLanguage = {
    en: share(0.6 + by),
    fr: share(0.52 + by),
    zh: share(0.41 + by),
    el: share(0.2 + by),
  }
  const rates = mapValues(byLanguage, ({ value }) => value)
  const intervals: ResultIntervals = {
    level: 0.95,
    accuracy: { byLanguage: mapValues(byLanguage, wilson), mean: around(0.4325 + by, 0.045) },
    totalConsistency: wilson({ value: 0.15, facts: 200 }),
    languagesCorrect: ofEveryCount({ facts: 200, histogram: { 0: 60, 1: 40, 2: 30, 3: 40, 4: 30 } }),
    bootstrap: { ...bootstrap, facts: 200 },
  }
  return {
    schemaVersion: 1,
    kind: 'free-form',
    matching: 'lenient',
    languages: ['en', 'fr', 'zh', 'el'],
    facts: { total: 200, complete: 200, digest: DIGEST },
    accuracy: {
      byLanguage,
      mean: 0.4325 + by,
      pooled: 0.431 + by,
      highResource: { value: 0.51 + by, languages: ['en', 'fr', 'zh'] },
      seen: { value: 0.51 + by, languages: ['en', 'fr', 'zh'] },
      unseen: { value: 0.2 + by, languages: ['el'] },
    },
    exactMatch: { mean: 0.3, byLanguage: rates },
    tokenF1: { mean: 0.38, byLanguage: rates },
    empty: { value: 0.0125, empty: 10, questions: 800, byLanguage: { en: 0, fr: 0, zh: 0.02, el: 0.03 } },
    totalConsistency: {
      value: 0.15,
      facts: 200,
      correct: 30,
      histogram: { 0: 60, 1: 40, 2: 30, 3: 40, 4: 30 },
      meanLanguagesCorrect: 1.7,
    },
    byProperty: { P36: freePart(120), P17: freePart(80) },
    intervals,
    madeFrom: {
      ...qwen().madeFrom!,
      id: `recorded:${model}`,
      model: { id: model, revision: null },
      dataset: { id: 'KLAR', revision: null },
      languages: ['en', 'fr', 'zh', 'el'],
    },
  }
}

/** The intervals of all bars of a histogram. */
const ofEveryCount = ({ facts, histogram }: { facts: number; histogram: Readonly<Record<string, number>> }) =>
  mapValues(histogram, (count) => wilson({ value: count / facts, facts }))

function freePart(facts: number): PartResult {
  return {
    facts,
    accuracy: { mean: 0.43, byLanguage: { en: { value: 0.5, facts, correct: facts / 2 } } },
    totalConsistency: { value: 0.15, facts, correct: Math.round(0.15 * facts) },
  }
}
