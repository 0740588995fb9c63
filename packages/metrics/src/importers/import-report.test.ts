import { describe, expect, it } from 'vitest'
import { createImportReport } from './import-report.js'

describe('createImportReport', () => {
  it('counts what was dropped by reason, with the place of the first, and says a sentence once', () => {
    const { report, keep, drop, notice } = createImportReport()
    keep()
    drop('no gold', 'a.jsonl line 2')
    drop('no gold', 'a.jsonl line 7')
    drop('NaN', 'a.jsonl line 8')
    notice('ranked last')
    notice('ranked last')
    expect(report).toEqual({
      kept: 1,
      dropped: [
        { reason: 'no gold', count: 2, first: 'a.jsonl line 2' },
        { reason: 'NaN', count: 1, first: 'a.jsonl line 8' },
      ],
      notices: ['ranked last'],
    })
  })

  it('says what is missing, and nothing where all is there', () => {
    const { report, keep, noticeMissing } = createImportReport()
    keep()
    noticeMissing(1, 1)
    expect(report.notices).toEqual([])
    noticeMissing(1, 3)
    expect(report.notices).toEqual([
      '2 of 3 questions (1 facts in 3 languages) are missing; their facts are not complete',
    ])
  })
})
