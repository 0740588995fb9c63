import { PAPER_LANGUAGES } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type WrongLanguageOptions, wrongLanguage } from './wrong-language.js'

const judge = (text: string, language: string, rest: Partial<WrongLanguageOptions> = {}) => {
  const { verdict, by } = wrongLanguage(text, { language, ...rest })
  return `${verdict} by ${by}`
}
const neverAsked = () => expect.unreachable('the identifier was asked')

describe('wrongLanguage', () => {
  it('never takes a candidate of the language for another language', () => {
    const candidateTexts = ['IBM', 'Café Noir', 'Apple Inc.']
    expect(judge('IBM', 'zh', { candidateTexts, identify: neverAsked })).toBe('same by candidate')
    expect(judge(' cafe\u0301 noir\n', 'ar', { candidateTexts })).toBe('same by candidate')
    expect(judge('IBM', 'zh')).toBe('other by script')
  })

  it('knows languages that alone use a script by their letters', () => {
    expect(judge('القاهرة', 'ar')).toBe('same by script')
    expect(judge('ঢাকা', 'bn')).toBe('same by script')
    expect(judge('Москва', 'ru')).toBe('same by script')
    expect(judge('東京タワー', 'ja')).toBe('same by script')
    for (const language of ['ar', 'bn', 'ru', 'ja', 'zh'])
      expect(judge('Durham', language)).toBe('other by script')
    for (const language of ['en', 'sw', 'id', 'zh']) expect(judge('Дарем', language)).toBe('other by script')
  })

  it('tells Japanese from Chinese by kana, and by their absence in what is longer than a name', () => {
    expect(judge('自由の女神', 'zh')).toBe('other by script')
    expect(judge('自由の女神', 'ja')).toBe('same by script')
    expect(judge('北京', 'ja')).toBe('unknown by nothing')
    expect(judge('北京', 'zh')).toBe('unknown by nothing')
    expect(judge('中国的首都是北京市', 'ja')).toBe('other by script')
    expect(judge('中国的首都是北京市', 'zh')).toBe('same by script')
  })

  it('weighs a Han character as two and a half letters', () => {
    // IBM 公司: 3 Latin letters, 2 · 2.5 Han; The answer is 北京: 11 and 5
    expect(judge('IBM 公司', 'zh')).toBe('unknown by nothing')
    expect(judge('The answer is 北京', 'zh', { candidateTexts: ['北京'] })).toBe('other by script')
  })

  it('asks the identifier where scripts are alike and the text is long enough', () => {
    const sentence = 'La capital de Francia es París'
    expect(judge(sentence, 'es', { identify: () => 'es' })).toBe('same by identifier')
    expect(judge(sentence, 'pt', { identify: () => 'es' })).toBe('other by identifier')
    expect(judge(sentence, 'pt-BR', { identify: () => 'pt' })).toBe('same by identifier')
    expect(judge(sentence, 'pt')).toBe('unknown by nothing')
    expect(judge('París', 'pt', { identify: neverAsked })).toBe('unknown by nothing')
  })

  it('takes nothing from an identifier that finds nothing, or a language that is not evaluated', () => {
    const sentence = 'La capital de Francia es París'
    expect(judge(sentence, 'pt', { identify: () => undefined })).toBe('unknown by nothing')
    expect(judge(sentence, 'pt', { identify: () => 'ca' })).toBe('unknown by nothing')
    expect(judge(sentence, 'pt', { identify: () => 'ca', languages: ['pt', 'ca'] })).toBe(
      'other by identifier',
    )
  })

  it('knows other languages than the paper’s by the script that they are mostly written in', () => {
    expect(judge('서울', 'ko')).toBe('same by script')
    expect(judge('Αθήνα', 'el')).toBe('same by script')
    expect(judge('Athens', 'el')).toBe('other by script')
    expect(judge('Київ', 'uk')).toBe('unknown by nothing')
    expect(judge('Київ', 'uk', { languages: ['uk', 'en'] })).toBe('same by script')
  })

  it('cannot say for a text without letters', () => {
    expect(judge('1969', 'zh')).toBe('unknown by nothing')
    expect(judge('', 'zh')).toBe('unknown by nothing')
  })

  it('judges a long text by its beginning', () => {
    expect(judge('é'.repeat(1_000_000), 'ru')).toBe('other by script')
  })
})

describe('wrongLanguage (properties)', () => {
  it('gives one of three verdicts for any text, and never blames a candidate', () => {
    const language = fc.constantFrom(...PAPER_LANGUAGES)
    const unit = fc.constantFrom('a', 'é', 'Д', '上', 'の', 'カ', 'ー', 'ع', 'ব', '1', ' ', '𝒳', '\ud835')
    fc.assert(
      fc.property(fc.string({ unit }), language, (text, asked) => {
        expect(['same', 'other', 'unknown']).toContain(wrongLanguage(text, { language: asked }).verdict)
        expect(wrongLanguage(text, { language: asked, candidateTexts: [text] }).verdict).toBe('same')
      }),
    )
  })
})
