import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyFolder } from './records.js'
import { tinyModel } from './tiny-model.js'

const command = fileURLToPath(new URL('../bin/polyfact.js', import.meta.url))
const KILLS = 20

function evaluate(model: string, out: string): ChildProcess {
  const words = [
    '--model',
    model,
    '--out',
    out,
    '--languages',
    'en,sw,ja',
    '--limit',
    '120',
    '--provider',
    'cpu',
  ]
  return spawn(process.execPath, [command, 'evaluate', ...words], { stdio: 'ignore' })
}

/** Kills the process without warning as soon as the file has so many bytes; false when it ended before. */
async function killAt(process: ChildProcess, path: string, bytes: number): Promise<boolean> {
  let ended = false
  const end = new Promise<void>((resolve) => process.once('exit', () => resolve()))
  void end.then(() => {
    ended = true
  })
  while (!ended) {
    if ((await sizeOf(path)) >= bytes) {
      process.kill('SIGKILL')
      await end
      return process.signalCode === 'SIGKILL'
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return false
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    (file) => file.size,
    () => 0,
  )

const exitCode = (process: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => process.once('exit', resolve))

it(`comes to the same bytes after ${KILLS} kills at seeded points`, { timeout: 240_000 }, async () => {
  const model = await tinyModel({ hiddenSize: 192, intermediateSize: 512, layers: 4 }) // slow enough to be caught
  const [whole, killed] = [await emptyFolder(), await emptyFolder()]
  expect(await exitCode(evaluate(model, whole))).toBe(0)
  const expected = await readFile(join(whole, 'scores.jsonl'))
  const path = join(killed, 'scores.jsonl')

  // each run is killed after some of what is left, so that every one of them adds to the file; seeded by FC_SEED
  const [points] = fc.sample(
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: KILLS, maxLength: KILLS }),
    1,
  )
  let kills = 0
  for (const [index, point] of points!.entries()) {
    const kept = await sizeOf(path)
    const bytes = kept + 1 + (point * (expected.length - kept)) / (KILLS + 1 - index)
    if (await killAt(evaluate(model, killed), path, bytes)) kills++
  }
  expect(kills).toBe(KILLS)
  expect((await readFile(path)).length).toBeLessThan(expected.length)
  expect(await exitCode(evaluate(model, killed))).toBe(0)
  expect((await readFile(path)).equals(expected)).toBe(true)
})
