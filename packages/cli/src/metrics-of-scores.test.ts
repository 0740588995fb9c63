import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, header, scoresText } from '../test/records.js'
import { metricsOfScores } from './metrics-of-scores.js'

async function fileOf(text: string): Promise<string> {
  const path = join(await emptyFolder(), 'scores.jsonl')
  await writeFile(path, text)
  return path
}

describe('metricsOfScores', () => {
  it('computes from the file alone, per byte unless told otherwise', async () => {
    // fact 7: the gold has -3 / 4 bytes, the other -3 / 12 bytes: wrong per byte, a tie that Q8 wins by sum;
    // fact 1: -15/7 against -3: right by sum, wrong per byte
    const path = await fileOf(scoresText([1, 7]))
    const perByte = await metricsOfScores(path)
    expect(perByte.normalization).toBe('per-byte')
    expect(perByte.accuracy.mean).toBe(0)
    expect(perByte.madeFrom).toEqual(header)
    const bySum = await metricsOfScores(path, { normalization: 'sum' })
    expect(bySum.accuracy.byLanguage['sw']).toEqual({ value: 0.5, facts: 2, correct: 1 })
    expect(bySum.totalConsistency).toMatchObject({
      value: 0.5,
      facts: 2,
      histogram: { '0': 1, '1': 0, '2': 1 },
    })
    expect(bySum.rankc?.pairwise['en-sw']).toBe(1)
  })

  it('refuses a file of scores without scores', async () => {
    await expect(metricsOfScores(await fileOf(scoresText([])))).rejects.toMatchObject({ code: 'EMPTY_INPUT' })
  })

  it('names the fact of an infinite score', async () => {
    const text = scoresText([1]).replace('"sum":-3,', '"sum":-1e999,')
    await expect(metricsOfScores(await fileOf(text))).rejects.toMatchObject({
      message: expect.stringMatching(/scores\.jsonl line 2: candidates\.1\.sum: found/),
    })
  })
})
