import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { chooseLanguages, orderLanguages } from './evaluated-languages.js'

describe('chooseLanguages', () => {
  it('takes the languages asked for, in their order, or else those of the header', () => {
    expect(chooseLanguages('evaluate', ['sw', 'en'], ['en', 'de', 'sw'])).toEqual(['sw', 'en'])
    expect(chooseLanguages('evaluate', undefined, ['en', 'de'])).toEqual(['en', 'de'])
    expect(chooseLanguages('evaluate', undefined, undefined)).toBe(undefined)
  })

  it('refuses none, one twice, and one that the header does not list', async () => {
    expect(await refusal(() => chooseLanguages('evaluate', [], undefined))).toBe(
      'EMPTY_INPUT: evaluate: the languages option is empty; at least one is expected',
    )
    expect(await refusal(() => chooseLanguages('evaluate', ['en', 'en'], undefined))).toBe(
      'DUPLICATE_ID: evaluate: the languages option has en twice; languages must be distinct',
    )
    expect(await refusal(() => chooseLanguages('evaluate', undefined, ['en', 'en']))).toMatch(
      /^DUPLICATE_ID: evaluate: the header's list of languages has en twice/,
    )
    expect(await refusal(() => chooseLanguages('evaluate', ['ko'], ['en', 'de']))).toBe(
      'UNKNOWN_LANGUAGE: evaluate: nothing in ko; there are records in en, de, so evaluate those with the languages option',
    )
  })
})

describe('orderLanguages', () => {
  it('orders languages of the paper as the paper does, and others by code behind them', () => {
    expect(orderLanguages('evaluate', ['zh', 'ko', 'sw', 'el', 'en'], undefined)).toEqual([
      'en',
      'sw',
      'zh',
      'el',
      'ko',
    ])
  })

  it('keeps the chosen order, and refuses a chosen language without scores', async () => {
    expect(orderLanguages('evaluate', ['en', 'zh'], ['zh', 'en'])).toEqual(['zh', 'en'])
    expect(await refusal(() => orderLanguages('evaluate', ['en', 'de'], ['en', 'sw']))).toBe(
      'UNKNOWN_LANGUAGE: evaluate: nothing in sw; there are records in en, de, so evaluate those with the languages option',
    )
    expect(await refusal(() => orderLanguages('evaluate', [], ['sw']))).toBe(
      'UNKNOWN_LANGUAGE: evaluate: nothing in sw, nor in any other language asked for; ask for languages that the records have',
    )
  })
})

describe('orderLanguages (properties)', () => {
  it('keeps every language', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('en', 'de', 'sw', 'zh', 'ko', 'el', 'tr')), (found) => {
        expect([...orderLanguages('evaluate', found, undefined)].sort()).toEqual([...found].sort())
      }),
    )
  })
})
