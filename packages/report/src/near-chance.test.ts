import { describe, expect, it } from 'vitest'
import { olmo, qwen } from '../test/results.js'
import { chanceMargin, isNearChance, languagesNearChance } from './near-chance.js'

const withMean = (mean: number) => ({ ...qwen(), accuracy: { ...qwen().accuracy, mean } })

describe('chanceMargin', () => {
  it('is two standard errors', () => {
    expect(chanceMargin(0.5, 100)).toBe(0.1) // 2 · √(0.25 / 100)
  })
})

describe('isNearChance', () => {
  it('holds up to the margin above chance and everywhere below', () => {
    const margin = chanceMargin(0.25, 400) // 2 · √(0.1875 / 400) = 0.0433
    expect(
      [0.1, 0.25, 0.25 + margin, 0.25 + margin + 1e-9].map((mean) => isNearChance(withMean(mean))),
    ).toEqual([true, true, true, false])
  })

  it('is false of trained models', () => {
    expect([qwen(), olmo()].map(isNearChance)).toEqual([false, false])
  })
})

describe('languagesNearChance', () => {
  it('judges each language by its own number of facts', () => {
    const result = qwen()
    result.accuracy.byLanguage['sw'] = { value: 0.29, facts: 400, correct: 116 }
    result.accuracy.byLanguage['bn'] = { value: 0.29, facts: 4000, correct: 1160 }
    expect(languagesNearChance(result)).toEqual(['sw'])
  })
})
