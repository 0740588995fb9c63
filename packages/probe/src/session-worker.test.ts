import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { trialModel } from '@polyfact/onnx'
import { describe, expect, it, onTestFinished } from 'vitest'
import { installedBeside } from '../test/installed-beside.js'
import { builtModule } from './built-module.js'
import type { NumberedReply, SessionRequest } from './session-messages.js'

const open: SessionRequest = {
  kind: 'open',
  model: trialModel(),
  externalDataFolder: '.',
  provider: 'cpu',
  threads: undefined,
}

function ask(path: string, request: SessionRequest): Promise<NumberedReply> {
  const worker = new Worker(path)
  onTestFinished(async () => void (await worker.terminate()))
  return new Promise((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', reject)
    worker.postMessage({ id: 7, request })
  })
}

describe('session-worker', () => {
  it('answers with the number of the request and the version of the runtime', async () => {
    expect(await ask(builtModule('session-worker'), open)).toEqual({
      id: 7,
      value: { runtimeVersion: expect.stringMatching(/^1\./) },
    })
  })

  it('says how to install onnxruntime-node where it is not', async () => {
    const dist = await installedBeside('@polyfact/schema', 'zod')
    expect(await ask(join(dist, 'session-worker.js'), open)).toEqual({
      id: 7,
      failure: {
        code: 'DEPENDENCY_MISSING',
        message: expect.stringMatching(/onnxruntime-node is not installed.*ONNXRUNTIME_NODE_INSTALL=skip/),
        details: expect.objectContaining({ package: 'onnxruntime-node' }),
      },
    })
  })

  it('wraps a failure of the runtime in one line', async () => {
    const reply = await ask(builtModule('session-worker'), { ...open, model: new Uint8Array(8) })
    expect(reply).toMatchObject({ failure: { code: 'MODEL_REPLY_INVALID', details: { kind: 'open' } } })
  })
})
