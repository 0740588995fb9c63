import { describe, expect, it } from 'vitest'
import { hasLatinLetter, hasRemark, standsIn } from '../../scripts/make-sample/text-rules.js'

describe('standsIn', () => {
  it('finds whole words in any case', () => {
    expect(standsIn('Africa', 'Where is South AFRICA?', 'en')).toBe(true)
    expect(standsIn('North America', 'Is it in North America?', 'en')).toBe(true)
  })

  it('does not find a part of a word', () => {
    expect(standsIn('Africa', 'The Central African Republic', 'en')).toBe(false)
    expect(standsIn('Niger', 'Nigeria', 'en')).toBe(false)
  })

  it('goes on after a part of a word to a whole one', () => {
    expect(standsIn('Niger', 'Nigeria, Niger', 'en')).toBe(true)
  })

  it('counts vowel signs as parts of a word', () => {
    expect(standsIn('জাপান', 'জাপানি', 'bn')).toBe(false)
    expect(standsIn('জাপান', 'জাপান কোথায়', 'bn')).toBe(true)
  })

  it('takes parts of words in Japanese and Chinese', () => {
    expect(standsIn('アフリカ', '南アフリカはどこですか', 'ja')).toBe(true)
    expect(standsIn('非洲', '非洲联盟', 'zh')).toBe(true)
  })

  it('sets aside what is too short to be a leak', () => {
    expect(standsIn('om', 'om', 'en')).toBe(false) // three letters
    expect(standsIn('日', '日本', 'ja')).toBe(false) // two
    expect(standsIn('日本', '日本', 'ja')).toBe(true)
  })
})

describe('hasLatinLetter', () => {
  it('tells Latin letters from others', () => {
    expect(hasLatinLetter('CFP フラン')).toBe(true)
    expect(hasLatinLetter('франк')).toBe(false)
    expect(hasLatinLetter('2 €')).toBe(false)
  })
})

describe('hasRemark', () => {
  it('finds parentheses of any width, brackets and years', () => {
    for (const name of ['franc CFA (BCEAO)', '扎伊尔（金）', '[CFA] franc', 'peso 1993']) {
      expect(hasRemark(name)).toBe(true)
    }
    expect(hasRemark('franc CFA')).toBe(false)
  })
})
