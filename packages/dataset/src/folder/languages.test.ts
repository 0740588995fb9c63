import { PAPER_LANGUAGES } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { checkLanguages, inPaperOrder } from './languages.js'

describe('inPaperOrder', () => {
  it("puts the paper's languages in its order and others after them by code", () => {
    expect(inPaperOrder(['zh', 'tr', 'en', 'ca', 'de'])).toEqual(['en', 'de', 'zh', 'ca', 'tr'])
    expect(inPaperOrder([...PAPER_LANGUAGES].sort())).toEqual(PAPER_LANGUAGES)
  })

  it('leaves its argument as it is', () => {
    const languages = Object.freeze(['zh', 'en'])
    expect(inPaperOrder(languages)).toEqual(['en', 'zh'])
  })
})

describe('checkLanguages', () => {
  it('accepts languages that are there', () => {
    checkLanguages('the folder', ['de'], ['en', 'de'])
  })

  it('names the missing ones and what is there', () => {
    expect(() => checkLanguages('the folder', ['sw', 'en', 'bn'], ['en', 'de'])).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_LANGUAGE',
        message: 'the folder has no facts in sw, bn; it has en, de',
      }),
    )
    expect(() => checkLanguages('the folder', ['sw'], [])).toThrow('it has none at all')
  })

  it('refuses codes that are none', () => {
    expect(() => checkLanguages('the folder', ['en'], ['en', 'zh-cn'])).toThrow(
      expect.objectContaining({ code: 'UNSUPPORTED_FORMAT', message: expect.stringContaining('"zh-cn"') }),
    )
  })
})
