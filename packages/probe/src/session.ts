import { Worker } from 'node:worker_threads'
import { PolyfactError, type PolyfactErrorCode } from '@polyfact/schema'
import { builtModule } from './built-module.js'
import type {
  NumberedReply,
  NumberedRequest,
  Provider,
  SessionReplies,
  SessionRequest,
  Tensors,
} from './session-messages.js'

/** What to open a session on. */
export interface SessionOptions {
  /** The bytes of an ONNX ModelProto. */
  readonly model: Uint8Array
  /** Real path of the folder that its external data lies in. */
  readonly externalDataFolder: string
  /** Where it runs; checked beforehand, see `chooseProvider`. */
  readonly provider: Provider
  /**
   * Threads inside an operation on the CPU.
   *
   * @defaultValue as many as the machine has physical cores
   */
  readonly threads?: number
  /**
   * Stops the opening, before the weights are loaded or after it: a thread that is ended inside of native code takes the
   * whole process with it. The session itself is stopped by `close`.
   */
  readonly signal?: AbortSignal
}

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: PolyfactError) => void
}

/**
 * An ONNX Runtime session in a thread of its own. Runs are queued and answered in order.
 *
 * An idle session does not keep the process alive; `close` releases its memory.
 */
export class Session implements AsyncDisposable {
  /** Version of onnxruntime-node. */
  runtimeVersion = ''
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  #next = 0
  #ended: PolyfactError | undefined
  #closing: Promise<void> | undefined

  /**
   * Starts the thread and loads the graph with its weights.
   *
   * @throws {@link PolyfactError} `DEPENDENCY_MISSING` without onnxruntime-node; `MODEL_REPLY_INVALID` when the runtime
   *   refuses the graph; `OUT_OF_MEMORY`; `ABORTED`.
   */
  static async open({
    model,
    externalDataFolder,
    provider,
    threads,
    signal,
  }: SessionOptions): Promise<Session> {
    const checkSignal = () => {
      if (signal?.aborted)
        throw new PolyfactError('ABORTED', 'session: stopped by the caller while the model was loaded')
    }
    checkSignal()
    // Flags of the caller's process are not for this thread: --input-type would keep it from starting.
    const session = new Session(new Worker(builtModule('session-worker'), { execArgv: [] }))
    try {
      const reply = await session.#ask<'open'>({ kind: 'open', model, externalDataFolder, provider, threads })
      checkSignal()
      session.runtimeVersion = reply.runtimeVersion
      return session
    } catch (error) {
      await session.close()
      throw error
    }
  }

  private constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (reply: NumberedReply) => this.#settle(reply))
    worker.on('error', (error) =>
      this.#end(
        new PolyfactError(
          'MODEL_REPLY_INVALID',
          `session: its thread failed: ${error.message}`,
          {},
          { cause: error },
        ),
      ),
    )
    worker.on('exit', (code) => {
      const why =
        this.#closing === undefined ? `its thread ended by itself (exit code ${code})` : 'it is closed'
      this.#end(new PolyfactError('MODEL_REPLY_INVALID', `session: ${why}; an open session is expected`))
    })
  }

  /**
   * Runs the graph once.
   *
   * @param feeds - Tensors by input name. Their buffers move to the session's thread: they are empty afterwards.
   * @returns Tensors by output name.
   * @throws {@link PolyfactError} `MODEL_REPLY_INVALID` when the runtime fails or the session is closed;
   *   `INVALID_INPUT` when a buffer cannot move, for instance because it was fed before; `OUT_OF_MEMORY`.
   */
  run(feeds: Tensors): Promise<Tensors> {
    const buffers = new Set(Object.values(feeds).map(({ data }) => data.buffer as ArrayBuffer))
    // Node reports an emptied buffer only where it is not to be moved; moved, it would arrive as an unreadable message.
    const filled = [...buffers].filter(({ byteLength }) => byteLength > 0)
    return this.#ask<'run'>({ kind: 'run', feeds }, filled)
  }

  /** Waits for the runs that were asked for, releases the weights and ends the thread. Closing twice is once. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  /** {@link close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  async #close(): Promise<void> {
    if (this.#ended !== undefined) return
    const exited = new Promise((resolve) => this.#worker.once('exit', resolve))
    await this.#ask<'close'>({ kind: 'close' }).catch((error: unknown) => {
      if (error !== this.#ended) throw error // a thread that has ended holds nothing any more
    })
    this.#worker.ref()
    await exited
  }

  #ask<Kind extends SessionRequest['kind']>(
    request: SessionRequest & { kind: Kind },
    buffers: ArrayBuffer[] = [],
  ): Promise<SessionReplies[Kind]> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    const id = this.#next++
    try {
      this.#worker.postMessage({ id, request } satisfies NumberedRequest, buffers)
    } catch (error) {
      return Promise.reject(unmovable(error as Error))
    }
    this.#worker.ref() // the process stays up while an answer is due
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  #settle(reply: NumberedReply): void {
    const waiting = this.#waiting.get(reply.id)
    this.#waiting.delete(reply.id)
    if (this.#waiting.size === 0) this.#worker.unref()
    if ('value' in reply) {
      waiting?.resolve(reply.value as never)
    } else {
      const { code, message, details } = reply.failure
      waiting?.reject(new PolyfactError(code as PolyfactErrorCode, message, details))
    }
  }

  #end(error: PolyfactError): void {
    this.#ended ??= error
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
  }
}

function unmovable(error: Error): PolyfactError {
  return new PolyfactError(
    'INVALID_INPUT',
    `session: a tensor cannot move to the session's thread (${error.message}); buffers that were not fed before and are not shared are expected`,
    {},
    { cause: error },
  )
}
