import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, fileOf } from '../../test/files.js'
import { paperFile } from '../../test/paper-results.js'
import { headerOf, refusal, scoresOf } from '../../test/scores.js'
import { evaluate } from '../evaluate/evaluate.js'
import { verifyResult } from './verify.js'

const verify = async (value: unknown) => verifyResult(await fileOf('x.json', JSON.stringify(value)))

describe('verifyResult', () => {
  it.each([
    ['paper', paperFile('byte')],
    ['paper', { rankc: {} }],
    ['klar', { per_lang: {} }],
    ['inspect', { eval: { task: 't', model: 'm' }, samples: [{ id: 1, target: 'x' }] }],
  ])('recognises %s', async (format, value) => {
    expect((await verify(value)).format).toBe(format)
  })

  it('recognises files and folders of lm-evaluation-harness', async () => {
    const folder = await emptyFolder()
    const names = ['samples_t_2026-01-21T03-44-18.458309.jsonl', 'results_2026-01-21T03-44-18.458309.json']
    await writeFile(join(folder, names[0]!), '{"doc_id": 0, "metrics": []}\n')
    await writeFile(join(folder, names[1]!), '{"results": {}, "configs": {}}')
    for (const path of [folder, ...names.map((name) => join(folder, name))]) {
      expect(await verifyResult(path)).toMatchObject({ format: 'lm-eval', records: 1 })
    }
  })

  it('finds the only folder of a model, and asks which where there are two or none', async () => {
    const output = await emptyFolder()
    const message = async () => refusal(() => verifyResult(output))
    expect(await message()).toMatch(
      /^UNSUPPORTED_FORMAT: .*found neither a result\.json nor samples_\*\.jsonl/,
    )
    for (const [at, model] of ['org__a', 'org__b'].entries()) {
      await mkdir(join(output, model))
      await writeFile(
        join(output, model, 'samples_t_2026-01-21T03-44-18.458309.jsonl'),
        '{"doc_id": 0, "metrics": []}\n',
      )
      if (at === 0) expect(await verifyResult(output)).toMatchObject({ format: 'lm-eval', records: 1 })
    }
    expect(await message()).toMatch(/^AMBIGUOUS_NAME: .*found \S+org__a, \S+org__b; one result is expected/)
  })

  it('takes our own result, or its folder, with the records beside it or elsewhere', async () => {
    const header = headerOf(['en'])
    const scores = [scoresOf('f', 'en', ['Q1', 'Q2'])]
    const path = await fileOf('result.json', JSON.stringify(await evaluate(scores, { header })))
    const records = join(dirname(path), 'scores.jsonl')
    await writeFile(records, [header, ...scores].map((record) => `${JSON.stringify(record)}\n`).join(''))
    for (const from of [path, dirname(path)]) {
      expect(await verifyResult(from)).toMatchObject({ format: 'result', records: 1, differences: [] })
    }
    const copy = await fileOf('result.json', await readFile(path, 'utf8'))
    expect(await refusal(() => verifyResult(copy))).toMatch(
      /^FILE_NOT_FOUND: .*found no scores\.jsonl beside it/,
    )
    expect((await verifyResult(copy, { records })).differences).toEqual([])
  })

  it('refuses files whose numbers it cannot recompute', async () => {
    expect(await refusal(() => verify({ a: 1 }))).toMatch(
      /^UNSUPPORTED_FORMAT: .*found an object with a; a result/,
    )
    expect(await refusal(() => verify([]))).toMatch(/^UNSUPPORTED_FORMAT: .*found no object/)
    expect(await refusal(async () => verifyResult(await fileOf('scores.jsonl', '{}')))).toMatch(
      /^EMPTY_INPUT: .*a file of records/,
    )
    expect(await refusal(async () => verifyResult(await fileOf('x.json', '')))).toMatch(/^EMPTY_INPUT: /)
    expect(await refusal(() => verifyResult('no/such.json'))).toMatch(/^FILE_NOT_FOUND: /)
    expect(await refusal(() => verify({ kind: 'evaluation' }))).toMatch(/^INVALID_INPUT: /)
  })
})
