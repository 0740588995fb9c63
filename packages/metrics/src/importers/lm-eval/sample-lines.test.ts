import { describe, expect, it } from 'vitest'
import { fileOf } from '../../../test/files.js'
import { jsonl } from '../../../test/lm-eval.js'
import { refusal } from '../../../test/scores.js'
import { cutOff, eachSampleLine } from './sample-lines.js'

async function samplesIn(text: string): Promise<[value: unknown, line: number][]> {
  const samples: [unknown, number][] = []
  await eachSampleLine(
    await fileOf('samples.jsonl', text),
    ({ bytes, start, end, number }) => samples.push([JSON.parse(bytes.toString('utf8', start, end)), number]),
    {},
  )
  return samples
}

const records = [{ a: { b: ['}', '  }'] } }, { c: [] }]

describe('eachSampleLine', () => {
  it('gives a line at a time, or an element of an array that is printed over many', async () => {
    expect(await samplesIn(jsonl(records))).toEqual([
      [records[0], 1],
      [records[1], 2],
    ])
    // line 1 is the bracket; the first element has eight lines
    expect(await samplesIn(JSON.stringify(records, null, 2))).toEqual([
      [records[0], 2],
      [records[1], 10],
    ])
  })

  it('names the element of an array that was cut off', async () => {
    const text = JSON.stringify(records, null, 2)
    expect(await refusal(() => samplesIn(text.slice(0, -8)))).toMatch(
      /^FILE_CORRUPT: .*samples.jsonl line 10: the line was cut off/,
    )
    expect(cutOff('a.jsonl', 3)).toMatchObject({
      code: 'FILE_CORRUPT',
      details: { path: 'a.jsonl', line: 3 },
    })
  })
})
