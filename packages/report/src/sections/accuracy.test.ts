import { describe, expect, it } from 'vitest'
import { arabicOnly, olmo, qwen } from '../../test/results.js'
import { freeForm, threeRich, wilson } from '../../test/rich-results.js'
import { nameResults } from '../named-result.js'
import { accuracyFigure, languageName, meansTable } from './accuracy.js'

const named = nameResults([qwen(), olmo()])

describe('accuracyFigure', () => {
  it('has the exact accuracies, right answers and facts of every language', () => {
    const { rows } = accuracyFigure(named).numbers
    expect(rows).toHaveLength(11)
    expect(rows[0]!.cells).toEqual([0.7675, 307, 400, 0.665, 266, 400])
  })

  it('ends with the exact means', () => {
    expect(accuracyFigure(named).numbers.foot).toEqual([
      { head: 'Mean of languages', cells: [0.6320454545454545, '', '', 0.4475, '', ''] },
      { head: 'Mean of 8 high-resource languages', cells: [0.68375, '', '', 0.48250000000000004, '', ''] },
      {
        head: 'Mean of 3 low-resource languages',
        cells: [0.4941666666666667, '', '', 0.3541666666666667, '', ''],
      },
    ])
  })
})

describe('accuracyFigure of rich results', () => {
  const { caption, columns, rows, foot } = accuracyFigure(nameResults(threeRich())).numbers

  it('has a column of intervals for every result, and one for every baseline', () => {
    const ofResult = ['accuracy', 'low–high', 'right', 'facts']
    expect(columns.slice(1)).toMatchObject([
      { columns: ofResult },
      { columns: ofResult },
      { columns: ofResult },
      { head: 'Baselines', columns: [expect.anything(), expect.anything()] },
    ])
    const { low, high } = wilson({ value: 0.7675, facts: 400 })
    expect(rows[0]!.cells.slice(0, 4)).toEqual([0.7675, `${low.toFixed(3)}–${high.toFixed(3)}`, 307, 400])
    expect(rows[0]!.cells.slice(-2)).toEqual([0.313, 0.27])
    for (const row of [...rows, ...foot!]) expect(row.cells).toHaveLength(3 * 4 + 2)
  })

  it('says how intervals of languages and of the mean were got', () => {
    expect(caption).toBe(
      'Accuracy by language, log-likelihood per token; low–high: 95 % Wilson; ' +
        'of the mean 95 % bootstrap over 400 facts (percentile), 10,000 resamples, seed 0',
    )
    expect(foot![0]!.cells.slice(0, 2)).toEqual([0.6320454545454545, '0.596–0.668'])
    expect(foot![0]!.cells.slice(-2)).toEqual([0.31, 0.27])
  })
})

describe('meansTable', () => {
  it('says which languages are really in a group', () => {
    const { rows, foot } = meansTable(named)
    expect(rows.map(({ head }) => head.toString().replace(/<[^>]+>/g, ''))).toEqual([
      'all 11 ',
      '8 high-resource en de pt ar es fr ja zh',
      '3 low-resource id bn sw',
    ])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['0.632', '0.448'],
      ['0.684', '0.483'],
      ['0.494', '0.354'],
    ])
    expect(foot).toEqual([{ head: 'Chance (guessing)', cells: ['0.250', '0.250'] }])
  })

  it('has the mean over properties and baselines where results have them', () => {
    const { rows, foot } = meansTable(nameResults(threeRich()))
    expect(rows.at(-1)!.head.toString()).toContain('all 11, each of 4 properties counting the same')
    expect(rows.at(-1)!.cells[0]).toBe('0.622')
    expect(foot!.map(({ cells }) => cells[0])).toEqual(['0.310', '0.270', '0.250'])
  })

  it('has seen and unseen languages, and no chance, for generated answers', () => {
    const { rows, foot } = meansTable(nameResults([freeForm()]))
    expect(rows.map(({ head }) => head.toString().replace(/<[^>]+>/g, ''))).toEqual([
      'all 4 ',
      '3 high-resource en fr zh',
      '3 seen en fr zh',
      '1 unseen el',
    ])
    expect(foot).toEqual([])
  })

  it('leaves out a group of which no language is there', () => {
    expect(meansTable(nameResults([arabicOnly()])).rows).toHaveLength(1)
  })
})

describe('languageName', () => {
  it('says a name once that is its own', () => {
    expect(languageName('en').toString()).toBe('<code>en</code> English')
  })

  it('marks the own name with its language and direction', () => {
    expect(languageName('ar').toString()).toContain('<span class="own" lang="ar" dir="rtl">العربية</span>')
    expect(languageName('ja').toString()).toContain('<span class="own" lang="ja" dir="ltr">日本語</span>')
  })
})
