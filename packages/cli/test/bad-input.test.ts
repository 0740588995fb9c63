import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type WriteTinyCheckpointOptions, writeTinyCheckpoint } from '@polyfact/onnx'
import { describe, expect, it } from 'vitest'
import { emptyFolder, header, record } from './records.js'

const command = fileURLToPath(new URL('../bin/polyfact.js', import.meta.url))

/** What the command leaves: its exit code, its results, and its complaints without the lines of progress. */
async function polyfact(...words: string[]) {
  return new Promise<{ code: unknown; stdout: string; complaints: string[] }>((resolve) => {
    execFile(process.execPath, [command, ...words], (error, stdout, stderr) => {
      const complaints = stderr.split('\n').filter((line) => !/^(opening the model …|scored .*|)$/.test(line))
      resolve({ code: error === null ? 0 : error.code, stdout, complaints })
    })
  })
}

async function refusal(...words: string[]): Promise<string> {
  const { code, stdout, complaints } = await polyfact(...words)
  expect(complaints).toEqual([expect.stringMatching(/^polyfact: /)])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  return complaints[0]!
}

/** A tiny checkpoint with a fault. */
async function checkpoint(
  fault: (folder: string) => Promise<void>,
  options: Partial<WriteTinyCheckpointOptions> = {},
): Promise<string> {
  const folder = join(await emptyFolder(), 'tiny')
  await writeTinyCheckpoint(folder, { architecture: 'qwen2', seed: 1, layers: 1, ...options })
  await fault(folder)
  return folder
}

const withConfig = (change: object) =>
  checkpoint(async (folder) => {
    const path = join(folder, 'config.json')
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), ...change }))
  })

const withWeights = (change: (bytes: Buffer) => Buffer) =>
  checkpoint(async (folder) => {
    const path = join(folder, 'model.safetensors')
    await writeFile(path, change(await readFile(path)))
  })

const evaluate = async (model: string, ...words: string[]) =>
  ['evaluate', '--model', model, '--provider', 'cpu', '--out', await emptyFolder()].concat(words)

const shard = 'model-00002-of-00002.safetensors'

describe('a checkpoint, through the command', () => {
  it.each<[string, () => Promise<string>, RegExp]>([
    ['an empty folder', emptyFolder, /has no config\.json; expected a Hugging Face checkpoint$/],
    [
      'no folder',
      async () => join(await emptyFolder(), 'none'),
      /none does not exist; expected a checkpoint/,
    ],
    [
      'another architecture',
      () => withConfig({ architectures: ['GPT2LMHeadModel'] }),
      /config\.json: architectures is \["GPT2LMHeadModel"\]; implemented: Qwen2ForCausalLM/,
    ],
    [
      'a config.json that lies about a shape',
      () => withConfig({ intermediate_size: 96 }),
      /tensor model\.layers\.0\.mlp\.\w+\.weight is \[[\d, ]+\]; config\.json calls for \[[\d, ]+\]$/,
    ],
    [
      'a setting that is not implemented',
      () => withConfig({ logit_scale: 0.5 }),
      /config\.json: logit_scale is 0\.5; it is not implemented for qwen2/,
    ],
    [
      'a truncated shard',
      () => checkpoint((folder) => truncate(join(folder, shard), 1000), { shards: 2 }),
      /model-00002-of-00002\.safetensors has 1000 bytes; expected \d+: it is truncated$/,
    ],
    [
      'a missing shard',
      () => checkpoint((folder) => rm(join(folder, shard)), { shards: 2 }),
      /model-00002-of-00002\.safetensors/,
    ],
    [
      'no tokenizer',
      () => checkpoint((folder) => rm(join(folder, 'tokenizer.json'))),
      /has no tokenizer\.json; a checkpoint with one is expected/,
    ],
    [
      'weights that are NaN',
      () => withWeights((bytes) => Buffer.concat([bytes.subarray(0, -2), Buffer.of(0xc0, 0x7f)])),
      /gives the log-likelihood NaN for candidate \S+ of fact \S+ in en; a finite number is expected/,
    ],
  ])('is refused: %s', async (_, make, expected) => {
    expect(await refusal(...(await evaluate(await make(), '--languages', 'en', '--limit', '1')))).toMatch(
      expected,
    )
  })

  it('is refused where it needs more memory than is free, unless it is forced', async () => {
    // the attention of so many heads would take a terabyte, were a text as long as the token budget
    const heads = { hiddenSize: 4, intermediateSize: 4, heads: 2 ** 17, keyValueHeads: 1, headSize: 2 }
    const model = await checkpoint(async () => {}, { architecture: 'llama', ...heads, maxPositions: 8 })
    const words = await evaluate(model, '--languages', 'en', '--limit', '1')
    expect(await refusal(...words)).toMatch(
      /needs about 1\d{3}\.\d GB of memory and [\d.]+ GB are free.*--force/,
    )
    expect(await refusal(...words, '--force')).toMatch(/has \d+ tokens; the model has 8 positions$/)
  })
})

/** A row of PolyFact-Clean in two languages; Q2 is the gold. */
function row(change: Record<string, unknown> = {}) {
  const options = { option_a: 'Paris', option_b: 'Lyon', option_c: 'Nice', option_d: 'Lille' }
  const asked = { ...options, answer_text: 'Paris', answer_index: 0, option_ids: ['Q2', 'Q3', 'Q4', 'Q5'] }
  const ids = { fact_id: 'Q1|P36|Q2', subject_id: 'Q1', property_id: 'P36', object_id: 'Q2' }
  const translations = { en: { question: 'Which?', ...asked }, sw: { question: 'Upi?', ...asked, ...change } }
  return { ...ids, subject: 'France', relation: 'capital', object: 'Paris', translations }
}

describe('data, through the command', () => {
  it.each<[string, string, string[], RegExp]>([
    [
      'a language with no facts',
      JSON.stringify(row()),
      ['--languages', 'en,fi'],
      /line 1: .* not there in fi/,
    ],
    [
      'no gold among the candidates',
      JSON.stringify(row({ option_ids: ['Q9', 'Q3', 'Q4', 'Q5'] })),
      [],
      /line 1: fact Q1\|P36\|Q2 has the answer Q9 \("Paris"\) in sw; its object Q2 is expected$/,
    ],
    [
      'duplicate candidate ids',
      JSON.stringify(row({ option_ids: ['Q2', 'Q3', 'Q3', 'Q5'] })),
      [],
      /line 1: fact Q1\|P36\|Q2 in sw: option_ids is .*; 4 distinct ids are expected/,
    ],
    [
      'two languages with different candidates',
      JSON.stringify(row({ option_ids: ['Q2', 'Q3', 'Q4', 'Q6'] })),
      [],
      /line 1: .* Q2, Q3, Q4, Q5 in en and Q2, Q3, Q4, Q6 in sw; all languages of a fact must have the same$/,
    ],
    ['a last line that is cut off', `${JSON.stringify(row())}\n{"fact_id`, [], /line 2: it is cut off/],
  ])('are refused before a model is opened: %s', async (_, text, words, expected) => {
    const data = await emptyFolder()
    await mkdir(join(data, 'data', 'parallel'), { recursive: true })
    await writeFile(join(data, 'data', 'parallel', 'test.jsonl'), text)
    expect(await refusal(...(await evaluate('no-model', '--data', data, ...words)))).toMatch(expected)
  })

  it('are refused where the sample lacks the language', async () => {
    expect(await refusal(...(await evaluate('no-model', '--languages', 'en,fi')))).toMatch(
      /the sample has no facts in fi; it has en, de, /,
    )
  })
})

describe('a file of scores, through the command', () => {
  const lines = [header, record(1, 'en'), record(1, 'sw')].map((line) => JSON.stringify(line))
  const whole = `${lines.join('\n')}\n`
  const inLast = (found: string, by: string) => {
    const at = whole.lastIndexOf(found)
    return whole.slice(0, at) + by + whole.slice(at + found.length)
  }

  it.each<[string, string, RegExp]>([
    ['a NaN', inLast('"sum":-3', '"sum":NaN'), /line 3: found "sum":NaN; a finite number is expected$/],
    ['an infinity', inLast('"sum":-3', '"sum":-1e999'), /line 3: .*sum.*expected/],
    ['a half-written last line', whole.slice(0, -40), /line 3: the line was cut off before its end/],
    ['a gold that is no candidate', inLast('"gold":"Q9"', '"gold":"Q7"'), /line 3: .* its gold Q7 must be/],
    ['duplicate candidate ids', inLast('"id":"Q8"', '"id":"Q9"'), /line 3: .* the candidate Q9 twice/],
    [
      'two languages with different candidates',
      inLast('"id":"Q8"', '"id":"Q7"'),
      /fact Q1\|P36\|Q9 ranks .* in en and .* in sw; all languages of a fact must have the same candidates$/,
    ],
  ])('is refused, and left as it is: %s', async (_, text, expected) => {
    const path = join(await emptyFolder(), 'scores.jsonl')
    await writeFile(path, text)
    const message = await refusal('metrics', path, '--json')
    expect(message).toMatch(expected)
    expect(message).toContain(path)
    expect(await readFile(path, 'utf8')).toBe(text)
  })
})
