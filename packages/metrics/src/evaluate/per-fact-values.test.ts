import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreement } from '../agreement.js'
import type { FactTable } from './fact-table.js'
import { pairAgreement, perFactValues } from './per-fact-values.js'

const table: FactTable = {
  ids: ['g', 'f', 'incomplete'],
  properties: [],
  groups: [],
  rankc: [0.25, 0.75, undefined],
  answers: { en: ['a', 'a', 'a'], sw: ['a', 'b', undefined] },
  correct: { en: [true, true, true], sw: [true, false, undefined] },
}

describe('perFactValues', () => {
  it('has a value for every complete fact, sorted by id', () => {
    expect(perFactValues(table, ['en', 'sw'], { answers: 'by-id' })).toEqual({
      facts: ['f', 'g'],
      accuracy: Float64Array.of(0.5, 1),
      languagesCorrect: Float64Array.of(1, 2),
      totalConsistency: Float64Array.of(0, 1),
      rankc: Float64Array.of(0.75, 0.25),
      agreement: Float64Array.of(0, 1),
    })
  })

  it('has no agreement for answers by text, and neither that nor RankC for one language', () => {
    expect(perFactValues(table, ['en', 'sw'], { answers: 'by-text' })).not.toHaveProperty('agreement')
    const single = perFactValues(table, ['en'], { answers: 'by-id' })
    expect(Object.keys(single)).toEqual(['facts', 'accuracy', 'languagesCorrect', 'totalConsistency'])
  })
})

describe('pairAgreement', () => {
  it('takes an answer that is no candidate for one like no other', () => {
    // of three pairs one is equal; undefined equals nothing, not even undefined
    expect(pairAgreement(['a', 'a', 'b'])).toBe(1 / 3)
    expect(pairAgreement([undefined, undefined, 'b'])).toBe(0)
  })
})

describe('pairAgreement (properties)', () => {
  it('equals the mean agreement of pairs', () => {
    const answers = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 2, maxLength: 9 })
    fc.assert(
      fc.property(answers, (ids) => {
        const byLanguage = Object.fromEntries(ids.map((id, index) => [`l${index}`, [id]]))
        expect(pairAgreement(ids)).toBeCloseTo(agreement(byLanguage).average, 12)
      }),
    )
  })
})
