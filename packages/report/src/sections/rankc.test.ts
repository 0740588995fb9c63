import { describe, expect, it } from 'vitest'
import { arabicOnly, olmo, qwen } from '../../test/results.js'
import { nameResults } from '../named-result.js'
import { rankcFigures } from './rankc.js'

describe('rankcFigures', () => {
  it('has every pair exactly, with agreement and facts, and the averages', () => {
    const { rows, foot } = rankcFigures(nameResults([qwen()]))[0]!.numbers
    expect(rows).toHaveLength(55)
    expect(rows[0]).toEqual({
      head: 'en–de',
      cells: [0.8064101840294511, qwen().agreement!.pairwise['en-de'], 400],
    })
    expect(foot!.map(({ cells }) => cells[0])).toEqual([0.6970000010423949, 0.7458654859057751])
  })

  it('shows a missing pair as a dash', () => {
    const result = qwen()
    delete result.rankc!.pairwise['en-de']
    expect(rankcFigures(nameResults([result]))[0]!.numbers.rows[0]!.cells[0]).toBe('–')
  })

  it('draws all results on the scale of the smallest floor', () => {
    const lower = olmo()
    lower.rankc!.floor = 0.05
    const specs = rankcFigures(nameResults([qwen(), lower])).map(({ spec }) => JSON.stringify(spec))
    expect(specs).toHaveLength(2)
    for (const spec of specs) {
      expect(spec).toContain('"domain":[0.05,1]')
      expect(spec).not.toContain('"domain":[0.09')
    }
  })

  it('has nothing for one language', () => {
    expect(rankcFigures(nameResults([arabicOnly()]))).toEqual([])
  })
})
