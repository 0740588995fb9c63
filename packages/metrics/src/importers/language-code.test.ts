import { Language } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortestLanguage, toldLanguage } from './language-code.js'

describe('shortestLanguage', () => {
  it.each([
    ['en', 'en'],
    ['eng_Latn', 'en'],
    ['swh_Latn', 'sw'],
    ['arb_Arab', 'ar'],
    ['arb_Latn', 'ar-Latn'], // Arabic in Latin letters is a language of its own in Belebele
    ['acm_Arab', 'acm'],
    ['pes_Arab', 'fa'],
    ['pbt_Arab', 'ps'],
    ['kor_Hang', 'ko'],
    ['jpn_Jpan', 'ja'],
    ['zho_Hans', 'zh'],
    ['zho_Hant', 'zh-Hant'],
    ['cmn_hans', 'zh'],
    ['pt-BR', 'pt-BR'],
    ['pt_br', 'pt-BR'],
    ['fil', 'fil'],
    ['amh', 'am'],
  ])('makes %s %s', (code, language) => {
    expect(shortestLanguage(code)).toBe(language)
  })

  it.each(['English', 'e', '', 'en-', 'high_school_physics', 'en_US_x'])('takes "%s" for no code', (code) => {
    expect(shortestLanguage(code)).toBeUndefined()
  })
})

describe('toldLanguage', () => {
  it('is what the option says of a task, in its shortest form', () => {
    expect(toldLanguage('a', { a: 'swh_Latn' })).toBe('sw')
    expect(toldLanguage('toString', { a: 'sw' })).toBeUndefined()
    expect(() => toldLanguage('a', { a: 'Swahili' })).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_LANGUAGE',
        message: 'taskLanguages: found "Swahili" for the task a; expected a code such as "sw"',
      }),
    )
  })
})

describe('shortestLanguage (properties)', () => {
  it('gives codes in our form, and is settled after one step', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
    const code = fc
      .tuple(fc.array(letter, { minLength: 2, maxLength: 3 }), fc.constantFrom('', '_Latn', '_Arab', '-BR'))
      .map(([language, rest]) => language.join('') + rest)
    fc.assert(
      fc.property(code, (text) => {
        const language = shortestLanguage(text)
        if (language === undefined) return
        expect(Language.safeParse(language).success).toBe(true)
        expect(shortestLanguage(language)).toBe(language)
      }),
    )
  })
})
