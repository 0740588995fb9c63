import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { permuted, similaritiesOf } from '../../test/similarities.js'
import { mexa } from './mexa.js'
import { retrieval } from './retrieval.js'

describe('mexa', () => {
  it('matches a case worked by hand', () => {
    // 0: 0.9 > 0.3; 1: 0.8 < 0.9 of its column; 2: 0.7 < 0.9 of its row
    const similarities = Float64Array.of(0.9, 0.1, 0.3, 0.2, 0.8, 0, 0.1, 0.9, 0.7)
    expect(mexa(similarities, { sentences: 3 })).toEqual({ value: 1 / 3, sentences: 3, aligned: 1 })
  })

  it('does not count ties, which retrieval gives to the first', () => {
    const tied = Float64Array.of(0.5, 0.5, 0, 0.4)
    expect(mexa(tied, { sentences: 2 }).aligned).toBe(0)
    expect(retrieval(tied, { sentences: 2 }).mutual).toBe(0.5)
  })

  it('counts where all similarities are negative', () => {
    expect(mexa(Float64Array.of(-0.1, -0.5, -0.6, -0.2), { sentences: 2 }).value).toBe(1)
  })

  it('refuses what is no square matrix', async () => {
    expect(await refusal(() => mexa(new Float64Array(3), { sentences: 2 }))).toMatch(
      /^SHAPE_MISMATCH: mexa: /,
    )
  })
})

describe('mexa (properties)', () => {
  it('equals the definition, and is mutual retrieval without the ties', () => {
    fc.assert(
      fc.property(similaritiesOf(7), ({ values, sentences }) => {
        const at = (i: number, j: number) => values[i * sentences + j]!
        const every = Array.from({ length: sentences }, (_, i) => i)
        const slow = every.filter((i) =>
          every.every((j) => i === j || at(i, i) > Math.max(at(i, j), at(j, i))),
        ).length
        expect(mexa(values, { sentences })).toEqual({ value: slow / sentences, sentences, aligned: slow })
        expect(slow / sentences).toBeLessThanOrEqual(retrieval(values, { sentences }).mutual)
      }),
    )
  })

  it('is mutual retrieval where there are no ties, in any order of sentences', () => {
    fc.assert(
      fc.property(similaritiesOf(8, 'distinct'), fc.nat(), ({ values, sentences }, seed) => {
        const { value } = mexa(values, { sentences })
        expect(value).toBe(retrieval(values, { sentences }).mutual)
        expect(mexa(permuted(values, sentences, seed), { sentences }).value).toBe(value)
      }),
    )
  })
})
