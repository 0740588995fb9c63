import { describe, expect, it } from 'vitest'
import { candidate, refusal } from '../../../test/scores.js'
import { createImportReport } from '../import-report.js'
import { createQuestionTable } from '../question-table.js'
import type { ReadSamples } from './read-samples.js'
import { settleSamples } from './settle-samples.js'

type Row = readonly [fact: string, language: string, source: number, sums: readonly number[]]

/** Samples of one task a source, named by its filter. */
function readOf(filters: readonly string[], rows: readonly Row[]): ReadSamples {
  const table = createQuestionTable()
  for (const [line, [fact, language, source, sums]] of rows.entries()) {
    const question = table.add({ fact, language, source, line: line + 1 })
    for (const [place, sum] of sums.entries())
      table.candidates.add(question, candidate(`option:${place}`, sum))
    table.setGold(question, { gold: 'option:0' })
  }
  const sources = filters.map((filter) => ({
    path: 'a.jsonl',
    task: 'task',
    filter,
    report: createImportReport(),
    kind: 'scores' as const,
    ambiguous: 0,
  }))
  return {
    table,
    sources,
    answers: new Map(),
    unscored: new Map(),
    filters: new Map([['task', new Set(filters)]]),
  }
}

describe('settleSamples', () => {
  it('keeps facts in the order in which they came, and each in the order of languages', () => {
    const rows: Row[] = [
      ['F1', 'sw', 0, [-1, -2]],
      ['F2', 'sw', 0, [-1, -2]],
      ['F1', 'en', 0, [-1, -2]],
    ]
    expect(settleSamples(readOf(['none'], rows), {})).toMatchObject({
      kind: 'scores',
      languages: ['en', 'sw'],
      questions: [2, 0, 1],
      report: { report: { kept: 3 } },
    })
  })

  it('reads one filter, and takes questions of the others for no duplicates', () => {
    const rows: Row[] = [
      ['F1', 'en', 0, [-1, -2]],
      ['F1', 'en', 1, [-8, -9]],
    ]
    expect(settleSamples(readOf(['none', 'other'], rows), {}).questions).toEqual([0])
    expect(settleSamples(readOf(['none', 'other'], rows), { filter: 'other' }).questions).toEqual([1])
  })

  it('takes the usual number of candidates, of two equally usual ones the larger', () => {
    const rows: Row[] = [
      ['F1', 'en', 0, [-1, -2]],
      ['F1', 'sw', 0, [-1, -2, -3]],
    ]
    const { questions, report } = settleSamples(readOf(['none'], rows), {})
    expect(questions).toEqual([1])
    expect(report.report.dropped).toEqual([
      { reason: 'another number of candidates than in other languages', count: 1, first: 'a.jsonl line 1' },
    ])
  })

  it('names both places of different results', async () => {
    const rows: Row[] = [
      ['F1', 'en', 0, [-1, -2]],
      ['F1', 'en', 0, [-1, -3]],
    ]
    expect(await refusal(() => settleSamples(readOf(['none'], rows), {}))).toMatch(
      /^DUPLICATE_ID: .*fact F1 in en, a.jsonl line 1 and a.jsonl line 2/,
    )
    expect(settleSamples(readOf(['none'], rows), { duplicates: 'last' }).questions).toEqual([1])
  })
})
