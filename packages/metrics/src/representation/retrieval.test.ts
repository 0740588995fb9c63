import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { permuted, similaritiesOf } from '../../test/similarities.js'
import { retrieval } from './retrieval.js'

describe('retrieval', () => {
  it('matches a case worked by hand', () => {
    // rows find 0, 1, 1; columns find 0, 2, 2: sentence 0 finds its translation both ways, 1 there, 2 back
    const similarities = Float64Array.of(0.9, 0.1, 0.3, 0.2, 0.7, 0.1, 0.5, 0.8, 0.6)
    expect(retrieval(similarities, { sentences: 3 })).toEqual({
      sentences: 3,
      aToB: 2 / 3,
      bToA: 2 / 3,
      mutual: 1 / 3,
    })
  })

  it('sees the hub that one direction alone does not', () => {
    // every sentence of a is most similar to sentence 0 of b
    const hub = Float64Array.of(0.9, 0.1, 0.1, 0.8, 0.7, 0.1, 0.8, 0.1, 0.7)
    expect(retrieval(hub, { sentences: 3 })).toEqual({ sentences: 3, aToB: 1 / 3, bToA: 1, mutual: 1 / 3 })
  })

  it('takes the first of equal similarities', () => {
    const flat = new Float64Array(9).fill(0.5)
    expect(retrieval(flat, { sentences: 3 })).toEqual({
      sentences: 3,
      aToB: 1 / 3,
      bToA: 1 / 3,
      mutual: 1 / 3,
    })
  })

  it('refuses what is no square matrix', async () => {
    expect(await refusal(() => retrieval(new Float64Array(3), { sentences: 2 }))).toMatch(
      /^SHAPE_MISMATCH: retrieval: /,
    )
  })
})

describe('retrieval (properties)', () => {
  it('is mutual at most as often as in either direction, and swaps directions with the languages', () => {
    fc.assert(
      fc.property(similaritiesOf(8), ({ values, sentences }) => {
        const { aToB, bToA, mutual } = retrieval(values, { sentences })
        expect(mutual).toBeLessThanOrEqual(Math.min(aToB, bToA))
        const swapped = values.map(
          (_, at) => values[(at % sentences) * sentences + Math.floor(at / sentences)]!,
        )
        expect(retrieval(swapped, { sentences })).toEqual({ sentences, aToB: bToA, bToA: aToB, mutual })
      }),
    )
  })

  it('does not change when both languages are permuted alike, unless there are ties', () => {
    fc.assert(
      fc.property(similaritiesOf(8, 'distinct'), fc.nat(), ({ values, sentences }, seed) => {
        expect(retrieval(permuted(values, sentences, seed), { sentences })).toEqual(
          retrieval(values, { sentences }),
        )
      }),
    )
  })
})
