import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../scripts/make-sample/languages.js'
import { QUESTIONS, sampleProperties } from '../../scripts/make-sample/questions.js'

describe('QUESTIONS', () => {
  it('has one slot and one question mark in each', () => {
    for (const { id, questions } of QUESTIONS) {
      for (const language of LANGUAGES) {
        expect(questions[language].split('{subject}'), `${id} ${language}`).toHaveLength(2)
        expect(questions[language].match(/[?？؟]/g), `${id} ${language}`).toHaveLength(1)
      }
    }
  })

  it('has a wording of its own for each relation and language', () => {
    const all = QUESTIONS.flatMap(({ questions }) => Object.values(questions))
    expect(new Set(all).size).toBe(4 * LANGUAGES.length)
  })
})

describe('sampleProperties', () => {
  it('keeps the order of the languages', () => {
    const [continent] = sampleProperties()
    expect(continent!.id).toBe('P30')
    expect(continent!.questions[LANGUAGES.indexOf('zh')]).toBe('{subject}位于哪个大洲？')
  })
})
