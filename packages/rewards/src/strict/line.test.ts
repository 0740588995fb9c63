import { describe, expect, it } from 'vitest'
import { lineOf } from './line.js'
import { rulesOf } from './rules.js'

const line = (text: string, language = 'en') => lineOf(text, rulesOf(language))

describe('lineOf', () => {
  it('knows a label alone, in any language', () => {
    const labels = ['Answer:', 'The correct answer is', 'Réponse :', 'উত্তরঃ', '答え：', '正确答案是：', 'ـ']
    expect(labels.filter((text) => !line(text).isLabel)).toEqual([])
    expect(line('Maandishi ya jibu:', 'sw').isLabel).toBe(true)
    expect(['Answer B', 'the', 'Answer 1', 'Rome'].filter((text) => line(text).isLabel)).toEqual([])
  })

  it('knows a letter alone, with a label or without', () => {
    const letters = ['B', '(b)', 'The correct option is A.', 'Option D', 'Answer a is correct']
    expect(letters.filter((text) => !line(text).isLabelledLetter)).toEqual([])
    expect(line("C'est la réponse C.", 'fr').isLabelledLetter).toBe(true)
    expect(line('La réponse C est correcte.', 'fr')).toMatchObject({ isLabelledLetter: true, isLabel: false })
    expect(line("La bonne réponse, c'est :", 'fr')).toMatchObject({ isLabelledLetter: false, isLabel: true })
    expect(['A Rome', 'B C', '1', 'Answer'].filter((text) => line(text).isLabelledLetter)).toEqual([])
  })

  it('knows whether words are all there is beside a label', () => {
    expect(line('Answer: b) rome').isAllButLabels(2, 3)).toBe(true)
    expect(line('rome').isAllButLabels(0, 1)).toBe(true)
    expect(line('it is nice').isAllButLabels(2, 3)).toBe(false)
    expect(line('Answer: a nice day').isAllButLabels(2, 3)).toBe(false)
  })

  it('knows whether capitals tell something', () => {
    expect(['Rome', 'rome', 'ROME', '罗马'].map((text) => line(text).hasBothCases)).toEqual([true, false, false, false]) // biome-ignore format: one value
  })
})
