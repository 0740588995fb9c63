import { describe, expect, it } from 'vitest'
import { scoresOf } from '../../test/scores.js'
import { evaluate } from '../evaluate/evaluate.js'
import { resultRows } from './result-rows.js'

describe('resultRows', () => {
  it('leaves out what no model has, and has a dash where one does not', async () => {
    const one = await evaluate([scoresOf('F1', 'ca', ['Q1', 'Q2'])]) // of neither the high nor the low group
    const { columns, rows } = resultRows('test', [{ name: 'm', result: one }], 1)
    expect(columns).toEqual(['Accuracy', 'TC'])
    expect(rows[0]!.cells[0]).toEqual({ text: '100.0', best: false })
    const other = { ...one, accuracy: { ...one.accuracy, unseen: { value: 0.5, languages: ['ca'] } } }
    const both = resultRows(
      'test',
      [
        { name: 'a', result: one },
        { name: 'b', result: other },
      ],
      1,
    )
    expect(both.columns).toEqual(['Accuracy', 'Unseen', 'TC'])
    expect(both.rows.map(({ cells }) => cells[1])).toEqual([
      { text: null, best: false },
      { text: '50.0', best: true },
    ])
  })

  it('takes for best all values that print alike', async () => {
    const result = await evaluate([scoresOf('F1', 'en', ['Q1', 'Q2'])])
    const near = { ...result, accuracy: { ...result.accuracy, mean: 0.9999 } }
    const { rows } = resultRows(
      'test',
      [
        { name: 'a', result },
        { name: 'b', result: near },
      ],
      1,
    )
    expect(rows.map(({ cells }) => cells[0])).toEqual([
      { text: '100.0', best: true },
      { text: '100.0', best: true },
    ])
  })
})
