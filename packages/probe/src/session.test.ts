import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import type { Worker } from 'node:worker_threads'
import { trialModel } from '@polyfact/onnx'
import { describe, expect, it } from 'vitest'
import { Session, type SessionOptions } from './session.js'
import type { Tensors } from './session-messages.js'

const options: SessionOptions = { model: trialModel(), externalDataFolder: tmpdir(), provider: 'cpu' }
const x = (value: number): Tensors => ({
  x: { type: 'float32', data: Float32Array.of(value), shape: [1] },
})
const nextThread = () => new Promise<Worker>((resolve) => process.once('worker', resolve))
const isOpen = () => expect.fail('the session should not have opened')

describe('Session', () => {
  it('runs a graph in its thread', async () => {
    await using session = await Session.open(options)
    expect(await session.run(x(3))).toEqual({
      y: { type: 'float32', data: Float32Array.of(6), shape: [1] },
    })
    expect(session.runtimeVersion).toMatch(/^1\.\d+\.\d+/)
  })

  it('answers runs in the order in which they were asked', async () => {
    await using session = await Session.open(options)
    const answers = await Promise.all([1, 2, 3, 4].map((value) => session.run(x(value))))
    expect(answers.map(({ y }) => y!.data[0])).toEqual([2, 4, 6, 8])
  })

  it('moves the feeds to its thread', async () => {
    await using session = await Session.open(options)
    const feeds = x(3)
    await session.run(feeds)
    expect(feeds['x']!.data).toHaveLength(0)
  })

  it('refuses feeds that the graph does not take, and goes on', async () => {
    await using session = await Session.open(options)
    await expect(
      session.run({ x: { type: 'float32', data: new Float32Array(2), shape: [1, 2] } }),
    ).rejects.toMatchObject({ code: 'MODEL_REPLY_INVALID' })
    await expect(session.run({})).rejects.toMatchObject({ code: 'MODEL_REPLY_INVALID', message: /x/ })
    expect((await session.run(x(2)))['y']!.data[0]).toBe(4)
  })

  it('finishes what was asked before it closes, and nothing after', async () => {
    const session = await Session.open(options)
    const last = session.run(x(5))
    await Promise.all([session.close(), session.close()])
    expect((await last)['y']!.data[0]).toBe(10)
    await expect(session.run(x(1))).rejects.toMatchObject({
      code: 'MODEL_REPLY_INVALID',
      message: expect.stringContaining('it is closed'),
    })
    await session.close()
  })

  it('refuses a tensor that was fed before or is shared, and does not wait for an answer to it', async () => {
    await using session = await Session.open(options)
    const feeds = x(3)
    await session.run(feeds)
    const shared = new Float32Array(new SharedArrayBuffer(4))
    for (const wrong of [feeds, { x: { type: 'float32', data: shared, shape: [1] } } as Tensors]) {
      await expect(session.run(wrong)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('not fed before'),
      })
    }
    expect((await session.run(x(4)))['y']!.data[0]).toBe(8)
  })

  it('says so when its thread has ended by itself, and closes all the same', async () => {
    for (const when of ['before', 'while closing']) {
      const thread = nextThread()
      const session = await Session.open(options)
      const ended = (await thread).terminate()
      if (when === 'before') {
        await ended
        await expect(session.run(x(1))).rejects.toMatchObject({
          code: 'MODEL_REPLY_INVALID',
          message: expect.stringMatching(/its thread ended by itself \(exit code 1\)/),
        })
      }
      await session.close()
      await ended
    }
  })

  it.each([
    ['closes nothing', 'await Session.open(options)'],
    [
      'feeds one tensor twice',
      'const s = await Session.open(options); await s.run(x); await s.run(x).catch(() => {})',
    ],
  ])('lets a process end that %s', async (_, body) => {
    const program = `
      const { Session } = await import(${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)})
      const options = { model: Buffer.from('${Buffer.from(trialModel()).toString('hex')}', 'hex'), externalDataFolder: '.', provider: 'cpu' }
      const x = { x: { type: 'float32', data: Float32Array.of(3), shape: [1] } }
      ${body}
      console.log('at the end')`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 50_000,
    })
    expect(stdout).toBe('at the end\n')
  })

  it('refuses bytes that are no model, and leaves no thread behind', async () => {
    const thread = nextThread()
    await expect(
      Session.open({ ...options, model: Uint8Array.of(1, 2, 3) }).then(isOpen),
    ).rejects.toMatchObject({
      code: 'MODEL_REPLY_INVALID',
      message: expect.stringContaining('could not open the model'),
    })
    expect((await thread).threadId).toBe(-1) // it has ended
  })

  it('does not open when the caller has stopped, before or meanwhile', async () => {
    const aborted = expect.objectContaining({ code: 'ABORTED' })
    await expect(Session.open({ ...options, signal: AbortSignal.abort() }).then(isOpen)).rejects.toEqual(
      aborted,
    )
    const controller = new AbortController()
    const opening = Session.open({ ...options, signal: controller.signal })
    controller.abort()
    await expect(opening.then(isOpen)).rejects.toEqual(aborted)
  })
})
