import { describe, expect, it } from 'vitest'
import { extractAnswer } from './extract-answer.js'

describe('extractAnswer', () => {
  it('takes the first line with text, so that a line break before it is free', () => {
    expect(extractAnswer('\n Durham \nYork')).toBe('Durham')
    expect(extractAnswer('Durham\r\nYork')).toBe('Durham')
  })

  it('takes off one label of any language, with what sets it off', () => {
    const texts = ['Answer: Durham', 'Answer text - Durham', 'Antworttext:Durham', 'Answer Durham', 'Answer\nDurham', 'Texte de la réponse : Durham'] // biome-ignore format: one list
    expect(new Set(texts.map(extractAnswer))).toEqual(new Set(['Durham']))
    expect(extractAnswer('答案文本：天津')).toBe('天津')
    expect(extractAnswer('উত্তরের পাঠ্য: ডারহাম')).toBe('ডারহাম')
    expect(extractAnswer('Answer: Answer: Durham')).toBe('Answer: Durham')
  })

  it('keeps a word that only begins like a label, or is written otherwise', () => {
    expect(extractAnswer('Answers')).toBe('Answers')
    expect(extractAnswer('answer: Durham')).toBe('answer: Durham')
  })

  it('is empty for a blank text, and for a label alone that something sets off', () => {
    expect(['', ' \n\u3000', 'Answer:', ' Answer text —'].map(extractAnswer)).toEqual(['', '', '', ''])
    expect(extractAnswer('Answer')).toBe('Answer')
  })
})
