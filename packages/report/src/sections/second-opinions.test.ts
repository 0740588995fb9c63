import { describe, expect, it } from 'vitest'
import { olmo, qwen } from '../../test/results.js'
import { freeForm, threeRich, withEverything } from '../../test/rich-results.js'
import { nameResults } from '../named-result.js'
import { seaEvalTable, secondOpinions } from './second-opinions.js'

describe('secondOpinions', () => {
  const rows = secondOpinions(nameResults(threeRich()))[0]!.rows.map(({ head, cells }) => ({
    name: head.toString().replace(/ <span.*/, ''),
    explanation: /<span class="explanation">(.*)<\/span>/.exec(head.toString())![1],
    cells,
  }))

  it('has every measure that a result has, with what it is', () => {
    expect(rows.map(({ name, cells }) => [name, cells[0]])).toEqual([
      ['Agreement where some are right', '0.675'],
      ['Agreement where all are wrong', '0.412'],
      ['Correct overlap', '0.610'],
      ['Correct overlap with English', '0.642'],
      ['Fleiss’ κ', '0.526'],
      ['Krippendorff’s α', '−0.021'],
      ['Kendall’s τ', '0.433'],
      ['Rank-biased overlap', '0.744'],
    ])
    for (const { explanation } of rows) expect(explanation!.length).toBeGreaterThan(20)
  })

  it('carries the number of facts and the persistence', () => {
    expect(rows[0]!.explanation).toContain('(368 facts)')
    expect(rows[1]!.explanation).toContain('(32 facts)')
    const other = withEverything(olmo())
    other.conditionalAgreement!.someRight!.facts = 1370
    const { rows: both } = secondOpinions(nameResults([withEverything(qwen()), other]))[0]!
    expect(both[0]!.head.toString()).toContain('(368 to 1,370 facts)')
    expect(rows[7]!.explanation).toContain('p = 0.9')
  })

  it('has a dash for a result that does not tell, and no table where none does', () => {
    expect(secondOpinions(nameResults([withEverything(qwen()), olmo()]))[0]!.rows[4]!.cells).toEqual([
      '0.526',
      '–',
    ])
    expect(secondOpinions(nameResults([qwen(), freeForm()]))).toEqual([])
  })
})

describe('seaEvalTable', () => {
  it('has consistency and AC3 for every s in the order of numbers', () => {
    const { caption, columns, rows } = seaEvalTable(nameResults(threeRich()))[0]!
    expect(caption).toContain('over all choices of s of 11')
    expect(columns).toHaveLength(1 + 3)
    expect(rows.map(({ head }) => head)).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10', '11'])
    expect(rows[0]!.cells.slice(0, 2)).toEqual(['0.645', '0.632'])
  })

  it('leaves out results without', () => {
    expect(seaEvalTable(nameResults([qwen(), withEverything(olmo())]))[0]!.columns).toHaveLength(2)
    expect(seaEvalTable(nameResults([qwen()]))).toEqual([])
  })
})
