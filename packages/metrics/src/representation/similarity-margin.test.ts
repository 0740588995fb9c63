import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { permuted, similaritiesOf } from '../../test/similarities.js'
import { similarityMargin } from './similarity-margin.js'

describe('similarityMargin', () => {
  it('matches a case worked by hand', () => {
    // matched (0.5 + 0.75 + 1) / 3, others (0.25 + 0 − 0.5 + 0.25 + 0 + 0.75) / 6
    const similarities = Float64Array.of(0.5, 0.25, 0, -0.5, 0.75, 0.25, 0, 0.75, 1)
    expect(similarityMargin(similarities, { sentences: 3 })).toEqual({
      sentences: 3,
      matched: 0.75,
      nonMatched: 0.125,
      margin: 0.625,
    })
  })

  it('refuses one sentence, which has no others', async () => {
    expect(await refusal(() => similarityMargin(Float64Array.of(1), { sentences: 1 }))).toMatch(
      /^OUT_OF_RANGE: similarityMargin: sentences is 1/,
    )
  })
})

describe('similarityMargin (properties)', () => {
  it('has parts whose weighted mean is the mean of all, and does not change with the order of sentences', () => {
    fc.assert(
      fc.property(similaritiesOf(8, 'distinct'), fc.nat(), ({ values, sentences }, seed) => {
        const { matched, nonMatched, margin } = similarityMargin(values, { sentences })
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length
        expect((matched + (sentences - 1) * nonMatched) / sentences).toBeCloseTo(mean, 12)
        const other = similarityMargin(permuted(values, sentences, seed), { sentences })
        expect(other.margin).toBeCloseTo(margin, 12)
      }),
    )
  })

  it('grows with the scale of the similarities and not with a shift', () => {
    fc.assert(
      fc.property(similaritiesOf(8, 'distinct'), ({ values, sentences }) => {
        const { margin } = similarityMargin(values, { sentences })
        const changed = values.map((value) => value * 2 + 1)
        expect(similarityMargin(changed, { sentences }).margin).toBeCloseTo(margin * 2, 12)
      }),
    )
  })
})
