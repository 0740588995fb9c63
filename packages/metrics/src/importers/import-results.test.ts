import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { all, emptyFolder, fileOf } from '../../test/files.js'
import { generatedOf, jsonl, lmEvalFolder, sampleOf } from '../../test/lm-eval.js'
import { headerOf, refusal, scoresOf } from '../../test/scores.js'
import { evaluate } from '../evaluate/evaluate.js'
import { tidyCsv } from '../exporters/tidy.js'
import { importResults } from './import-results.js'
import type { ImportedRun, ImportOptions } from './imported-run.js'

const json = JSON.stringify
const scoresFile = (model: string) =>
  jsonl([headerOf(['en'], { model: { id: model, revision: null } }), scoresOf('F1', 'en', ['Q1', 'Q2'])])
const inspectLog = (model: string, language: string) =>
  json({
    version: 2,
    status: 'success',
    eval: { task: 'capitals', task_args: { language }, dataset: { name: 'capitals' }, model },
    samples: [{ id: 'F1', epoch: 1, input: 'France?', target: 'Paris', output: { completion: 'Paris' } }],
  })
const told = (runs: readonly ImportedRun[]) => runs.map(({ name, format }) => `${format} ${name}`)

/** A folder with files of these texts, in subfolders where their names say so. */
async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await emptyFolder()
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

describe('importResults', () => {
  it('reads its own files, their records only when asked for', async () => {
    const path = await fileOf('scores.jsonl', scoresFile('a/b'))
    const [run, ...others] = await importResults([path, path])
    expect(others).toEqual([])
    expect(run).toMatchObject({ name: 'a/b', format: 'scores', files: [path], report: { kept: 0 } })
    if (run?.records.kind !== 'scores') return expect.unreachable('scores were expected')
    expect(await all(run.records.scores)).toEqual([scoresOf('F1', 'en', ['Q1', 'Q2'])])
    expect(run.report.kept).toBe(1)
  })

  it('reads a folder of one model, and the subfolders of several', async () => {
    const folder = await emptyFolder()
    for (const model of ['a', 'b']) {
      const samples = { global_mmlu_en: [sampleOf()], global_mmlu_sw: [sampleOf()] }
      const results = { 'results_1.json': json({ results: {}, configs: {}, model_name: `org/${model}` }) }
      await cp(await lmEvalFolder(samples, results), join(folder, `org__${model}`), { recursive: true })
    }
    expect(told(await importResults([folder]))).toEqual(['lm-eval org/a', 'lm-eval org/b'])
    expect(told(await importResults([join(folder, 'org__b')]))).toEqual(['lm-eval org/b'])
  })

  it('makes one run of the samples of a folder, a run for each benchmark, all one with joinKey', async () => {
    const doc = { idx: 1, sample_id: 'q1' }
    const folder = await lmEvalFolder({
      global_mmlu_en: [sampleOf({ doc })],
      global_mmlu_sw: [sampleOf({ doc })],
      xcopa_sw: [sampleOf({ doc, lls: [-9, -8, -7, -6] })],
    })
    const files = ['global_mmlu_sw', 'global_mmlu_en'].map((task) =>
      join(folder, `samples_${task}_2026-01-21T03-44-18.458309.jsonl`),
    )
    const [run, ...others] = await importResults(files)
    expect(others).toEqual([])
    expect(run!.header.languages).toEqual(['en', 'sw'])
    expect((await importResults([folder])).map(({ header }) => header.dataset.id)).toEqual([
      'global_mmlu',
      'xcopa',
    ])
    expect(await refusal(() => importResults([folder], { joinKey: 'sample_id' }))).toMatch(/^DUPLICATE_ID/)
  })

  it('makes one run of the logs of a model', async () => {
    const folder = await folderOf({
      'en.json': inspectLog('openai/x', 'en'),
      'sw.json': inspectLog('openai/x', 'sw'),
      'other.json': inspectLog('openai/y', 'en'),
    })
    const runs = await importResults([folder])
    expect(told(runs)).toEqual(['inspect openai/x', 'inspect openai/y'])
    expect(runs[0]!.header.languages).toEqual(['en', 'sw'])
  })

  it('leaves alone what is no results in a folder, and tables beside other formats', async () => {
    const files = {
      'run/scores.jsonl': scoresFile('a/b'),
      'run/result.json': '{"schemaVersion": 1, "kind": "evaluation"}',
      'run/empty.json': '',
      'run/notes.txt': 'fact,language,candidate,sum',
    }
    const table = (await all(tidyCsv([{ model: 'a/b', scores: [scoresOf('F1', 'en', ['Q1'])] }]))).join('')
    expect(told(await importResults([await folderOf({ ...files, 'run/tidy.csv': table })]))).toEqual([
      'scores a/b',
    ])
    expect(told(await importResults([await folderOf({ 'tidy.csv': table })]))).toEqual(['table a/b'])
  })

  it('reads generated answers and files of the paper', async () => {
    const folder = await lmEvalFolder({ mgsm_direct_sw: [generatedOf(0, '7', '7')] })
    const [run] = await importResults([folder], { joinKey: 'doc_id' })
    expect(run!.records.kind).toBe('generations')
    const record = { language: 'sw', relation: 'capital', index: 1, target: 'Paris', pred: 'paris' }
    const klar = await fileOf('x_klar.json', json({ model: 'm', langs: ['sw'], records: [record] }))
    const paper = await fileOf(
      'x.json',
      json({
        config: { benchmark: 'global_mmlu_lite', model: 'n', score_mode: 'avg', langs: ['en'] },
        predictions: { 'a/test/1': { en: { pred_idx: 0, correct: true, scores: [-1, -2] } } },
      }),
    )
    expect(told(await importResults([klar, paper]))).toEqual(['klar m', 'paper n'])
  })

  it('gives what evaluate takes', async () => {
    const folder = await lmEvalFolder({ global_mmlu_en: [sampleOf()], global_mmlu_sw: [sampleOf()] })
    const [run] = await importResults([folder])
    if (run?.records.kind !== 'scores') return expect.unreachable('scores were expected')
    const { accuracy, madeFrom } = await evaluate(run.records.scores, { header: run.header })
    expect(accuracy.mean).toBe(1)
    expect(madeFrom).toEqual(run.header)
  })

  it('follows links, as the cache of the Hub is made of them, and never in a circle', async () => {
    const blobs = await folderOf({ a1: jsonl([sampleOf()]), b2: jsonl([sampleOf()]) })
    const folder = join(await emptyFolder(), 'Org__Model')
    await mkdir(folder)
    await symlink(join(blobs, 'a1'), join(folder, 'samples_global_mmlu_en.jsonl'))
    await symlink(join(blobs, 'b2'), join(folder, 'samples_global_mmlu_sw.jsonl'))
    await symlink(folder, join(folder, 'again'))
    const [run, ...others] = await importResults([folder])
    expect(others).toEqual([])
    expect(run).toMatchObject({ name: 'Org__Model', header: { languages: ['en', 'sw'] } })
    await symlink(join(blobs, 'gone'), join(folder, 'samples_global_mmlu_de.jsonl'))
    expect(await refusal(() => importResults([folder]))).toMatch(/^FILE_NOT_FOUND: .*global_mmlu_de\.jsonl/)
  })

  it('makes sure of the format that is asked for', async () => {
    const path = await fileOf('scores.jsonl', scoresFile('a/b'))
    const refused = (paths: string[], format: NonNullable<ImportOptions['format']>) =>
      refusal(() => importResults(paths, { format }))
    expect(await refused([path], 'klar')).toBe(
      `UNSUPPORTED_FORMAT: ${path}: found a file of the format scores; klar was asked for`,
    )
    expect(told(await importResults([path], { format: 'scores' }))).toEqual(['scores a/b'])
    const folder = await folderOf({ 'scores.jsonl': scoresFile('a/b') })
    expect(await refused([folder], 'lm-eval')).toMatch(
      /^UNSUPPORTED_FORMAT: .*found no results of the format lm-eval in 1 files, of which scores.jsonl is of the format scores;/,
    )
    // content that is not recognised goes to the reader that was named
    expect(await refused([await fileOf('x.csv', 'a,b\n1,2\n')], 'table')).toMatch(
      /found the columns a, b; expected fact/,
    )
  })

  it('refuses what is no results, and what is not there', async () => {
    expect(await refusal(() => importResults([]))).toMatch(/^EMPTY_INPUT/)
    expect(await refusal(() => importResults(['no/such/file']))).toMatch(
      /^FILE_NOT_FOUND: no\/such\/file: no such file or folder/,
    )
    const result = await fileOf('result.json', '{"schemaVersion": 1, "kind": "evaluation"}')
    expect(await refusal(() => importResults([result]))).toMatch(
      /^UNSUPPORTED_FORMAT: .*a result, not scores/,
    )
    const incomplete = await lmEvalFolder({ global_mmlu_en: [sampleOf()], global_mmlu_sw: [] })
    expect(await refusal(() => importResults([incomplete]))).toMatch(/^EMPTY_INPUT: .*samples_global_mmlu_sw/)
    // nor is a task passed over whose samples cannot be read
    const name = 'samples_global_mmlu_sw.jsonl'
    const samples = jsonl([sampleOf()])
    const unreadable: [string, Uint8Array, RegExp][] = [
      [
        `${name}.gz`,
        gzipSync(samples),
        /^UNSUPPORTED_FORMAT: .*jsonl\.gz: found a file that gzip compressed;/,
      ],
      [name, Buffer.from(`\ufeff${samples}`, 'utf16le'), /^UNSUPPORTED_FORMAT: .*: found text in UTF-16;/],
    ]
    for (const [sw, bytes, message] of unreadable) {
      const folder = await lmEvalFolder({ global_mmlu_en: [sampleOf()] })
      await writeFile(join(folder, sw), bytes)
      expect(await refusal(() => importResults([folder]))).toMatch(message)
    }
    const folder = await folderOf({ 'config.json': '{"a": 1}' })
    expect(await refusal(() => importResults([folder]))).toMatch(
      /^UNSUPPORTED_FORMAT: .*found no results in 1 files, of which config.json is an object with a; expected scores.jsonl/,
    )
  })
})

describe('importResults (reference)', () => {
  const shared = process.env['POLYFACT_SHARED']

  it.skipIf(shared === undefined)('reads the files that the paper published (POLYFACT_SHARED)', async () => {
    const reference = join(shared!, 'data', 'reference')
    const runs = await importResults([
      join(reference, 'gmmlu-lite'),
      join(reference, 'klar', 'Qwen-2.5-7B_klar.json'),
    ])
    expect(runs.map(({ format, records }) => `${format} ${records.kind}`)).toEqual([
      ...runs.slice(1).map(() => 'paper scores'),
      'klar generations',
    ])
    expect(runs.at(-1)!.report.kept).toBe(15_714)
    const [run] = runs
    if (run?.records.kind !== 'scores') return expect.unreachable('scores were expected')
    const { facts } = await evaluate(run.records.scores, { header: run.header })
    expect(facts.total).toBe(400)
  })
})
