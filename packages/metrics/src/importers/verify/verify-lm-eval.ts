import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from '../imported-run.js'
import { taskOfFile } from '../lm-eval/benchmarks.js'
import { questionOfSample } from '../lm-eval/question-of-sample.js'
import { readSample } from '../lm-eval/sample.js'
import { cutOff, eachSampleLine } from '../lm-eval/sample-lines.js'
import { parsePythonJson } from '../python-json.js'
import { isObject, readJson } from '../read-json.js'
import { exactMatchOf } from './lm-eval-exact-match.js'
import { recomputeSample } from './lm-eval-sample.js'
import { createVerification, joinPath, type Verification, type VerificationWriter } from './verification.js'

/**
 * Checks what lm-evaluation-harness wrote: in every sample `acc`, `acc_norm`, `acc_bytes` and `exact_match` against its
 * log-likelihoods or its answer, and in the `results_*.json` beside the samples each mean over a task's samples.
 *
 * Means of zeros and ones are exact; means of fractions and standard errors are held to 1e-12 of their value, since
 * versions of Python add in different ways. Of samples that were written twice the last counts.
 *
 * @param path - A folder, or one file of it.
 */
export async function verifyLmEval(path: string, options: ImportOptions = {}): Promise<Verification> {
  const { samples, results } = await filesOf(path)
  const files = [...samples, ...results]
  const writer = createVerification('lm-eval', files)
  const stored = new Map<string, Record<string, unknown>>()
  for (const file of results) {
    const value = await readJson(file, options)
    if (isObject(value)) stored.set(file, value)
  }
  const values: TaskValues[] = []
  for (const file of samples) {
    const config = configOf(file, stored)
    values.push({
      file,
      task: taskOfFile(basename(file)),
      byMetric: await checkSamples(file, config, writer, options),
    })
  }
  for (const [file, value] of stored) checkResults(file, value, values, writer)
  if (stored.size === 0) writer.leave('results', 'no results_*.json stands beside the samples')
  return writer.verification
}

/** By metric and filter, as `acc,none`, and by sample, what each sample says. */
interface TaskValues {
  readonly file: string
  readonly task: string
  readonly byMetric: ReadonlyMap<string, ReadonlyMap<string, number>>
}

async function filesOf(path: string): Promise<{ samples: string[]; results: string[] }> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause
    throw new PolyfactError('FILE_NOT_FOUND', `${path}: no such file or folder`, { path }, { cause })
  })
  const folder = found.isDirectory() ? path : dirname(path)
  const names = (await readdir(folder)).sort()
  const own = basename(path)
  const isSample = /^samples_.*\.jsonl$/.test(own)
  const samples = names.filter((name) => (isSample ? name === own : /^samples_.*\.jsonl$/.test(name)))
  const results = names.filter((name) =>
    /^results.*\.json$/.test(own) && !found.isDirectory() ? name === own : /^results.*\.json$/.test(name),
  )
  if (samples.length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${path}: found no samples_*.jsonl; numbers are checked against the samples, which lm-evaluation-harness writes with --log_samples`,
      { path },
    )
  }
  return {
    samples: samples.map((name) => join(folder, name)),
    results: results.map((name) => join(folder, name)),
  }
}

function configOf(
  file: string,
  stored: ReadonlyMap<string, Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const task = taskOfFile(basename(file))
  for (const { configs } of stored.values()) {
    const config = isObject(configs) ? configs[task] : undefined
    if (isObject(config)) return config
  }
  return undefined
}

async function checkSamples(
  file: string,
  config: Record<string, unknown> | undefined,
  writer: VerificationWriter,
  options: ImportOptions,
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const name = basename(file)
  const target = config?.['doc_to_target']
  const targetField = typeof target === 'string' && /^\w+$/.test(target) ? target : undefined
  const delimiter = typeof config?.['target_delimiter'] === 'string' ? config['target_delimiter'] : ' '
  const exactMatch = exactMatchOf(config)
  const byMetric = new Map<string, Map<string, number>>()
  await eachSampleLine(
    file,
    (line) => {
      const sample = readSample(line, targetField === undefined ? [] : [targetField])
      const raw = parsePythonJson(line.bytes.toString('utf8', line.start, line.end))
      if (sample === undefined || !isObject(raw)) throw cutOff(file, line.number)
      writer.read(1)
      const place = `${name}:${line.number}`
      const computed = recomputeSample(
        sample,
        questionOfSample(sample, { delimiter, targetField }),
        exactMatch,
      )
      for (const metric of sample.metrics.map(String)) {
        if (!(metric in raw)) continue
        const stored = typeof raw[metric] === 'boolean' ? Number(raw[metric]) : raw[metric]
        if (metric in computed) writer.compare(joinPath(place, metric), stored, computed[metric])
        else writer.leave(joinPath(name, metric), 'its rule is not known here, or is not told by the files')
        const value = computed[metric] ?? stored
        const key = `${metric},${sample.filter}`
        const bySample = byMetric.get(key) ?? new Map<string, number>()
        byMetric.set(key, bySample)
        if (typeof value === 'number') bySample.set(String(sample.docId ?? line.number), value)
      }
    },
    options,
  )
  return byMetric
}

function checkResults(
  file: string,
  { results }: Record<string, unknown>,
  values: readonly TaskValues[],
  writer: VerificationWriter,
): void {
  const name = basename(file)
  for (const [task, stored] of Object.entries(isObject(results) ? results : {})) {
    const own = samplesOf(file, task, values)
    const path = joinPath(joinPath(name, 'results'), task)
    if (own === undefined) {
      writer.leave(path, 'no samples of it are there, as of a group of tasks')
      continue
    }
    for (const [key, value] of Object.entries(isObject(stored) ? stored : {})) {
      if (typeof value === 'number') checkAggregate(joinPath(path, key), key, value, own, writer)
    }
  }
}

/** The samples that were written together with a results file, by the time in both names; else the only ones. */
function samplesOf(file: string, task: string, values: readonly TaskValues[]): TaskValues | undefined {
  const time = /_(\d{4}-\d{2}-\d{2}T.*)\.json$/.exec(basename(file))?.[1]
  const own = values.filter((each) => each.task === task)
  return (
    own.find((each) => time !== undefined && each.file.includes(time)) ??
    (own.length === 1 ? own[0] : undefined)
  )
}

function checkAggregate(
  path: string,
  key: string,
  value: number,
  { byMetric }: TaskValues,
  writer: VerificationWriter,
): void {
  const [name = '', filter = 'none'] = key.split(',')
  const metric = name.replace(/_stderr$/, '')
  const bySample = byMetric.get(`${metric},${filter}`)
  if (bySample === undefined || bySample.size === 0) {
    if (name !== 'sample_len') writer.leave(path, 'no sample has this metric')
    else writer.compare(path, value, Math.max(...[...byMetric.values()].map(({ size }) => size)))
    return
  }
  const list = [...bySample.values()]
  const exact = name === metric && list.every(Number.isInteger)
  if (!exact) {
    writer.notice(
      'means of fractions and standard errors are held to 1e-12 of their value: versions of Python add in different ways',
    )
  }
  writer.compare(path, value, name === metric ? mean(list) : standardError(list), exact ? 0 : 1e-12)
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function standardError(values: readonly number[]): number {
  const middle = mean(values)
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  return Math.sqrt(squares / (values.length - 1)) / Math.sqrt(values.length)
}
