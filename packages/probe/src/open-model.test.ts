import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { checkpointRevision, type WriteTinyCheckpointOptions, writeTinyCheckpoint } from '@polyfact/onnx'
import { describe, expect, it } from 'vitest'
import { collect } from '../test/facts.js'
import { installedBeside } from '../test/installed-beside.js'
import { temporaryFolder } from '../test/temporary-folder.js'
import { type OpenProgress, openModel } from './open-model.js'
import { scoreCandidates } from './score-candidates.js'

const cpu = { provider: 'cpu' } as const

async function tiny(options: Partial<WriteTinyCheckpointOptions> = {}): Promise<string> {
  const folder = join(await temporaryFolder(), 'tiny')
  await writeTinyCheckpoint(folder, { architecture: 'qwen2', seed: 1, ...options })
  return folder
}

const refusal = (folder: string, options = {}) =>
  openModel(folder, { ...cpu, ...options }).then(
    () => expect.fail('an error was expected'),
    (error: unknown) => error,
  )

describe('openModel', () => {
  it('says what was opened, and how', async () => {
    const folder = await tiny()
    const stages: OpenProgress[] = []
    await using model = await openModel(folder, { ...cpu, onProgress: (stage) => stages.push(stage) })
    expect(model).toMatchObject({
      reference: { id: 'tiny', revision: await checkpointRevision(folder), architecture: 'Qwen2ForCausalLM' },
      provider: 'cpu',
      precision: 'float32',
      maxPositions: 4096,
      vocabularySize: 272,
      tokenizer: { revision: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) },
      versions: {
        '@polyfact/probe': expect.stringMatching(/^\d+\.\d+\.\d+/),
        'onnxruntime-node': expect.stringMatching(/^1\./),
      },
    })
    expect(stages).toEqual([{ stage: 'reading' }, { stage: 'loading' }])
  })

  it('takes repository and commit from a Hugging Face cache, whose files are links', async () => {
    const commit = '0123456789abcdef0123456789abcdef01234567'
    const source = await tiny()
    const cache = join(await temporaryFolder(), 'models--org--tiny-model')
    const snapshot = join(cache, 'snapshots', commit)
    await mkdir(join(cache, 'blobs'), { recursive: true })
    await mkdir(snapshot, { recursive: true })
    for (const file of await readdir(source)) {
      await rename(join(source, file), join(cache, 'blobs', `blob-${file}`))
      await symlink(join('..', '..', 'blobs', `blob-${file}`), join(snapshot, file), 'file')
    }
    await using model = await openModel(snapshot, cpu)
    expect(model.reference).toMatchObject({ id: 'org/tiny-model', revision: commit })
  })

  it('is closed once, and then refuses to run', async () => {
    const model = await openModel(await tiny(), cpu)
    await Promise.all([model.close(), model.close()])
    const stream = scoreCandidates(model, [], { languages: ['en'] })
    expect(await collect(stream)).toEqual([])
    const none = new BigInt64Array(1)
    await expect(
      model.logProbabilities({
        rows: 1,
        width: 1,
        inputIds: none,
        positionIds: none.slice(),
        attentionMask: Uint8Array.of(1),
        scoreRows: none.slice(),
        scoreTargets: none.slice(),
      }),
    ).rejects.toMatchObject({ code: 'MODEL_REPLY_INVALID' })
  })

  it('takes fewer positions where they are asked for, not more than the model has', async () => {
    const folder = await tiny({ maxPositions: 128 })
    await using model = await openModel(folder, { ...cpu, maxPositions: 64 })
    expect(model.maxPositions).toBe(64)
    expect(await refusal(folder, { maxPositions: 129 })).toMatchObject({ code: 'OUT_OF_RANGE' })
  })
})

describe('openModel (bad input)', () => {
  it('refuses a folder that is missing, and one without a tokenizer', async () => {
    const folder = await tiny()
    expect(await refusal(join(folder, 'absent'))).toMatchObject({ code: 'FILE_NOT_FOUND' })
    await rm(join(folder, 'tokenizer.json'))
    expect(await refusal(folder)).toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringContaining('tokenizer.json'),
    })
  })

  it('refuses a truncated file of weights', async () => {
    const folder = await tiny()
    const path = join(folder, 'model.safetensors')
    await writeFile(path, (await readFile(path)).subarray(0, -100))
    expect(await refusal(folder)).toMatchObject({ code: 'FILE_CORRUPT' })
  })

  it('refuses a model that needs more memory than there is, unless it is forced', async () => {
    const folder = await tiny()
    // 1e6 tokens of a row attend to 1e6: 32 TB
    const tokenBudget = 1e6
    expect(await refusal(folder, { tokenBudget })).toMatchObject({
      code: 'OUT_OF_MEMORY',
      message: expect.stringMatching(/tiny needs about [\d.]+ GB of memory and [\d.]+ GB are free/),
    })
    await using model = await openModel(folder, { ...cpu, tokenBudget, force: 'ignore-memory' })
    expect(model.provider).toBe('cpu')
  })

  it.each(['auto', 'cpu', 'cuda'])(
    'says how to install onnxruntime-node where it is not, asked for %s',
    async (provider) => {
      const dist = await installedBeside(
        '@huggingface/tokenizers',
        '@polyfact/onnx',
        '@polyfact/schema',
        'zod',
      )
      const elsewhere = await import(/* @vite-ignore */ pathToFileURL(join(dist, 'index.js')).href)
      await expect(elsewhere.openModel(await tiny(), { provider })).rejects.toMatchObject({
        code: 'DEPENDENCY_MISSING',
        message: expect.stringContaining('npm install onnxruntime-node'),
      })
    },
  )

  it.each([
    [{ force: 'yes' }, 'UNKNOWN_OPTION'],
    [{ provider: 'gpu' }, 'UNKNOWN_OPTION'],
    [{ threads: 0 }, 'OUT_OF_RANGE'],
    [{ tokenBudget: 0.5 }, 'OUT_OF_RANGE'],
  ])('refuses %j as %s', async (options, code) => {
    expect(await refusal(await tiny(), options)).toMatchObject({ code })
  })

  it('stops when the caller does', async () => {
    expect(await refusal(await tiny(), { signal: AbortSignal.abort() })).toMatchObject({ code: 'ABORTED' })
  })
})

interface Golden {
  readonly options: WriteTinyCheckpointOptions
  readonly questions: readonly {
    readonly prompt: string
    readonly candidates: readonly {
      readonly text: string
      readonly tokens: number
      readonly logLikelihood: number
    }[]
  }[]
}

describe('openModel and scoreCandidates (reference)', async () => {
  const goldens = fileURLToPath(new URL('../../onnx/test/golden/', import.meta.url))
  const names = (await readdir(goldens)).filter((name) => name.endsWith('.json'))
  const scheme = /^Question: (.*)\nAnswer:$/s

  it.each(names)('gives the log-likelihoods of transformers for %s', async (name) => {
    const { options, questions }: Golden = JSON.parse(await readFile(join(goldens, name), 'utf8'))
    await using model = await openModel(await tiny(options), cpu)
    const facts = questions.map(({ prompt, candidates }) => ({
      id: prompt,
      subject: { id: 'Q1' },
      property: { id: 'P1' },
      object: { id: 'Q1' },
      languages: {
        en: {
          question: scheme.exec(prompt)![1]!,
          candidates: candidates.map(({ text }, index) => ({ id: `Q${index + 1}`, text })),
        },
      },
    }))
    const lines = await collect(scoreCandidates(model, facts, { languages: ['en'] }))
    expect(lines).toHaveLength(3)
    for (const [index, { candidates }] of lines.entries()) {
      for (const [place, { tokens, sum }] of candidates.entries()) {
        const golden = questions[index]!.candidates[place]!
        expect(tokens).toBe(golden.tokens)
        expect(Math.abs(sum! - golden.logLikelihood)).toBeLessThan(1e-4)
      }
    }
  })
})
