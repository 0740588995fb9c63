import { describe, expect, it } from 'vitest'
import { qwen } from '../../test/results.js'
import { freeForm, threeRich } from '../../test/rich-results.js'
import { nameResults } from '../named-result.js'
import { partsTable } from './parts.js'

describe('partsTable', () => {
  it('has the facts of a property once, and four measures a result', () => {
    const { caption, rows, columns } = partsTable(nameResults(threeRich()), 'byProperty')[0]!
    expect(caption).toBe('By property, log-likelihood per token')
    expect(columns[2]).toMatchObject({ columns: ['accuracy', 'TC', 'RankC', 'agreement'] })
    expect(rows.map(({ head }) => head.toString())).toEqual(
      ['P36', 'P17', 'P103', 'P1376'].map((property) => `<bdi>${property}</bdi>`),
    )
    expect(rows[1]!.cells.slice(0, 5)).toEqual(['99', '0.652', '0.140', '0.717', '0.665'])
    expect(rows[1]!.cells).toHaveLength(1 + 3 * 4)
  })

  it('has only the measures that there are', () => {
    const [table] = partsTable(nameResults([freeForm()]), 'byProperty')
    expect(table!.columns[2]).toMatchObject({ columns: ['accuracy', 'TC'] })
    expect(table!.rows[0]!.cells).toEqual(['120', '0.430', '0.150'])
  })

  it('shows where results differ in facts, and what one of them lacks', () => {
    const [first, second] = threeRich()
    second!.byGroup = { geography: { ...second!.byGroup!['geography']!, facts: 200 } }
    const { rows } = partsTable(nameResults([first!, second!]), 'byGroup')[0]!
    expect(rows.map(({ cells }) => cells[0])).toEqual(['250 / 200', '150'])
    expect(rows[1]!.cells.slice(-4)).toEqual(['–', '–', '–', '–'])
  })

  it('is no table where no result parts its facts', () => {
    expect(partsTable(nameResults([qwen()]), 'byProperty')).toEqual([])
  })
})
