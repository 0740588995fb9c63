import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { paraphraseConsistency } from './paraphrase-consistency.js'

describe('paraphraseConsistency', () => {
  it('matches a case worked by hand', () => {
    // P36: a a b of gold a, then c c c of gold a: accuracy 2/6, pairs alike (1 + 3)/6, rightly (1 + 0)/6
    // P37: two templates, a a of gold a: all 1
    const P36 = { gold: ['a', 'a'], answers: [['a', 'a', 'b'], ['c', 'c', 'c']] } // biome-ignore format: short
    const P37 = { gold: ['a'], answers: [['a', 'a']] }
    const result = paraphraseConsistency({ P36, P37 })
    expect(result.byProperty['P36']).toEqual({
      facts: 2,
      templates: 3,
      accuracy: 2 / 6,
      consistency: 4 / 6,
      accuracyConsistency: 1 / 6,
    })
    expect(result.accuracy.mean).toBeCloseTo((2 / 6 + 1) / 2, 15)
    // of two values, the population deviation is half their distance
    expect(result.accuracy.standardDeviation).toBeCloseTo((1 - 2 / 6) / 2, 15)
    expect(result.consistency.standardDeviation).toBeCloseTo((1 - 4 / 6) / 2, 15)
    expect(result.accuracyConsistency.mean).toBeCloseTo((1 / 6 + 1) / 2, 15)
  })

  it('leaves out and counts properties with fewer than two templates', () => {
    const once = { gold: ['a'], answers: [['b']] }
    const result = paraphraseConsistency({
      P17: once,
      P19: { gold: ['a'], answers: [[]] },
      P36: { gold: ['a'], answers: [['a', 'a']] },
    })
    expect(result).toMatchObject({ properties: 1, leftOut: 2, accuracy: { mean: 1, standardDeviation: 0 } })
    expect(Object.keys(result.byProperty)).toEqual(['P36'])
  })

  it('refuses nothing to compare, and answers that do not fit their golds', async () => {
    expect(await refusal(() => paraphraseConsistency({}))).toBe(
      'EMPTY_INPUT: paraphraseConsistency: no properties; at least one is expected',
    )
    expect(await refusal(() => paraphraseConsistency({ P36: { gold: ['a'], answers: [['a']] } }))).toBe(
      'EMPTY_INPUT: paraphraseConsistency: no property with two templates; at least one is expected',
    )
    expect(await refusal(() => paraphraseConsistency({ P36: { gold: [], answers: [] } }))).toBe(
      'EMPTY_INPUT: paraphraseConsistency: P36 has no facts; at least one is expected',
    )
    expect(await refusal(() => paraphraseConsistency({ P36: { gold: [], answers: [['a', 'a']] } }))).toBe(
      'SHAPE_MISMATCH: paraphraseConsistency: P36 has answers to 1 facts and 0 golds; one gold for every fact is expected',
    )
    const ragged = { gold: ['a', 'a'], answers: [['a', 'a'], ['a']] } // biome-ignore format: short
    expect(await refusal(() => paraphraseConsistency({ P36: ragged }))).toBe(
      'SHAPE_MISMATCH: paraphraseConsistency: P36 has 2 answers to fact 0 and 1 to fact 1; an answer in every template is expected',
    )
  })
})

describe('paraphraseConsistency (properties)', () => {
  const id = fc.constantFrom('a', 'b', 'c')
  const property = fc
    .integer({ min: 2, max: 6 })
    .chain((templates) =>
      fc.array(fc.array(id, { minLength: templates, maxLength: templates }), { minLength: 1, maxLength: 6 }),
    )

  it('equals the published loops', () => {
    fc.assert(
      fc.property(property, (answers) => {
        const sums = [0, 0, 0]
        for (const given of answers) {
          const pairs = given.flatMap((one, i) => given.slice(i + 1).map((other) => [one, other]))
          sums[0]! += given.filter((one) => one === 'a').length / given.length
          sums[1]! += pairs.filter(([one, other]) => one === other).length / pairs.length
          sums[2]! += pairs.filter(([one, other]) => one === other && one === 'a').length / pairs.length
        }
        const { byProperty } = paraphraseConsistency({ P1: { gold: answers.map(() => 'a'), answers } })
        const { accuracy, consistency, accuracyConsistency } = byProperty['P1']!
        expect(accuracy).toBeCloseTo(sums[0]! / answers.length, 12)
        expect(consistency).toBeCloseTo(sums[1]! / answers.length, 12)
        expect(accuracyConsistency).toBeCloseTo(sums[2]! / answers.length, 12)
      }),
    )
  })

  it('has consistency in right answers below consistency and below accuracy', () => {
    fc.assert(
      fc.property(property, (answers) => {
        const { accuracy, consistency, accuracyConsistency } = paraphraseConsistency({
          P1: { gold: answers.map(() => 'a'), answers },
        })
        expect(accuracyConsistency.mean).toBeLessThanOrEqual(consistency.mean)
        expect(accuracyConsistency.mean).toBeLessThanOrEqual(accuracy.mean + 1e-12)
      }),
    )
  })
})

describe('paraphraseConsistency (reference)', () => {
  // coastalcph/mpararel: evaluate_consistency/run_evaluation_test.py, two facts in four templates
  const citizenship = {
    gold: ['Brazil', 'France'],
    answers: [
      ['Brazil', 'Germany', 'Brazil', 'Brazil'],
      ['Brazil', 'Germany', 'France', 'Germany'],
    ],
  }

  it('gives the numbers that the test of the published code expects of one relation', () => {
    const { byProperty } = paraphraseConsistency({ P27: citizenship })
    expect(byProperty['P27']).toMatchObject({
      accuracy: (3 / 4 + 1 / 4) / 2,
      consistency: (3 / 6 + 1 / 6) / 2,
      accuracyConsistency: (3 / 6 + 0) / 2,
    })
  })

  it('gives those that it expects of two relations, and of the first two templates alone', () => {
    const { accuracy, consistency } = paraphraseConsistency({ P101: citizenship, P102: citizenship })
    expect(accuracy).toEqual({ mean: 0.5, standardDeviation: 0 })
    expect(consistency.mean).toBeCloseTo(1 / 3, 15)
    const two = { ...citizenship, answers: citizenship.answers.map((given) => given.slice(0, 2)) }
    expect(paraphraseConsistency({ P101: two }).accuracy.mean).toBe(0.25)
  })
})
