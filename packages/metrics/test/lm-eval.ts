import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyFolder } from './files.js'

/** What a test says of a sample; the rest is as the harness writes it. */
export interface SampleOptions {
  readonly id?: number
  readonly doc?: Record<string, unknown>
  readonly target?: unknown
  readonly lls?: readonly (number | string)[]
  readonly choices?: readonly string[]
  readonly rest?: Record<string, unknown>
}

/** A sample of a multiple-choice task, as lm_eval/loggers/evaluation_tracker.py writes it. */
export function sampleOf({
  id = 0,
  doc = { sample_id: `question/${id}` },
  target = '0',
  choices = ['A', 'B', 'C', 'D'],
  lls = choices.map((_, at) => -1 - at),
  rest = {},
}: SampleOptions = {}): Record<string, unknown> {
  const context = `question ${id}\nAnswer:`
  const responses = lls.map((ll) => [String(ll), 'False'])
  return {
    doc_id: id,
    doc,
    target: String(target),
    arguments: Object.fromEntries(
      choices.map((choice, at) => [`gen_args_${at}`, { arg_0: context, arg_1: ` ${choice}` }]),
    ),
    resps: responses.map((response) => [response]),
    filtered_resps: responses,
    filter: 'none',
    metrics: ['acc'],
    doc_hash: 'd',
    prompt_hash: 'p',
    target_hash: 't',
    acc: 0, // wrong on purpose: no verdict is read
    ...rest,
  }
}

/** A sample of a task in which a model writes its answer. */
export function generatedOf(
  id: number,
  text: string,
  target: string,
  rest: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    doc_id: id,
    doc: { key: `question/${id}` },
    target,
    arguments: { gen_args_0: { arg_0: 'Question:', arg_1: { until: ['\n'], do_sample: false } } },
    resps: [[text]],
    filtered_resps: [text],
    filter: 'none',
    metrics: ['exact_match'],
    exact_match: 0,
    ...rest,
  }
}

export const jsonl = (records: readonly unknown[]): string =>
  records.map((record) => `${typeof record === 'string' ? record : JSON.stringify(record)}\n`).join('')

/** A folder `Org__Model` with a file for each task, and other files as they are. */
export async function lmEvalFolder(
  tasks: Readonly<Record<string, readonly unknown[]>>,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = join(await emptyFolder(), 'Org__Model')
  await mkdir(folder)
  for (const [task, samples] of Object.entries(tasks)) {
    await writeFile(join(folder, `samples_${task}_2026-01-21T03-44-18.458309.jsonl`), jsonl(samples))
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}
