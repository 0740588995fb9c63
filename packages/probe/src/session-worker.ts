/**
 * The thread that owns an ONNX Runtime session: `run` is synchronous native code and would stop the caller's thread.
 * Requests are answered one after another, in the order in which they came.
 */
import { parentPort } from 'node:worker_threads'
import { PolyfactError } from '@polyfact/schema'
import type * as ort from 'onnxruntime-node'
import { loadRuntime } from './onnx-runtime.js'
import type {
  NumberedReply,
  NumberedRequest,
  SessionFailure,
  SessionReplies,
  SessionRequest,
  Tensors,
  TensorValue,
} from './session-messages.js'

const port = parentPort
if (port === null) throw new Error('session-worker runs as a worker thread only')

const silent = 4 // failures reach us as exceptions; the runtime would print them as well

let runtime: typeof ort
let session: ort.InferenceSession | undefined
let queue = Promise.resolve()

port.on('message', ({ id, request }: NumberedRequest) => {
  queue = queue.then(() => answer(id, request))
})

async function answer(id: number, request: SessionRequest): Promise<void> {
  try {
    const value = await handle(request)
    const buffers =
      request.kind === 'run' ? Object.values(value as Tensors).map(({ data }) => data.buffer) : []
    port!.postMessage({ id, value } satisfies NumberedReply, buffers as ArrayBuffer[])
  } catch (error) {
    port!.postMessage({ id, failure: toFailure(error, request) } satisfies NumberedReply)
  }
  if (request.kind === 'close') port!.close()
}

function handle(request: SessionRequest): Promise<SessionReplies[keyof SessionReplies]> {
  if (request.kind === 'open') return open(request)
  if (request.kind === 'run') return run(request.feeds)
  return close()
}

async function open(request: SessionRequest & { kind: 'open' }): Promise<SessionReplies['open']> {
  runtime = await loadRuntime()
  session = await runtime.InferenceSession.create(request.model, {
    executionProviders: [request.provider],
    logSeverityLevel: silent,
    enableMemPattern: false, // shapes differ from run to run
    ...(request.threads === undefined ? {} : { intraOpNumThreads: request.threads }),
    extra: { session: { model_external_initializers_file_folder_path: request.externalDataFolder } },
  })
  return { runtimeVersion: runtime.env.versions.node ?? 'unknown' }
}

async function run(feeds: Tensors): Promise<Tensors> {
  const inputs = Object.entries(feeds).map(([name, value]) => [name, toTensor(value)])
  const outputs = await session!.run(Object.fromEntries(inputs), { logSeverityLevel: silent })
  return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, fromTensor(name, tensor)]))
}

async function close(): Promise<undefined> {
  await session?.release()
  session = undefined
}

function toTensor({ type, data, shape }: TensorValue): ort.Tensor {
  return new runtime.Tensor(type, data as Float32Array, shape) // the constructor checks type against data
}

/** A copy: the runtime's own buffer cannot be handed to another thread. */
function fromTensor(name: string, { type, data, dims }: ort.OnnxValue): TensorValue {
  if (type !== 'float32' && type !== 'int64' && type !== 'bool') {
    throw new PolyfactError(
      'MODEL_REPLY_INVALID',
      `session: output ${name} has the type ${type}; float32, int64 or bool is expected`,
      { name, type },
    )
  }
  return { type, data: (data as Float32Array).slice(), shape: [...dims] } as TensorValue
}

function toFailure(error: unknown, { kind }: SessionRequest): SessionFailure {
  if (PolyfactError.is(error)) return { code: error.code, message: error.message, details: error.details }
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim()
  const memory = /bad_alloc|failed to allocate|out of memory/i.test(message)
  return {
    code: memory ? 'OUT_OF_MEMORY' : 'MODEL_REPLY_INVALID',
    message: `session: ONNX Runtime could not ${kind} the model: ${message}`,
    details: { kind },
  }
}
