import { PAPER_LANGUAGES } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrongLanguage } from '../wrong-language.js'
import { loadLanguageIdentifier } from './load-language-identifier.js'

const identify = await loadLanguageIdentifier()

describe('loadLanguageIdentifier', () => {
  it.each([
    ['en', 'The capital of Tanzania is Dodoma'],
    ['de', 'Die Hauptstadt von Deutschland ist Berlin'],
    ['id', 'Ibu kota Indonesia adalah Jakarta'],
    ['pt', 'A capital de Portugal é Lisboa'],
    ['sw', 'Mlima Kilimanjaro unapatikana katika nchi ya Tanzania'],
    ['es', 'La capital de Francia es París'],
    ['fr', 'La capitale de la France est Paris'],
  ])('knows a sentence in %s among the twelve, and lets no other language pass for it', (language, text) => {
    expect(identify(text, PAPER_LANGUAGES)).toBe(language)
    expect(wrongLanguage(text, { language, identify })).toEqual({ verdict: 'same', by: 'identifier' })
    for (const other of ['en', 'de', 'sw', 'fr'].filter((asked) => asked !== language))
      expect(wrongLanguage(text, { language: other, identify })).toEqual({
        verdict: 'other',
        by: 'identifier',
      })
  })

  it('compares only the languages that are told apart', () => {
    const malay = 'Ibu negara Malaysia ialah Kuala Lumpur'
    expect(identify(malay, ['ms', 'id', 'en'])).toBe('ms')
    expect(identify('La capital de Catalunya és Barcelona', ['es', 'ca', 'en'])).toBe('ca')
    expect(identify('La capital de Catalunya és Barcelona', ['de', 'es'])).toBe('es')
  })

  it('says nothing below the threshold', async () => {
    const malay = 'Ibu negara Malaysia ialah Kuala Lumpur' // id 0.0011, en 0.0033, of which neither is likely
    expect(identify(malay, ['id', 'en', 'de', 'fr'])).toBeUndefined()
    const bold = await loadLanguageIdentifier({ threshold: 0 })
    expect(bold(malay, ['id', 'en', 'de', 'fr'])).toBe('en')
  })

  it('says nothing where the language that is expected is unknown to the model, or none is given', () => {
    expect(identify('Babban birnin Najeriya shine Abuja', ['ha', 'en', 'sw'])).toBeUndefined()
    expect(identify('The capital of Nigeria is Abuja', ['en', 'ha', 'sw'])).toBe('en')
    expect(identify('The capital of Nigeria is Abuja', [])).toBeUndefined()
  })

  it('throws OUT_OF_RANGE for a threshold that is no share', async () => {
    for (const threshold of [-0.1, 1.1, Number.NaN])
      await expect(loadLanguageIdentifier({ threshold })).rejects.toMatchObject({ code: 'OUT_OF_RANGE' })
  })
})

describe('loadLanguageIdentifier (properties)', () => {
  it('names one of the languages or none, for any text', () => {
    const among = fc.subarray([...PAPER_LANGUAGES, 'xx'])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), among, (text, languages) => {
        expect([undefined, ...languages]).toContain(identify(text, languages))
      }),
    )
  })
})
