import { PAPER_LANGUAGES } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { LANGUAGE_WORDS } from './language-words.js'

describe('LANGUAGE_WORDS', () => {
  it('has every language that parts its words by spaces', () => {
    const spaced = PAPER_LANGUAGES.filter((language) => language !== 'ja' && language !== 'zh')
    expect(Object.keys(LANGUAGE_WORDS).sort()).toEqual([...spaced].sort())
  })

  it('has words in lower case, one space apart, none twice', () => {
    for (const [language, lists] of Object.entries(LANGUAGE_WORDS)) {
      for (const [list, words] of Object.entries<string>({ ...lists })) {
        expect(words, `${language} ${list}`).toBe(words.toLowerCase().trim().replace(/\s+/g, ' '))
        const each = words.split(' ')
        expect([...new Set(each)], `${language} ${list}`).toEqual(each)
      }
    }
  })

  it('denies with no word that stands before names', () => {
    for (const { denies, small } of Object.values(LANGUAGE_WORDS)) {
      const words = small.split(' ')
      expect(denies.split(' ').filter((word) => words.includes(word))).toEqual([])
    }
  })
})
