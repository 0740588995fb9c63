import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { modelOf } from '../../test/statistics.js'
import { sortFacts } from './sort-facts.js'

describe('sortFacts', () => {
  const { perFact } = modelOf('m', [0, 4, 2])

  it('takes all values along with their facts', () => {
    const facts = ['c', 'a', 'b']
    expect(sortFacts('caller', 'm', { ...perFact, facts, rankc: new Float64Array([0.3, 0.1, 0.2]) })).toEqual(
      {
        facts: ['a', 'b', 'c'],
        languagesCorrect: new Float64Array([4, 2, 0]),
        accuracy: new Float64Array([1, 0.5, 0]),
        totalConsistency: new Float64Array([1, 0, 0]),
        rankc: new Float64Array([0.1, 0.2, 0.3]),
        agreement: new Float64Array([1, 2 / 12, 0]),
      },
    )
  })

  it('sorts by code point, and has no column that was not there', () => {
    const { accuracy, languagesCorrect, totalConsistency } = perFact
    const facts = ['\u{1f600}', '\uffee', 'a'] // the first is stored in units below the second
    const sorted = sortFacts('caller', 'm', { facts, accuracy, languagesCorrect, totalConsistency })
    expect(sorted.facts).toEqual(['a', '\uffee', '\u{1f600}'])
    expect('agreement' in sorted || 'rankc' in sorted).toBe(false)
  })

  it('refuses a fact twice, and columns of another length', async () => {
    expect(await refusal(() => sortFacts('caller', 'm', { ...perFact, facts: ['a', 'b', 'a'] }))).toBe(
      'DUPLICATE_ID: caller: m has fact a twice; once is expected',
    )
    expect(await refusal(() => sortFacts('caller', 'm', { ...perFact, accuracy: new Float64Array(2) }))).toBe(
      'SHAPE_MISMATCH: caller: m has 3 facts and 2 values of accuracy; one for every fact is expected',
    )
  })
})
