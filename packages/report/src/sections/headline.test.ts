import { describe, expect, it } from 'vitest'
import { arabicOnly, olmo, qwen, twoByTwo } from '../../test/results.js'
import { freeForm, threeRich, withEverything } from '../../test/rich-results.js'
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

  it('has intervals below the values that have them, and says in the caption how they were got', () => {
    const { caption, rows } = headlineTable(nameResults([withEverything(qwen())]))
    expect(caption).toBe(
      '400 facts in 11 languages, 4 candidates each, ranked by log-likelihood per token; below a value its interval: ' +
        'of Total Consistency 95 % Wilson; of means 95 % bootstrap over 400 facts (percentile), 10,000 resamples, seed 0',
    )
    expect(rows[0]!.cells.map(String)).toEqual([
      '0.632<span class="interval">0.596–0.668</span>',
      '0.135<span class="interval">0.105–0.172</span>',
      '0.697<span class="interval">0.676–0.718</span>',
      '0.667',
      '0.645<span class="interval">0.617–0.673</span>',
    ])
  })

  it('has baselines above chance, with their accuracy alone', () => {
    const foot = headlineTable(nameResults(threeRich())).foot!
    expect(foot.map(({ head, cells }) => [head.toString(), ...cells.slice(0, 2)])).toEqual([
      ['Baseline: <bdi>answer frequency</bdi>', '0.310', '–'],
      ['Baseline: <bdi>longest candidate</bdi>', '0.270', '–'],
      ['Chance (guessing)', '0.250', '< 0.001'],
      ['Floor (smallest possible)', '0.000', '0.000'],
    ])
  })

  it('has other columns for generated answers, and neither chance nor floor', () => {
    const { caption, columns, rows, foot } = headlineTable(nameResults([freeForm('a'), freeForm('b', 0.05)]))
    expect(caption).toContain('200 facts in 4 languages, free-form, lenient matching; below')
    expect(columns.slice(1)).toEqual([
      'Accuracy',
      'Accuracy, pooled',
      'Exact match',
      'Token F1',
      'Total Consistency',
      'Empty',
    ])
    expect(rows[1]!.cells.map(String)).toEqual([
      '0.482<span class="interval">0.438–0.527</span>',
      '0.481',
      '0.300',
      '0.380',
      '0.150<span class="interval">0.107–0.206</span>',
      '0.013',
    ])
    expect(foot).toEqual([])
  })

  it('has agreement and resolved answers where generated answers are known by id', () => {
    const agreement = { average: 0.4, pairwise: {} }
    const resolved = { value: 0.9, resolved: 720, questions: 800 }
    const { columns, rows } = headlineTable(nameResults([{ ...freeForm(), agreement, resolved }]))
    expect(columns.slice(-3)).toEqual(['Agreement', 'Naming a candidate', 'Empty'])
    expect(rows[0]!.cells.slice(-3)).toEqual(['0.400', '0.900', '0.013'])
  })
})
