import { describe, expect, it } from 'vitest'
import { rulesOf } from './rules.js'

describe('rulesOf', () => {
  it('has the lists of one language, whatever its region or script', () => {
    for (const language of ['pt', 'pt-BR']) {
      expect([rulesOf(language).denies('não'), rulesOf(language).denies('no')]).toEqual([true, false])
    }
  })

  it('has those of all where the language is not told, and of none where it is another', () => {
    expect(['no', 'nicht', 'не'].map(rulesOf(undefined).denies)).toEqual([true, true, true])
    expect(['no', 'nicht', 'не'].map(rulesOf('tr').denies)).toEqual([false, false, false])
  })

  it('knows the labels of every language in every language, without diacritics', () => {
    expect(['answer', 'reponse', 'ответ', 'الاجابه'].map(rulesOf('tr').labels)).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it('takes an entry that ends in a hyphen for a beginning', () => {
    expect(['южная', 'южный', 'юг'].map(rulesOf('ru').apart)).toEqual([true, true, false])
  })

  it('knows a word with what Arabic and Bengali attach to it', () => {
    const told = [rulesOf('ar').apart('بجامعة'), rulesOf('bn').apart('বিশ্ববিদ্যালয়ের'.normalize('NFKC'))]
    expect([...told, rulesOf(undefined).apart('بجامعة')]).toEqual([true, true, true])
  })

  it('inflects by the language, or else by the script', () => {
    const name = { isFirst: true, isLast: true, isCapital: true }
    expect(rulesOf('id').forms({ word: 'roma', ...name })).toContain('romalah')
    expect(rulesOf(undefined).forms({ word: 'roma', ...name })).toEqual([])
    expect(rulesOf(undefined).forms({ word: 'рим', ...name })).toContain('риме')
  })
})
