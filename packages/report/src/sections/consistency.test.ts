import { describe, expect, it } from 'vitest'
import { olmo, qwen, twoByTwo } from '../../test/results.js'
import { freeForm, threeRich } from '../../test/rich-results.js'
import { nameResults } from '../named-result.js'
import { histogramFigure, splitFigures } from './consistency.js'

const named = nameResults([qwen(), olmo()])

describe('histogramFigure', () => {
  it('has the recorded counts of every k', () => {
    const { rows, foot } = histogramFigure(named).numbers
    expect(rows.map(({ head, cells }) => [head, ...cells.slice(0, 2)])).toEqual([
      ['0', 32, 31], ['1', 21, 42], ['2', 24, 37], ['3', 22, 45], ['4', 6, 38], ['5', 21, 29],
      ['6', 12, 36], ['7', 31, 41], ['8', 38, 38], ['9', 60, 30], ['10', 79, 19], ['11', 54, 14],
    ]) // biome-ignore format: one pair of models a row
    expect(foot![0]!.cells.slice(0, 2)).toEqual([6.9525, olmo().totalConsistency.meanLanguagesCorrect])
  })

  it('has guessing beside them, and 0 for a k that no fact has', () => {
    const { rows } = histogramFigure(nameResults([twoByTwo()])).numbers
    expect(rows.map(({ cells }) => cells)).toEqual([
      [0, 0.25],
      [2, 0.5],
      [2, 0.25],
    ])
  })
})

describe('histogramFigure of other results', () => {
  it('ends with Total Consistency and its interval', () => {
    const foot = histogramFigure(nameResults(threeRich())).numbers.foot!
    expect(foot.slice(-2).map(({ head, cells }) => [head, ...cells.slice(0, 2)])).toEqual([
      ['Total Consistency', 0.135, 0.035],
      ['its interval, 95 % Wilson', '0.105–0.172', '0.021–0.058'],
    ])
    expect(histogramFigure(named).numbers.foot!.at(-1)!.head).toBe('Total Consistency')
  })

  it('has no guessing for generated answers', () => {
    const { columns, rows } = histogramFigure(nameResults([freeForm()])).numbers
    expect(columns).toHaveLength(2)
    expect(rows.map(({ cells }) => cells)).toEqual([[60], [40], [30], [40], [30]])
  })
})

describe('splitFigures', () => {
  it('has three parts a result, whose facts are all complete facts', () => {
    const { rows } = splitFigures(named)[0]!.numbers
    expect(rows.map(({ cells }) => cells[1])).toEqual([54, 6, 340, 14, 5, 381])
    expect(rows.map(({ head }) => head.toString())).toContain('<bdi>allenai/OLMo-2-1124-7B</bdi>')
  })

  it('has intervals where a result has some, and dashes where another has none', () => {
    const [rich] = threeRich()
    const { caption, columns, rows } = splitFigures(nameResults([rich!, olmo()]))[0]!.numbers
    expect(caption).toBe('Consistency split, log-likelihood per token; low–high: 95 % Wilson')
    expect(columns.at(-1)).toBe('low–high')
    expect(rows.map(({ cells }) => cells.at(-1))).toEqual(['0.105–0.172', '0.007–0.032', '–', '–', '–', '–'])
  })

  it('is empty for generated answers without ids', () => {
    expect(splitFigures(nameResults([freeForm()]))).toEqual([])
  })
})
