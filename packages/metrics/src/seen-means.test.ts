import { KLAR_LANGUAGES } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { seenMeans } from './seen-means.js'

describe('seenMeans', () => {
  it('says over which languages each mean was taken', () => {
    expect(seenMeans({ tr: 0.2, en: 0.75, de: 1, fr: 0.25, ko: 0.4 })).toEqual({
      seen: { value: 0.5, languages: ['en', 'fr'] },
      unseen: { value: (0.2 + 0.4) / 2, languages: ['tr', 'ko'] },
    })
  })

  it('parts the seventeen languages of KLAR into seven and ten', () => {
    const { seen, unseen } = seenMeans(Object.fromEntries(KLAR_LANGUAGES.map((language) => [language, 1])))
    expect([seen!.languages.length, unseen!.languages.length]).toEqual([7, 10])
  })

  it('leaves out a group of which no language is there', () => {
    expect(seenMeans({ de: 1 })).toEqual({})
    expect(seenMeans({ en: 1 })).not.toHaveProperty('unseen')
  })

  it('refuses no languages and a value that is not finite', async () => {
    expect(await refusal(() => seenMeans({}))).toBe(
      'EMPTY_INPUT: seenMeans: no languages; at least one is expected',
    )
    expect(await refusal(() => seenMeans({ ko: Number.NaN }))).toBe(
      'NOT_FINITE: seenMeans: ko has the value NaN; values must be finite',
    )
  })
})
