import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { byFact, completeFacts } from './by-language.js'

describe('byFact', () => {
  it('gives every fact the languages that have it', () => {
    expect(byFact('f', { en: ['a', 'b'], de: [null, 'c'], sw: [undefined, null] })).toEqual([
      { fact: 0, languages: [0], values: ['a'] },
      { fact: 1, languages: [0, 1], values: ['b', 'c'] },
    ])
  })

  it('takes false and the empty string for values', () => {
    expect(byFact('f', { en: [false] })[0]?.values).toEqual([false])
    expect(byFact('f', { en: [''] })[0]?.values).toEqual([''])
  })

  it('refuses a table without languages or facts', async () => {
    expect(await refusal(() => byFact('f', {}))).toBe(
      'EMPTY_INPUT: f: no languages; at least one is expected',
    )
    expect(await refusal(() => byFact('f', { en: [] }))).toBe(
      'EMPTY_INPUT: f: no facts in en; at least one is expected',
    )
  })

  it('refuses languages with different numbers of facts', async () => {
    expect(await refusal(() => byFact('f', { en: [1], de: [1, 2] }))).toBe(
      'SHAPE_MISMATCH: f: en has 1 facts and de has 2; the same facts are expected in the same order, with null where a language lacks one',
    )
  })
})

describe('completeFacts', () => {
  it('keeps the facts of all languages', () => {
    expect(completeFacts('f', { en: [1, 2], de: [null, 3] })).toEqual([
      { fact: 1, languages: [0, 1], values: [2, 3] },
    ])
  })

  it('refuses facts of which none is complete', async () => {
    expect(await refusal(() => completeFacts('f', { en: [1, null], de: [null, 3] }))).toBe(
      'EMPTY_INPUT: f: no fact has a value in all of en, de; at least one is expected, so leave out a language',
    )
  })
})
