import { describe, expect, it } from 'vitest'
import type { FactTable } from './fact-table.js'
import { macroAccuracy, partResults } from './part-results.js'
import { perFactValues } from './per-fact-values.js'

const table: FactTable = {
  ids: ['a', 'b', 'c'],
  properties: ['P36', 'P36', 'P4'],
  groups: [],
  rankc: [0.5, 1, undefined],
  answers: { en: ['x', 'x', 'x'], sw: ['x', 'y', undefined] },
  correct: { en: [true, true, false], sw: [true, false, undefined] },
}
const languages = ['en', 'sw']
const perFact = perFactValues(table, languages, { answers: 'by-id' })

describe('partResults', () => {
  it('takes the facts of every part for themselves, in natural order', () => {
    const parts = partResults(table, languages, perFact, table.properties)!
    expect(Object.keys(parts)).toEqual(['P4', 'P36'])
    expect(parts['P36']).toEqual({
      facts: 2,
      accuracy: {
        mean: 0.75,
        byLanguage: { en: { value: 1, facts: 2, correct: 2 }, sw: { value: 0.5, facts: 2, correct: 1 } },
      },
      totalConsistency: { value: 0.5, facts: 2, correct: 1 },
      rankc: 0.75,
      agreement: 0.5,
    })
  })

  it('has only the accuracy of a part without a complete fact', () => {
    expect(partResults(table, languages, perFact, table.properties)!['P4']).toEqual({
      facts: 1,
      accuracy: { mean: 0, byLanguage: { en: { value: 0, facts: 1, correct: 0 } } },
    })
  })

  it('is undefined where no fact has a label, and leaves out facts without one', () => {
    expect(partResults(table, languages, perFact, [])).toBeUndefined()
    expect(partResults(table, languages, perFact, [undefined, 'hard'])!['hard']!.facts).toBe(1)
  })
})

describe('macroAccuracy', () => {
  it('is the mean of the means, whatever the numbers of facts', () => {
    const parts = partResults(table, languages, perFact, table.properties)!
    expect(macroAccuracy(parts)).toEqual({ value: (0 + 0.75) / 2, properties: 2 })
  })
})
