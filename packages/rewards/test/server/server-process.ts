import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** A process of a server that listens. */
export interface Listening {
  readonly url: string
  readonly worker: number
  readonly pid: number
}

/** A server in a process of its own. */
export interface ServerProcess {
  readonly child: ChildProcess
  /** The next process that listens. */
  listening(): Promise<Listening>
  /** Resolves to its exit code. */
  ended(): Promise<number | null>
  /** Ends it, gently or as a power cut would. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
}

export function startServerProcess(
  port: number,
  state = '',
  workers = 1,
  stderr: 'inherit' | 'pipe' = 'inherit',
): ServerProcess {
  const program = fileURLToPath(new URL('server-program.ts', import.meta.url))
  const child = fork(program, [`${port}`, state, `${workers}`], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', stderr, 'ipc'],
  })
  const ended = async () => ((await once(child, 'exit')) as [number | null])[0]
  const told: Listening[] = []
  const waiting: ((one: Listening) => void)[] = []
  child.on('message', (message: Listening) => {
    const wait = waiting.shift()
    if (wait) wait(message)
    else told.push(message)
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    child,
    listening: async () => told.shift() ?? new Promise((resolve) => waiting.push(resolve)),
    ended,
    async end(signal) {
      const code = ended()
      child.kill(signal)
      return code
    },
  }
}
