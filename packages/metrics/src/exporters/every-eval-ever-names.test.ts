import { describe, expect, it } from 'vitest'
import { evaluationName, resultId } from './every-eval-ever-names.js'

describe('resultId', () => {
  it('tells languages and metrics of a dataset apart', () => {
    expect([evaluationName('d'), evaluationName('d', 'sw')]).toEqual(['d', 'd.sw'])
    expect(resultId('d', 'accuracy', 'sw')).toBe('d.sw/accuracy')
    expect(resultId('d', 'accuracy')).toBe('d/accuracy')
  })
})
