import { describe, expect, it } from 'vitest'
import { fileOf } from '../../../test/files.js'
import { refusal } from '../../../test/scores.js'
import { eachTableRecord } from './table-records.js'

async function recordsOf(
  form: 'separated' | 'jsonl',
  text: string,
): Promise<[values: unknown, line: number][]> {
  const records: [unknown, number][] = []
  await eachTableRecord(await fileOf('table', text), form, (values, line) => records.push([values, line]), {})
  return records
}

describe('eachTableRecord', () => {
  it('gives the values by column, with their lines', async () => {
    const heading = ' fact ,language,candidate,sum'
    expect(await recordsOf('separated', `${heading}\n"F\n1",en,Q1,-1\nF2,en,Q1,-2\n`)).toEqual([
      [{ fact: 'F\n1', language: 'en', candidate: 'Q1', sum: '-1' }, 2],
      [{ fact: 'F2', language: 'en', candidate: 'Q1', sum: '-2' }, 4],
    ])
    const line = '{"fact": "F1", "language": "en", "candidates": {"Q1": -Infinity}}'
    expect(await recordsOf('jsonl', `\n${line}\n`)).toEqual([
      [{ fact: 'F1', language: 'en', candidates: { Q1: -Infinity } }, 2],
    ])
  })

  it('refuses lines that are no object, and columns that are no table', async () => {
    expect(await refusal(() => recordsOf('jsonl', '[1]\n'))).toMatch(
      /^FILE_CORRUPT: .* line 1: found "\[1\]"/,
    )
    expect(await refusal(() => recordsOf('jsonl', '{"a"'))).toMatch(
      /line 1: the line was cut off before its end/,
    )
    expect(await refusal(() => recordsOf('separated', 'a,b\n'))).toMatch(/^UNSUPPORTED_FORMAT/)
  })
})
