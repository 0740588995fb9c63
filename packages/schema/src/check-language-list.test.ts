import { describe, expect, it } from 'vitest'
import { checkLanguageList } from './check-language-list.js'

describe('checkLanguageList', () => {
  it('accepts distinct codes in any order', () => {
    checkLanguageList(['sw', 'en', 'pt-BR'], 'loadFacts')
  })

  it.each([
    ['en', 'INVALID_INPUT', 'loadFacts: languages is "en"; a list of languages is expected'],
    [[], 'EMPTY_INPUT', 'loadFacts: languages is empty; at least one language is expected'],
    [
      ['en', 'de', 'en'],
      'DUPLICATE_ID',
      'loadFacts: languages has en twice; distinct languages are expected',
    ],
    [
      ['zh-cn'],
      'UNKNOWN_LANGUAGE',
      'loadFacts: languages has "zh-cn"; BCP-47 codes such as "en" are expected',
    ],
  ])('refuses %j', (languages, code, message) => {
    expect(() => checkLanguageList(languages as string[], 'loadFacts')).toThrow(
      expect.objectContaining({ code, message }),
    )
  })
})
