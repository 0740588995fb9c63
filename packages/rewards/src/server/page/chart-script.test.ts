import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { CHART_SCRIPT } from './chart-script.js'

const { ticks, apart } = runInNewContext(`${CHART_SCRIPT}; ({ ticks, apart })`) as {
  ticks: (low: number, high: number) => number[]
  apart: (labels: { y: number }[], bottom: number) => void
}
const moved = (ys: number[], bottom: number) => {
  const labels = ys.map((y) => ({ y }))
  apart(labels, bottom)
  return labels.map(({ y }) => y)
}

describe('CHART_SCRIPT', () => {
  it('marks an axis at round numbers', () => {
    // a quarter of 10 is 2.5: the next round step is 5
    expect([...ticks(-1, 9)]).toEqual([0, 5])
    expect([...ticks(0, 4)]).toEqual([0, 1, 2, 3, 4])
    expect([...ticks(0.11, 0.19)].map((tick) => tick.toFixed(2))).toEqual(['0.12', '0.14', '0.16', '0.18'])
  })

  it('moves names apart by a line, and none below the bottom', () => {
    expect(moved([10, 12, 80], 100)).toEqual([10, 24, 80])
    expect(moved([95, 96, 97], 100)).toEqual([72, 86, 100])
    expect(moved([], 100)).toEqual([])
  })
})
