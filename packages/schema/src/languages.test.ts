import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KLAR_LANGUAGES, PAPER_LANGUAGES } from './language-sets.js'
import { Language, writingDirection } from './languages.js'

describe('Language', () => {
  it.each(['en', 'pt-BR', 'zh-Hant', 'zh-Hant-TW', 'es-419', 'yue'])('takes %s', (code) => {
    expect(Language.parse(code)).toBe(code)
  })

  it.each(['', 'e', 'EN', 'english', 'en_US', 'en-us', 'en-', 'zh-hant', 'pt-BRA'])('refuses %j', (code) => {
    expect(Language.safeParse(code).success).toBe(false)
  })

  it('agrees with the registry that the JavaScript engine has', () => {
    for (const code of [...PAPER_LANGUAGES, ...KLAR_LANGUAGES]) {
      expect(Language.parse(code)).toBe(Intl.getCanonicalLocales(code)[0])
    }
  })
})

describe('writingDirection', () => {
  it('reads the script, or else takes the likely one', () => {
    for (const code of ['fa-IR', 'ckb', 'dv', 'yi', 'az-Arab', 'pa-PK'])
      expect(writingDirection(code)).toBe('rtl')
    for (const code of ['en', 'az', 'pa', 'ar-Latn']) expect(writingDirection(code)).toBe('ltr')
  })

  it('knows the right-to-left ones among the languages of the paper and of KLAR', () => {
    const all = new Set<string>([...PAPER_LANGUAGES, ...KLAR_LANGUAGES])
    expect([...all].filter((code) => writingDirection(code) === 'rtl').sort()).toEqual(['ar', 'fa', 'he'])
  })
})

describe('Language (properties)', () => {
  it('takes only codes that the engine holds to be well formed', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9]{1,4}$/)
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const code = parts.join('-')
        if (Language.safeParse(code).success) expect(Intl.getCanonicalLocales(code)).toHaveLength(1)
      }),
    )
  })
})
