import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { resourceMeans } from './resource-means.js'

describe('resourceMeans', () => {
  it('says over which languages each mean was taken', () => {
    expect(resourceMeans({ sw: 0.2, en: 0.75, ko: 1, de: 0.25, id: 0.4 })).toEqual({
      highResource: { value: 0.5, languages: ['en', 'de'] },
      lowResource: { value: (0.2 + 0.4) / 2, languages: ['sw', 'id'] },
    })
  })

  it('leaves out a group of which no language is there', () => {
    expect(resourceMeans({ en: 1 })).toEqual({ highResource: { value: 1, languages: ['en'] } })
    expect(resourceMeans({ bn: 1 })).toEqual({ lowResource: { value: 1, languages: ['bn'] } })
    expect(resourceMeans({ ko: 1 })).toEqual({})
  })

  it('refuses no languages and a value that is not finite', async () => {
    expect(await refusal(() => resourceMeans({}))).toBe(
      'EMPTY_INPUT: resourceMeans: no languages; at least one is expected',
    )
    expect(await refusal(() => resourceMeans({ ko: Number.NaN }))).toBe(
      'NOT_FINITE: resourceMeans: ko has the value NaN; values must be finite',
    )
  })
})

describe('resourceMeans (properties)', () => {
  it('lies between the smallest and the largest value of the group', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.record({ id: value, bn: value, sw: value }), (byLanguage) => {
        const { lowResource } = resourceMeans(byLanguage)
        expect(lowResource!.value).toBeGreaterThanOrEqual(Math.min(...Object.values(byLanguage)) - 1e-15)
        expect(lowResource!.value).toBeLessThanOrEqual(Math.max(...Object.values(byLanguage)) + 1e-15)
      }),
    )
  })
})
