import { describe, expect, it } from 'vitest'
import { FORMS } from './endings.js'

const forms = (language: string, word: string, rest = {}) =>
  FORMS[language]!({ word, isFirst: true, isLast: true, isCapital: true, ...rest })

describe('FORMS', () => {
  it.each([
    ['ru', 'москва', 'москвы москве москву москвой'],
    ['ru', 'япония', 'японии японию японией'],
    ['ru', 'лондон', 'лондона лондону лондоном лондоне'],
    ['ru', 'нижний', 'нижнего нижнему нижним нижнем'],
    ['ru', 'русский', 'русского русскому русским русском'],
    ['ru', 'египет', 'египта египте'],
    ['ru', 'филиппины', 'филиппинам филиппинах'],
    ['ru', 'соединённые', 'соединённых соединённым'],
    ['ru', 'саратов', 'саратовым саратове'],
    ['ru', 'китай', 'китая китаю китаем китае'],
    ['de', 'österreich', 'österreichs'],
    ['de', 'niederlande', 'niederlanden'],
    ['ar', 'القاهرة'.normalize('NFKC'), 'بالقاهرة وبالقاهرة للقاهرة قاهرة والقاهرة'],
    ['ar', 'بغداد', 'ببغداد لبغداد وبغداد البغداد'],
    ['bn', 'লন্ডন', 'লন্ডনে লন্ডনের লন্ডনকে'],
    ['bn', 'ঢাকা', 'ঢাকার ঢাকায় ঢাকাতে ঢাকাই'],
    ['id', 'jakarta', 'jakartalah jakartapun'],
    ['sw', 'china', 'uchina chinani'],
    ['sw', 'uhispania', 'hispania'],
  ])('gives in %s of %s: %s', (language, word, expected) => {
    expect(forms(language, word.normalize('NFKC'))).toEqual(
      expect.arrayContaining(expected.normalize('NFKC').split(' ')),
    )
  })

  it('gives the plural of Swahili nouns, which have no capital', () => {
    const plurals = 'mwandishi mwanasiasa daktari mto kitabu chuo'.split(' ')
    expect(plurals.map((word) => forms('sw', word, { isCapital: false }).slice(0, 2))).toEqual([
      ['waandishi', 'wandishi'],
      ['waanasiasa', 'wanasiasa'],
      ['madaktari', 'daktarini'],
      ['wato', 'mito'],
      ['vitabu', 'kitabuni'],
      ['vyuo', 'chuoni'],
    ])
  })

  it('declines the adjective in a German name, and ends the last word alone', () => {
    expect(forms('de', 'vereinigtes', { isLast: false })).toContain('vereinigten')
    expect(forms('id', 'papua', { isLast: false })).toEqual([])
  })

  it.each([
    ['ru', 'нигер', 'нигерия'],
    ['ru', 'москва', 'москвич'],
    ['de', 'berlin', 'berliner'],
    ['bn', 'জাপান', 'জাপানি'],
    ['bn', 'রোম', 'রোমা'],
    ['ar', 'مصر', 'مصري'],
    ['sw', 'japani', 'mjapani'],
    ['sw', 'uganda', 'ganda'],
  ])('makes in %s of %s no %s', (language, word, another) => {
    expect(forms(language, word)).not.toContain(another)
  })

  it('has none for words that are too short to decline, or of another script', () => {
    expect([forms('ru', 'рэ'), forms('de', 'ulm'), forms('ar', 'paris'), forms('bn', 'paris')]).toEqual([[], [], [], []]) // biome-ignore format: one value
  })
})
