import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changed } from '../../../test/changes.js'
import { emptyFolder } from '../../../test/files.js'
import { refusal } from '../../../test/scores.js'
import { verifyLmEval } from './verify-lm-eval.js'

describe('verifyLmEval', () => {
  const TIME = '2026-01-21T03-44-18.458309'
  const ranked = (id: number, sums: number[], target: string, metrics: Record<string, number>) => ({
    doc_id: id,
    doc: {},
    target,
    arguments: Object.fromEntries(
      ['Paris', 'Lyon!!'].map((text, at) => [`gen_args_${at}`, { arg_0: 'Q', arg_1: ` ${text}` }]),
    ),
    resps: [],
    filtered_resps: sums.map((sum) => [String(sum), 'False']),
    filter: 'none',
    metrics: Object.keys(metrics),
    ...metrics,
  })
  // f: -5 > -5.5, but -5.5/6 > -5/5; g: gold 1 wins both
  const samples = [
    ranked(0, [-5, -5.5], '0', { acc: 1, acc_norm: 0 }),
    ranked(1, [-5, -4], '1', { acc: 1, acc_norm: 1 }),
  ]
  // acc_norm 0 1: mean 1/2, standard deviation √(1/2), stderr 1/2
  const results = {
    results: {
      t: {
        alias: 't',
        'acc,none': 1,
        'acc_stderr,none': 0,
        'acc_norm,none': 0.5,
        'acc_norm_stderr,none': 0.5,
        sample_len: 2,
      },
      group: { 'acc,none': 1 },
    },
    configs: { t: { target_delimiter: ' ' } },
  }
  async function folderOf(lines: unknown[], content: unknown, task = 't'): Promise<string> {
    const folder = await emptyFolder()
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
    await writeFile(join(folder, `samples_${task}_${TIME}.jsonl`), text)
    if (content !== undefined) await writeFile(join(folder, `results_${TIME}.json`), JSON.stringify(content))
    return folder
  }

  it('confirms samples and means of a folder, and of one of its files', async () => {
    // Lyon!! is one character longer than Paris
    const folder = await folderOf(samples, results)
    for (const path of [
      folder,
      join(folder, `results_${TIME}.json`),
      join(folder, `samples_t_${TIME}.jsonl`),
    ]) {
      expect(await verifyLmEval(path)).toMatchObject({ format: 'lm-eval', records: 2, differences: [] })
    }
    const { checked, unchecked } = await verifyLmEval(folder)
    expect(checked).toBe(4 + 5)
    expect(unchecked).toEqual([
      { path: `results_${TIME}.json.results.group`, reason: expect.stringContaining('group of tasks') },
    ])
  })

  it('finds each changed number', async () => {
    const paths = async (lines: unknown[], content: unknown) =>
      (await verifyLmEval(await folderOf(lines, content))).differences.map(({ path }) => path)
    expect(await paths([{ ...samples[0]!, acc: 0 }, samples[1]], undefined)).toEqual([
      `samples_t_${TIME}.jsonl:1.acc`,
    ])
    for (const key of ['acc,none', 'acc_norm,none', 'acc_norm_stderr,none', 'sample_len']) {
      const value = (results.results.t as Record<string, unknown>)[key] as number
      expect(await paths(samples, changed(results, ['results', 't', key], value + 0.001))).toEqual([
        `results_${TIME}.json.results.t.${key}`,
      ])
    }
  })

  it('compares answers as the config of the task says', async () => {
    const written = (id: number, answer: string, exact_match: number) => ({
      doc_id: id,
      doc: {},
      target: 'New York',
      arguments: { gen_args_0: { arg_0: 'Q', arg_1: { until: [] } } },
      resps: [[answer]],
      filtered_resps: [answer],
      filter: 'none',
      metrics: ['exact_match'],
      exact_match,
    })
    const lines = [written(0, 'new york!', 1), written(1, 'York', 0)]
    const metric = {
      metric: 'exact_match',
      ignore_case: true,
      ignore_punctuation: true,
      regexes_to_ignore: ['(?s)#.*'],
    }
    const content = { results: {}, configs: { t: { metric_list: [metric] } } }
    expect(await verifyLmEval(await folderOf(lines, content))).toMatchObject({ checked: 2, differences: [] })
    const strict = changed(content, ['configs', 't', 'metric_list', '0', 'ignore_case'], false)
    expect((await verifyLmEval(await folderOf(lines, strict))).differences).toHaveLength(1)
    expect((await verifyLmEval(await folderOf(lines, undefined))).unchecked.map(({ path }) => path)).toEqual([
      `samples_t_${TIME}.jsonl.exact_match`,
      'results',
    ])
  })

  it('names what is not there or was cut off', async () => {
    expect(await refusal(async () => verifyLmEval(await emptyFolder()))).toMatch(
      /^EMPTY_INPUT: .*found no samples_\*\.jsonl/,
    )
    const folder = await folderOf(samples, undefined)
    const path = join(folder, `samples_t_${TIME}.jsonl`)
    await writeFile(path, readFileSync(path, 'utf8').slice(0, -20))
    expect(await refusal(() => verifyLmEval(path))).toMatch(/^FILE_CORRUPT: .*line 2: the line was cut off/)
  })
})
