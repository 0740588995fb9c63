import { describe, expect, it } from 'vitest'
import { arabicOnly, olmo, qwen } from '../../test/results.js'
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
