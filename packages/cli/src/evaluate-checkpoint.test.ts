import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEvaluationResult } from '@polyfact/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder } from '../test/records.js'
import { tinyModel } from '../test/tiny-model.js'
import {
  type EvaluateCheckpointOptions,
  type EvaluationProgress,
  evaluateCheckpoint,
} from './evaluate-checkpoint.js'

let model: string
beforeAll(async () => {
  model = await tinyModel()
})

const options = (out: string): EvaluateCheckpointOptions => ({
  model,
  data: 'sample',
  out,
  languages: ['en', 'sw', 'zh'],
  provider: 'cpu',
  limit: 5,
})

describe('evaluateCheckpoint', () => {
  it('goes the whole way and writes three files', async () => {
    const out = join(await emptyFolder(), 'made', 'here')
    const reported: EvaluationProgress[] = []
    const { result, files } = await evaluateCheckpoint({
      ...options(out),
      onProgress: (progress) => reported.push(progress),
    })
    expect((await readdir(out)).sort()).toEqual(['report.html', 'result.json', 'scores.jsonl'])
    expect((await readFile(files.scores, 'utf8')).split('\n')).toHaveLength(1 + 5 * 3 + 1)
    expect(parseEvaluationResult(JSON.parse(await readFile(files.result, 'utf8')))).toEqual(result)
    expect(await readFile(files.report, 'utf8')).toContain('<html')
    expect(result).toMatchObject({
      languages: ['en', 'sw', 'zh'],
      facts: { total: 5, complete: 5 },
      madeFrom: {
        model: { id: 'tiny' },
        dataset: { id: 'polyfact-sample', split: 'test' },
        facts: 5,
        provider: 'cpu',
      },
    })
    expect(reported.at(0)).toEqual({ stage: 'opening', facts: 0, total: 5, resumed: 0 })
    expect(reported.at(-1)).toEqual({ stage: 'scoring', facts: 5, total: 5, resumed: 0 })
  })

  it('keeps what was done when it is stopped, and comes to the same bytes afterwards', async () => {
    const [whole, stopped] = [await emptyFolder(), await emptyFolder()]
    await evaluateCheckpoint(options(whole))
    const stop = new AbortController()
    const onProgress = ({ stage, facts }: EvaluationProgress) => {
      if (stage === 'scoring' && facts === 2) stop.abort()
    }
    await expect(
      evaluateCheckpoint({ ...options(stopped), signal: stop.signal, onProgress }),
    ).rejects.toMatchObject({
      code: 'ABORTED',
    })
    const kept = (await readFile(join(stopped, 'scores.jsonl'), 'utf8')).split('\n').length - 2
    expect(kept).toBeGreaterThanOrEqual(2 * 3)
    expect(kept).toBeLessThan(5 * 3)
    const notices: string[] = []
    await appendFile(join(stopped, 'scores.jsonl'), '{"half":')
    await evaluateCheckpoint({ ...options(stopped), onNotice: (notice) => notices.push(notice) })
    expect(notices).toEqual([expect.stringContaining('cut off 8 bytes of a half-written fact')])
    for (const file of ['scores.jsonl', 'result.json', 'report.html']) {
      expect((await readFile(join(stopped, file))).equals(await readFile(join(whole, file)))).toBe(true)
    }
  })

  it('refuses to go on with the scores of another model', async () => {
    const out = await emptyFolder()
    await evaluateCheckpoint(options(out))
    const other = await tinyModel({ seed: 2 })
    await expect(evaluateCheckpoint({ ...options(out), model: other })).rejects.toMatchObject({
      code: 'HEADER_MISMATCH',
      message: expect.stringContaining('model.revision is'),
    })
  })

  it('says what is wrong before it opens the model', async () => {
    const out = await emptyFolder()
    await expect(evaluateCheckpoint({ ...options(out), languages: ['en', 'tlh'] })).rejects.toMatchObject({
      code: 'UNKNOWN_LANGUAGE',
    })
    await expect(evaluateCheckpoint({ ...options(out), model: out })).rejects.toMatchObject({
      message: expect.stringContaining(out),
    })
    expect(await readdir(out)).toEqual([])
    await writeFile(join(out, 'file'), '')
    for (const file of [join(out, 'file'), join(out, 'file', 'below')]) {
      await expect(evaluateCheckpoint({ ...options(file), model: 'none' })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: `evaluateCheckpoint: ${file} is a file, or lies below one; a folder for the results is expected`,
      })
    }
  })
})
