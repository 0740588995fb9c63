import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { golden } from '../../test/statistics.js'
import { bootstrapMeans } from './bootstrap-means.js'
import { createPcg64 } from './pcg64.js'

describe('bootstrapMeans', () => {
  it('matches a case worked by hand', () => {
    // default_rng(0).integers(0, 4, (3, 4)) is 3 2 2 1, 1 0 0 0, 0 3 2 3
    const [means] = bootstrapMeans([[8, 4, 2, 1]], { resamples: 3 })
    expect([...means!]).toEqual([(1 + 2 + 2 + 4) / 4, (4 + 8 + 8 + 8) / 4, (8 + 1 + 2 + 1) / 4])
  })

  it('draws the same facts for all vectors, so that complements stay complements', () => {
    const [right, wrong] = bootstrapMeans([[1, 0, 1], [0, 1, 0]], { resamples: 7 }) // biome-ignore format: short
    expect([...right!].map((mean, index) => mean + wrong![index]!)).toEqual(Array(7).fill(1))
  })

  it('draws ten thousand times unless told, and what another seed draws is another', () => {
    const vector = [0, 1, 2, 3, 4]
    expect(bootstrapMeans([vector])[0]).toHaveLength(10_000)
    expect(bootstrapMeans([vector], { seed: 1 })).not.toEqual(bootstrapMeans([vector]))
  })

  it('draws as many whatever the number of resamples and vectors, in the same order', () => {
    const vectors = [[5, 1, 2], [0, 0, 9], [3, 3, 4]] // biome-ignore format: short
    const all = bootstrapMeans(vectors, { resamples: 9 })
    for (let resamples = 1; resamples < 9; resamples++) {
      expect(bootstrapMeans(vectors, { resamples })).toEqual(all.map((means) => means.slice(0, resamples)))
    }
    expect(bootstrapMeans(vectors.slice(0, 2), { resamples: 9 })).toEqual(all.slice(0, 2))
  })

  it('refuses what it cannot resample', async () => {
    expect(await refusal(() => bootstrapMeans([]))).toMatch(/^EMPTY_INPUT: bootstrapMeans: no vectors/)
    expect(await refusal(() => bootstrapMeans([[1], []]))).toMatch(/^SHAPE_MISMATCH: bootstrapMeans: /)
    expect(await refusal(() => bootstrapMeans([[Number.NaN]]))).toMatch(/^NOT_FINITE: bootstrapMeans: /)
    expect(await refusal(() => bootstrapMeans([[1]], { resamples: 0 }))).toMatch(
      /^OUT_OF_RANGE: bootstrapMeans: resamples is 0;/,
    )
    expect(await refusal(() => bootstrapMeans([[1]], { seed: -1 }))).toMatch(
      /^OUT_OF_RANGE: bootstrapMeans: seed is -1;/,
    )
  })
})

describe('bootstrapMeans (properties)', () => {
  const vectors = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 40 }))
    .chain(([count, facts]) =>
      fc.array(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: facts, maxLength: facts }),
        {
          minLength: count,
          maxLength: count,
        },
      ),
    )

  it('equals the definition: a matrix of indices, and the values gathered by it', () => {
    fc.assert(
      fc.property(vectors, fc.integer({ min: 1, max: 11 }), fc.nat(), (some, resamples, seed) => {
        const facts = some[0]!.length
        const indices = createPcg64(seed).integers(facts, resamples * facts)
        for (const [index, means] of bootstrapMeans(some, { resamples, seed }).entries()) {
          for (const [resample, mean] of means.entries()) {
            const row = indices.subarray(resample * facts, (resample + 1) * facts)
            const sum = row.reduce((total, fact) => total + some[index]![fact]!, 0)
            expect(Math.abs(mean - sum / facts)).toBeLessThan(1e-14) // 40 sums of at most 40 values below 1
          }
        }
      }),
    )
  })
})

describe('bootstrapMeans (reference)', () => {
  it.each(golden('inference').means)('equals numpy', ({ vectors, resamples, seed, means }) => {
    for (const [index, found] of bootstrapMeans(vectors, { resamples, seed }).entries()) {
      for (const [resample, mean] of found.entries()) {
        expect(Math.abs(mean - means[index]![resample]!)).toBeLessThan(1e-12)
      }
    }
  })
})
