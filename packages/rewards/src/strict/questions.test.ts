import { describe, expect, it } from 'vitest'
import { lineOf } from './line.js'
import { findMentions } from './mentions.js'
import { namesOf } from './names.js'
import { askedWords } from './questions.js'
import { rulesOf } from './rules.js'

const asked = (language: string, text: string, name = 'Rome') => {
  const rules = rulesOf(language)
  const line = lineOf(text, rules)
  const words = askedWords(line, findMentions(line, namesOf([{ id: 'Q1', texts: [name] }], rules)), rules)
  return line.words.written.filter((_, index) => words[index]).join(' ')
}

describe('askedWords', () => {
  it('has the words of sentences that end in a question mark of any script', () => {
    expect(asked('en', 'Well. Is it Rome? It is Rome.')).toBe('Is it Rome')
    expect([asked('ar', 'هل تقصد روما؟'), asked('zh', '是北京吗？')]).toEqual(['هل تقصد روما', '是 北 京 吗'])
  })

  it('has those that ask by their first word or their last particle', () => {
    expect([asked('id', 'Apakah Roma.'), asked('ja', '東京ですか。'), asked('zh', '是北京吗。')]).toEqual(['Apakah Roma', '東 京 で す か', '是 北 京 吗']) // biome-ignore format: one value
    expect(asked('ja', '静か。')).toBe('')
  })

  it('leaves out a question mark that belongs to a candidate', () => {
    expect(asked('id', 'Judulnya Ada Apa dengan Cinta?', 'Ada Apa dengan Cinta?')).toBe('')
    expect(asked('en', 'It is Who? Me by him.', 'Who? Me')).toBe('')
    expect(asked('en', 'Is it Who? Me?', 'Who? Me')).toBe('Is it Who Me')
  })
})
