import { parseModelComparison } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReference } from '../../test/reference.js'
import { refusal } from '../../test/scores.js'
import { expectInterval, golden, modelOf, perFactOfReference } from '../../test/statistics.js'
import type { ModelResult } from '../per-fact.js'
import { type CompareModelsOptions, compareModels } from './compare-models.js'
import { benjaminiHochberg, holm } from './multiple-comparisons.js'
import { pairedBootstrap } from './paired-bootstrap.js'
import { pairedPermutationTest } from './permutation-test.js'

const METRICS = ['accuracy', 'totalConsistency', 'agreement'] as const

describe('compareModels', () => {
  const base = modelOf('base', [0, 1, 2, 0, 1, 2])
  const better = modelOf('better', [4, 4, 4, 4, 4, 4])
  const same = modelOf('same', [0, 1, 2, 0, 1, 2])

  it('matches a case worked by hand', () => {
    // accuracy 1 against (0 + 1 + 2 + 0 + 1 + 2) / 24; every resample is better, so p is one resample, times 2 tests
    const found = compareModels([base, better, same], {
      baseline: 'base',
      metrics: ['accuracy'],
      resamples: 100,
      disagreements: 1,
    })
    expect(found).toMatchObject({
      schemaVersion: 1,
      kind: 'comparison',
      baseline: 'base',
      models: ['base', 'better', 'same'],
      languages: ['en', 'de', 'sw', 'bn'],
      facts: 6,
      normalization: 'per-byte',
      level: 0.95,
      test: 'bootstrap',
      correction: 'holm',
      tests: 2,
      bootstrap: { method: 'percentile', resamples: 100, seed: 0 },
      disagreements: [{ fact: 'f0', languagesCorrect: { base: 0, better: 4, same: 0 }, spread: 4 }],
    })
    expect(found.differences).toHaveLength(2)
    expect(found.differences[0]).toMatchObject({
      model: 'better',
      metric: 'accuracy',
      value: 1,
      baselineValue: 0.25,
      difference: 0.75,
      p: 0.01,
      correctedP: 0.02,
      significant: true,
    })
    expect(found.differences[1]).toMatchObject({
      model: 'same',
      difference: 0,
      interval: { low: 0, high: 0 },
      p: 1,
      correctedP: 1,
      significant: false,
    })
    expect(parseModelComparison(found)).toEqual(found)
  })

  it('takes all metrics that every model has, in one order, unless told', () => {
    const { agreement: _, ...lacking } = better.perFact
    const metricsOf = (models: readonly ModelResult[], options: Partial<CompareModelsOptions> = {}) =>
      compareModels(models, { baseline: 'base', resamples: 10, ...options }).differences.map(
        ({ metric }) => metric,
      )
    expect(metricsOf([base, better])).toEqual(METRICS)
    expect(metricsOf([base, { ...better, perFact: lacking }])).toEqual(['accuracy', 'totalConsistency'])
    expect(metricsOf([base, better], { metrics: ['agreement', 'accuracy'] })).toEqual([
      'accuracy',
      'agreement',
    ])
  })

  it('gives each difference what the tests of two models give it, all from one resampling', () => {
    const models = [
      modelOf('x', [0, 3, 1, 4, 2]),
      modelOf('y', [1, 3, 4, 4, 0]),
      modelOf('z', [4, 0, 0, 1, 2]),
    ]
    for (const method of ['percentile', 'bca'] as const) {
      const options = { method, resamples: 50, seed: 3, level: 0.9 }
      for (const test of ['bootstrap', 'permutation'] as const) {
        const { differences } = compareModels(models, { baseline: 'y', test, correction: 'none', ...options })
        for (const { model, metric, interval, p, correctedP, significant } of differences) {
          const [a, b] = [model, 'y'].map((name) => models.find((one) => one.name === name)!.perFact[metric]!)
          const alone = pairedBootstrap(a!, b!, options)
          expect(interval).toEqual(alone.interval)
          const permuted = pairedPermutationTest(a!, b!, { permutations: 50, seed: 3 })
          expect(p).toBe(test === 'bootstrap' ? alone.p : permuted.p)
          expect(correctedP).toBe(p)
          expect(significant).toBe(p <= 0.1)
        }
      }
    }
  })

  it('corrects over the whole table', () => {
    const models = [base, modelOf('x', [4, 3, 1, 4, 2, 0]), modelOf('y', [1, 3, 4, 4, 0, 3])]
    for (const [correction, correct] of Object.entries({ holm, 'benjamini-hochberg': benjaminiHochberg })) {
      const { differences, tests } = compareModels(models, {
        baseline: 'base',
        resamples: 200,
        correction: correction as 'holm',
      })
      expect(tests).toBe(6)
      expect(differences.map(({ correctedP }) => correctedP)).toEqual(correct(differences.map(({ p }) => p)))
    }
  })

  it('calls a corrected p at the level significant, though 1 − 0.9 is below 0.1', () => {
    const { differences } = compareModels([base, better], {
      baseline: 'base',
      metrics: ['accuracy'],
      resamples: 10,
      level: 0.9,
    })
    expect(differences[0]).toMatchObject({ correctedP: 0.1, significant: true })
  })

  it('refuses fewer than two models, equal names and a baseline that there is not', async () => {
    const refused = (models: readonly ModelResult[], baseline = 'base') =>
      refusal(() => compareModels(models, { baseline }))
    expect(await refused([])).toBe(
      'EMPTY_INPUT: compareModels: found no model; at least two models are expected',
    )
    expect(await refused([base])).toBe(
      'EMPTY_INPUT: compareModels: found only base; at least two models are expected',
    )
    expect(await refused([base, base])).toBe(
      'AMBIGUOUS_NAME: compareModels: two models are called base; every model needs a name of its own',
    )
    expect(await refused([base, better], 'bas')).toBe(
      'UNKNOWN_OPTION: compareModels: found the baseline "bas"; expected one of base, better',
    )
  })

  it('refuses models that are not comparable, and values that are not one for every fact', async () => {
    const options = { baseline: 'base', resamples: 10 }
    expect(await refusal(() => compareModels([base, modelOf('b', [1, 2])], options))).toMatch(
      /^HEADER_MISMATCH: /,
    )
    const broken = (accuracy: Float64Array) => ({ ...better, perFact: { ...better.perFact, accuracy } })
    expect(await refusal(() => compareModels([base, broken(new Float64Array(3))], options))).toMatch(
      /^SHAPE_MISMATCH: compareModels: better has 6 facts and 3 values of accuracy/,
    )
    const nan = new Float64Array(6).fill(Number.NaN)
    expect(await refusal(() => compareModels([base, broken(nan)], options))).toMatch(
      /^NOT_FINITE: compareModels: /,
    )
    const [none, nothing] = [modelOf('base', []), modelOf('b', [])]
    expect(await refusal(() => compareModels([none, nothing], options))).toMatch(
      /^EMPTY_INPUT: compareModels: no facts/,
    )
  })

  it('refuses options that there are not', async () => {
    const refused = (options: object) =>
      refusal(() => compareModels([base, better], { baseline: 'base', ...options }))
    expect(await refused({ test: 't' })).toMatch(/^UNKNOWN_OPTION: compareModels: found the test "t";/)
    expect(await refused({ method: 'basic' })).toMatch(
      /^UNKNOWN_OPTION: compareModels: found the method "basic";/,
    )
    expect(await refused({ correction: 'bonferroni' })).toMatch(
      /^UNKNOWN_OPTION: compareModels: found the correction "bonferroni"; expected one of holm, benjamini-hochberg, none/,
    )
    expect(await refused({ metrics: ['facts'] })).toMatch(
      /^UNKNOWN_OPTION: compareModels: found the metric "facts";/,
    )
    expect(await refused({ metrics: ['rankc'] })).toBe(
      'UNKNOWN_OPTION: compareModels: base has no rankc; metrics that every model has are expected',
    )
    expect(await refused({ metrics: [] })).toBe(
      'EMPTY_INPUT: compareModels: no metrics; at least one is expected',
    )
    for (const name of ['resamples', 'seed', 'level', 'disagreements']) {
      expect(await refused({ [name]: -1 })).toMatch(`OUT_OF_RANGE: compareModels: ${name} is -1;`)
    }
  })
})

describe('compareModels (properties)', () => {
  const right = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 })
  const three = fc
    .tuple(right, right, right)
    .map((all) => all.map((counts, index) => modelOf(`m${index}`, counts)))
  const options = { baseline: 'm0', resamples: 40, seed: 1 }

  /** The same facts in the opposite order. */
  const turned = ({ perFact, ...model }: ModelResult): ModelResult => ({
    ...model,
    perFact: {
      facts: perFact.facts.toReversed(),
      accuracy: perFact.accuracy.toReversed(),
      languagesCorrect: perFact.languagesCorrect.toReversed(),
      totalConsistency: perFact.totalConsistency.toReversed(),
      agreement: perFact.agreement!.toReversed(),
    },
  })

  it('does not depend on the order of facts', () => {
    fc.assert(
      fc.property(three, (models) => {
        const [first, ...others] = models
        expect(compareModels([turned(first!), ...others], options)).toEqual(compareModels(models, options))
      }),
    )
  })

  it('does not depend on the order of models but for the order of rows', () => {
    fc.assert(
      fc.property(three, fc.constantFrom('bootstrap' as const, 'permutation' as const), (models, test) => {
        const there = compareModels(models, { ...options, test })
        const back = compareModels(models.toReversed(), { ...options, test })
        const ordered = ({ differences }: typeof there) =>
          differences.toSorted((a, b) => `${a.model} ${a.metric}`.localeCompare(`${b.model} ${b.metric}`))
        expect(ordered(back)).toEqual(ordered(there))
        expect({ ...back, models: 0, differences: 0 }).toEqual({ ...there, models: 0, differences: 0 })
      }),
    )
  })

  it('turns its signs round when model and baseline change places', () => {
    fc.assert(
      fc.property(right, right, (one, other) => {
        const models = [modelOf('m0', one), modelOf('m1', other)]
        const there = compareModels(models, options)
        const back = compareModels(models, { ...options, baseline: 'm1' })
        for (const [index, { interval, difference, p, correctedP }] of there.differences.entries()) {
          const opposite = back.differences[index]!
          expect(opposite.difference).toBe(0 - difference)
          expectInterval(opposite.interval, { low: -interval.high, high: -interval.low })
          expect([opposite.p, opposite.correctedP]).toEqual([p, correctedP])
        }
        expect(back.disagreements).toEqual(there.disagreements)
      }),
    )
  })
})

describe('compareModels (reference)', () => {
  const shared = process.env['POLYFACT_SHARED']
  if (shared === undefined) {
    it.skip('equals numpy and scipy on two models of Global-MMLU-Lite (needs POLYFACT_SHARED)')
    return
  }
  const models = ['OLMo-2-1124-7B', 'Qwen-2.5-7B'].map((name): ModelResult => {
    const file = readReference(shared, `${name}_gmmlu_lite_consistency.json`)
    const { result } = modelOf(name, [], { languages: [...file.config.langs], normalization: 'per-token' })
    return { name, result, perFact: perFactOfReference(file) }
  })
  const expected = golden('comparison')

  it.each(['percentile', 'bca'] as const)('equals numpy and scipy on two models: %s', (method) => {
    const { facts, differences } = compareModels(models, { baseline: 'OLMo-2-1124-7B', method })
    expect(facts).toBe(expected.facts)
    expect(differences.map(({ metric }) => metric)).toEqual(Object.keys(expected.metrics))
    for (const { metric, baselineValue, difference, interval, p } of differences) {
      const { baseline, difference: golden } = expected.metrics[metric]
      expect(baselineValue).toBeCloseTo(baseline.value, 12)
      expect(difference).toBeCloseTo(golden.value, 12)
      expectInterval(interval, golden[method])
      expect(p).toBe(golden.p)
    }
  })
})
