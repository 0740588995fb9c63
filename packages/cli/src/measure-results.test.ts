import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, header, record, scoresText } from '../test/records.js'
import { measureResults } from './measure-results.js'

async function fileOf(text: string, name = 'scores.jsonl'): Promise<string> {
  const path = join(await emptyFolder(), name)
  await writeFile(path, text)
  return path
}

/** The metrics of one file of scores. */
async function metricsOf(path: string, options = {}) {
  const [run] = await measureResults([path], options)
  if (run?.result.kind !== 'evaluation') throw new Error('expected ranked candidates')
  return run.result
}

const generation = (language: string, text: string) => ({
  schemaVersion: 1,
  kind: 'generation',
  header: header.id,
  fact: 'Q1|P36|Q9',
  language,
  text,
  golds: ['Paris'],
})
/** One fact: right in English where a match may go on, empty in Swahili. */
const generationsText = [header, generation('en', 'Paris, France'), generation('sw', '')]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join('')

describe('measureResults', () => {
  it('computes from the file alone, per byte unless told otherwise', async () => {
    // fact 7: the gold has -3 / 4 bytes, the other -3 / 12 bytes: wrong per byte, a tie that Q8 wins by sum;
    // fact 1: -15/7 against -3: right by sum, wrong per byte
    const path = await fileOf(scoresText([1, 7]))
    const perByte = await metricsOf(path)
    expect(perByte.normalization).toBe('per-byte')
    expect(perByte.accuracy.mean).toBe(0)
    expect(perByte.madeFrom).toEqual(header)
    const bySum = await metricsOf(path, { normalization: 'sum' })
    expect(bySum.accuracy.byLanguage['sw']).toEqual({ value: 0.5, facts: 2, correct: 1 })
    expect(bySum.totalConsistency).toMatchObject({
      value: 0.5,
      facts: 2,
      histogram: { '0': 1, '1': 0, '2': 1 },
    })
    expect(bySum.rankc?.pairwise['en-sw']).toBe(1)
  })

  it('gives every mean its interval, unless told otherwise', async () => {
    const path = await fileOf(scoresText([1, 7]))
    expect((await metricsOf(path)).intervals!.bootstrap).toMatchObject({
      resamples: 10_000,
      seed: 0,
      facts: 2,
    })
    expect((await metricsOf(path, { intervals: {} })).intervals).not.toHaveProperty('bootstrap')
  })

  it('names models for their ids, or for their files where those are the same', async () => {
    const [a, b] = [await fileOf(scoresText([1]), 'a.jsonl'), await fileOf(scoresText([1]), 'b.jsonl')]
    expect((await measureResults([a])).map(({ name }) => name)).toEqual(['tiny'])
    expect((await measureResults([a, b])).map(({ name }) => name)).toEqual(['a', 'b'])
  })

  it('measures written answers as well', async () => {
    const path = await fileOf(generationsText, 'generations.jsonl')
    const [run] = await measureResults([path], { matching: 'strict' })
    expect(run!.result).toMatchObject({ kind: 'free-form', matching: 'strict', accuracy: { mean: 0 } })
    const [lenient] = await measureResults([path])
    expect(lenient!.result).toMatchObject({
      matching: 'lenient',
      accuracy: { mean: 0.5 },
      empty: { empty: 1 },
    })
  })

  it('reads baselines for every model anew', async () => {
    const [a, b] = [await fileOf(scoresText([1]), 'a.jsonl'), await fileOf(scoresText([1]), 'b.jsonl')]
    const runs = await measureResults([a, b], { normalization: 'sum', baselines: { prior: a } })
    for (const { result } of runs) {
      expect(result.accuracy).toMatchObject({
        baselines: { prior: { mean: 1, byLanguage: { en: 1, sw: 1 } } },
      })
    }
  })

  it('names a baseline that is not one model’s scores, and not the file that it stands beside', async () => {
    const path = await fileOf(scoresText([1]), 'a.jsonl')
    const withBaseline = (prior: string) => measureResults([path], { baselines: { prior } })
    await expect(withBaseline('no/such')).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringMatching(/^no\/such: /),
    })
    const written = await fileOf(generationsText, 'generations.jsonl')
    await expect(withBaseline(written)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: `measureResults: baseline prior: found written answers in ${written}; scores of one model are expected`,
    })
  })

  it('refuses an option that no record heeds', async () => {
    const scores = await fileOf(scoresText([1]), 'a.jsonl')
    await expect(measureResults([scores], { matching: 'strict' })).rejects.toMatchObject({
      code: 'UNKNOWN_OPTION',
      message:
        'measureResults: found ranked candidates only, and the option matching; it is expected with written answers',
    })
    const written = await fileOf(generationsText, 'generations.jsonl')
    await expect(measureResults([written], { ties: 'by-id' })).rejects.toMatchObject({
      code: 'UNKNOWN_OPTION',
      details: { option: 'ties' },
    })
    expect(await measureResults([scores, written], { ties: 'by-id', matching: 'strict' })).toHaveLength(2)
  })

  it('refuses a file of scores without scores', async () => {
    const path = await fileOf(scoresText([]))
    await expect(metricsOf(path)).rejects.toMatchObject({
      code: 'EMPTY_INPUT',
      message: expect.stringContaining(path),
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
    await expect(metricsOf(path)).rejects.toMatchObject({
      code: 'CANDIDATE_MISMATCH',
      message: expect.stringMatching(/^\S+scores\.jsonl: evaluate: fact Q1\|P36\|Q9 ranks/),
      details: { files: [path], fact: 'Q1|P36|Q9' },
    })
  })

  it('names the fact of an infinite score', async () => {
    const text = scoresText([1]).replace('"sum":-3,', '"sum":-1e999,')
    await expect(metricsOf(await fileOf(text))).rejects.toMatchObject({
      message: expect.stringMatching(/scores\.jsonl line 2: candidates\.1\.sum: found/),
    })
  })
})
