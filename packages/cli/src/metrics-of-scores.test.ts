import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, header, record, scoresText } from '../test/records.js'
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
    const path = await fileOf(scoresText([]))
    await expect(metricsOfScores(path)).rejects.toMatchObject({
      code: 'EMPTY_INPUT',
      message: expect.stringContaining(`${path}: evaluate: no scores`),
    })
  })

  it('names the file of a fact whose languages have different candidates, once', async () => {
    const other = {
      ...record(1, 'sw'),
      candidates: record(1, 'sw').candidates.map((candidate) => ({
        ...candidate,
        id: candidate.id.replace('8', '7'),
      })),
    }
    const path = await fileOf(
      [header, record(1, 'en'), other].map((line) => `${JSON.stringify(line)}\n`).join(''),
    )
    await expect(metricsOfScores(path)).rejects.toMatchObject({
      code: 'CANDIDATE_MISMATCH',
      message: expect.stringMatching(/^\S+scores\.jsonl: evaluate: fact Q1\|P36\|Q9 ranks/),
      details: { path, fact: 'Q1|P36|Q9' },
    })
  })

  it('names the fact of an infinite score', async () => {
    const text = scoresText([1]).replace('"sum":-3,', '"sum":-1e999,')
    await expect(metricsOfScores(await fileOf(text))).rejects.toMatchObject({
      message: expect.stringMatching(/scores\.jsonl line 2: candidates\.1\.sum: found/),
    })
  })
})
