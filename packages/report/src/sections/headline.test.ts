import { describe, expect, it } from 'vitest'
import { arabicOnly, olmo, qwen, twoByTwo } from '../../test/results.js'
import { nameResults } from '../named-result.js'
import { headlineTable } from './headline.js'

describe('headlineTable', () => {
  it('names facts, languages, pool size and normalisation', () => {
    expect(headlineTable(nameResults([qwen()])).caption).toBe(
      '400 facts in 11 languages, 4 candidates each, ranked by log-likelihood per token',
    )
    expect(headlineTable(nameResults([arabicOnly()])).caption).toContain('400 facts in 1 language, ')
  })

  it('has the recorded numbers of every result', () => {
    const { columns, rows } = headlineTable(nameResults([qwen(), olmo()]))
    expect(columns.slice(1)).toEqual([
      'Accuracy',
      'Total Consistency',
      'RankC',
      'RankC, rescaled',
      'Agreement',
    ])
    // (0.6970 - 0.0902) / (1 - 0.0902) and (0.5512 - 0.0902) / (1 - 0.0902)
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['0.632', '0.135', '0.697', '0.667', '0.645'],
      ['0.448', '0.035', '0.551', '0.507', '0.465'],
    ])
  })

  it('ends with chance and floor of every column', () => {
    // two coins: right 1/2, both right 1/4, agree 1/2; rescaled (0.625 - 0.25) / 0.75
    expect(headlineTable(nameResults([twoByTwo()])).foot).toEqual([
      { head: 'Chance (guessing)', cells: ['0.500', '0.250', '0.625', '0.500', '0.500'] },
      { head: 'Floor (smallest possible)', cells: ['0.000', '0.000', '0.250', '0.000', '0.000'] },
    ])
  })

  it('has accuracy alone where one language has nothing to be compared with', () => {
    const { columns, rows, foot } = headlineTable(nameResults([arabicOnly()]))
    expect(columns).toEqual(['Model', 'Accuracy'])
    expect([...rows, ...foot!].map(({ cells }) => cells)).toEqual([
      [arabicOnly().accuracy.mean.toFixed(3)],
      ['0.250'],
      ['0.000'],
    ])
  })

  it('has dashes where a result does not tell', () => {
    const { rankc: _rankc, agreement: _agreement, ...rest } = twoByTwo()
    const { rows, foot } = headlineTable(nameResults([rest]))
    for (const { cells } of [...rows, ...foot!]) expect(cells.slice(2)).toEqual(['–', '–', '–'])
  })
})
