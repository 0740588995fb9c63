import { describe, expect, it } from 'vitest'
import { scatterLabels } from './scatter-labels.js'

const plot = { x: [0, 1], y: [0, 1], width: 400, height: 200 } as const
const point = { model: 'name', accuracy: 0.5, consistency: 0.5 }
const rowsOf = (...points: (typeof point & { accuracyLow?: number; accuracyHigh?: number })[]) =>
  (scatterLabels(points, plot) as unknown as { data: { values: Record<string, unknown>[] } }[]).map(
    ({ data }) => data.values,
  )

describe('scatterLabels', () => {
  it('stands beside a point, in units of the axes, without a line', () => {
    const [lines, left, right] = rowsOf(point)
    expect(lines).toEqual([])
    expect(left).toMatchObject([{ text: 'name', labelX: 0.5 + 9 / 400, labelY: 0.5 }])
    expect(right).toEqual([])
  })

  it('moves off an interval by ten pixels', () => {
    const [, left] = rowsOf({ ...point, accuracyLow: 0.4, accuracyHigh: 0.6 })
    expect(left).toMatchObject([{ labelY: 0.5 + 10 / 200 }])
  })

  it('leads to a name that stands further off', () => {
    const [lines, left, right] = rowsOf(...Array.from({ length: 3 }, () => point))
    expect([left!.length + right!.length, lines!.length]).toEqual([3, 1])
  })

  it('shortens a name that is longer than a label may be', () => {
    const [, left] = rowsOf({ ...point, accuracy: 0, model: 'a'.repeat(40) })
    expect(left![0]!['text']).toBe(`${'a'.repeat(35)}…`)
  })
})
