/**
 * Building a graph of the shape of Qwen2.5-0.5B (494M parameters in BF16), which must not read the weights.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildDecoder } from '../src/build-decoder.js'
import { bytesReadSoFar, writeHollowCheckpoint } from '../test/hollow-checkpoint.js'

const ROUNDS = 7
const folder = await mkdtemp(join(tmpdir(), 'polyfact-bench-'))
try {
  const weightBytes = await writeHollowCheckpoint(folder)
  const name = `build a graph of ${(weightBytes / 2e6).toFixed(0)}M parameters`
  const seconds: number[] = []
  const before = await bytesReadSoFar()
  let modelBytes = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    const { model } = await buildDecoder(folder, { outputs: ['candidate-log-probabilities'] })
    seconds.push((performance.now() - start) / 1000)
    modelBytes = model.length
  }
  const bytesRead = ((await bytesReadSoFar()) - before) / ROUNDS
  console.log(`${name}: ${seconds.toSorted((a, b) => a - b)[ROUNDS >> 1]!.toFixed(3)} s (wanted < 0.5 s)`)
  console.log(
    `${name}, bytes read: ${(bytesRead / 1e6).toFixed(2)} MB of ${(weightBytes / 1e6).toFixed(0)} MB (wanted < 1 MB)`,
  )
  console.log(`${name}, size of the model: ${(modelBytes / 1e6).toFixed(2)} MB (wanted < 2 MB)`)
} finally {
  await rm(folder, { recursive: true, force: true })
}
