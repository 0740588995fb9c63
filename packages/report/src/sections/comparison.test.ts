import { describe, expect, it } from 'vitest'
import { comparison } from '../../test/rich-results.js'
import { disagreementTable, forestFigures, MAX_DISAGREEMENTS, significanceTable } from './comparison.js'

describe('forestFigures', () => {
  it('has a figure a metric, with its exact numbers', () => {
    const figures = forestFigures(comparison())
    expect(figures.map(({ id }) => id)).toEqual([
      'difference-accuracy',
      'difference-totalconsistency',
      'difference-rankc',
      'difference-agreement',
    ])
    const { differences } = comparison()
    expect(figures[0]!.numbers.rows[1]!.cells).toEqual([
      differences[4]!.difference,
      differences[4]!.interval.low,
      differences[4]!.interval.high,
      0.0002,
      0.0016,
    ])
  })
})

describe('significanceTable', () => {
  it('names test, correction, family, level, resamples and seed', () => {
    expect(significanceTable(comparison()).caption).toBe(
      'Differences to Qwen/Qwen2.5-7B over 400 complete facts in 11 languages; two-sided paired permutation test, p corrected ' +
        'by Holm’s method for 8 tests, significant where the corrected p is at most 0.05; intervals: 95 % bootstrap over ' +
        '400 facts (percentile), 10,000 resamples, seed 0',
    )
    const other = { ...comparison(), correction: 'none', test: 'bootstrap', level: 0.9 } as const
    expect(significanceTable(other).caption).toContain(
      'two-sided paired bootstrap test, p not corrected for its 8 tests, significant where the corrected p is at most 0.1;',
    )
    expect(significanceTable({ ...comparison(), correction: 'benjamini-hochberg' }).caption).toContain(
      'p corrected by Benjamini and Hochberg’s method for 8 tests',
    )
  })

  it('has value, baseline, difference, interval, both p and the decision of every difference', () => {
    const { rows } = significanceTable(comparison())
    expect(rows).toHaveLength(8)
    expect([rows[5]!.head, ...rows[5]!.cells].map(String)).toEqual([
      '<bdi>meta-llama/Llama-3.1-8B-Instruct</bdi>',
      'Total Consistency',
      '0.035',
      '0.135',
      '−0.100',
      '−0.220 to +0.020',
      '0.081',
      '0.081',
      'not significant',
    ])
    expect(rows[0]!.cells.slice(-3).map(String)).toEqual(['< 0.001', '0.002', '<strong>significant</strong>'])
  })
})

describe('disagreementTable', () => {
  it('has the languages that every model has right, and the spread', () => {
    const { columns, rows } = disagreementTable(comparison())[0]!
    expect(columns.map(String)).toEqual([
      'Fact',
      '<bdi>Qwen/Qwen2.5-7B</bdi>',
      '<bdi>allenai/OLMo-2-1124-7B</bdi>',
      '<bdi>meta-llama/Llama-3.1-8B-Instruct</bdi>',
      'spread',
    ])
    expect(rows[19]!.cells).toEqual([9, 3, 4, 6])
  })

  it('ends somewhere, and says so', () => {
    const [first] = comparison().disagreements
    const disagreements = Array.from({ length: 60 }, () => first!)
    const { caption, rows } = disagreementTable({ ...comparison(), disagreements })[0]!
    expect(rows).toHaveLength(MAX_DISAGREEMENTS)
    expect(caption).toBe(
      'Facts that models disagree on most: in how many of 11 languages each is right; the first 50 of 60',
    )
  })

  it('is no table where models agree', () => {
    expect(disagreementTable({ ...comparison(), disagreements: [] })).toEqual([])
  })
})
