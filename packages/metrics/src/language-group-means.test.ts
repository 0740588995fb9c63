import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { languageGroupMeans } from './language-group-means.js'

const GROUPS = { north: ['fi', 'sv'], south: ['it', 'el', 'mt'] } as const

describe('languageGroupMeans', () => {
  it('says over which languages each mean was taken, in the order of the input', () => {
    expect(languageGroupMeans('f', { el: 0.25, sv: 0.5, it: 0.75, ja: 1 }, GROUPS)).toEqual({
      north: { value: 0.5, languages: ['sv'] },
      south: { value: 0.5, languages: ['el', 'it'] },
    })
  })

  it('leaves out a group of which no language is there', () => {
    expect(languageGroupMeans('f', { ja: 1 }, GROUPS)).toEqual({})
  })

  it('refuses no languages and a value that is not finite, in the name of its caller', async () => {
    expect(await refusal(() => languageGroupMeans('f', {}, GROUPS))).toBe(
      'EMPTY_INPUT: f: no languages; at least one is expected',
    )
    expect(await refusal(() => languageGroupMeans('f', { ja: Infinity }, GROUPS))).toBe(
      'NOT_FINITE: f: ja has the value Infinity; values must be finite',
    )
  })
})

describe('languageGroupMeans (properties)', () => {
  it('lies between the smallest and the largest value of the group', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.record({ it: value, el: value, mt: value }), (byLanguage) => {
        const { south } = languageGroupMeans('f', byLanguage, GROUPS)
        expect(south!.value).toBeGreaterThanOrEqual(Math.min(...Object.values(byLanguage)) - 1e-15)
        expect(south!.value).toBeLessThanOrEqual(Math.max(...Object.values(byLanguage)) + 1e-15)
      }),
    )
  })
})
