import { describe, expect, it } from 'vitest'
import { checkLanguages } from './languages.js'

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
