import cluster, { type Worker } from 'node:cluster'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PolyfactError } from '@polyfact/schema'
import type { RewardServer } from '../create-reward-server.js'
import type { Peers } from './owner-of.js'

/** Several processes that serve one address. */
export interface Workers {
  /** Ends all of them, each as its server ends. */
  close(): Promise<void>
}

/** Between the end of a process and the start of the one in its place. */
const RESTART_MS = 500

/**
 * Runs a server as several processes behind one address, to be called as the first thing of a program.
 *
 * The program is started once more for each process, and comes to the same call, where `start` creates the server and
 * lets it listen; the first process only hands out connections. Any process takes any call, and forwards a sample to the
 * one that holds its fact in its run. One that ends unasked is started again.
 *
 * @param workers - Number of processes; one for every core but those that the engine needs.
 * @param start - Creates the server with `peers` among its options, a state file of its own for every `peers.index`, and
 *   lets it listen.
 * @param onReady - Called in one of the processes, with its server, once all of them listen: before that, one that holds
 *   a fact may not be there yet.
 * @returns in the first process, once all others listen, what ends them. In the others it does not return: they end with
 *   their server.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for fewer than one; `INVALID_INPUT` when a process ends before it
 *   listened, such as for a port that is taken: it has said why.
 */
export async function runWorkers<Server extends RewardServer>(
  workers: number,
  start: (peers: Peers) => Promise<Server>,
  onReady: (server: Server) => void = () => {},
): Promise<Workers> {
  if (!(Number.isInteger(workers) && workers >= 1)) {
    const message = `runWorkers: workers is ${workers}; a whole number of at least 1 is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { workers })
  }
  const given = process.env[PEERS]
  return cluster.isWorker && given !== undefined
    ? serve(JSON.parse(given) as Peers, start, onReady)
    : fork(workers)
}

const PEERS = 'POLYFACT_PEERS'

/** Between the first process and the others: one listens; all do. */
const LISTENS = 'polyfact: listens'
const ALL_LISTEN = 'polyfact: all listen'

async function serve<Server extends RewardServer>(
  peers: Peers,
  start: (peers: Peers) => Promise<Server>,
  onReady: (server: Server) => void,
): Promise<never> {
  const server = await start(peers).catch((error: unknown) => {
    // a program that only says what was thrown would be held by the first process, and that one by it
    cluster.worker?.disconnect()
    throw error
  })
  process.on('message', (message) => {
    if (message === ALL_LISTEN) onReady(server)
  })
  process.send?.(LISTENS)
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve)
    // the first process has ended, or asks for the end where there are no signals
    process.once('disconnect', resolve)
  })
  await server.close()
  process.exit(0)
}

async function fork(count: number): Promise<Workers> {
  const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
  const sockets = Array.from({ length: count }, (_, index) => socketIn(folder, index))
  const running = new Map<number, Worker>()
  const listening = new Set<number>()
  let isClosing = false
  const close = async () => {
    isClosing = true
    await Promise.all([...running.values()].map(endOf))
    rmSync(folder, { recursive: true, force: true })
  }

  const allListen = new Promise<void>((resolve, reject) => {
    function begin(index: number) {
      if (isClosing) return
      const worker = cluster.fork({ [PEERS]: JSON.stringify({ index, sockets } satisfies Peers) })
      running.set(index, worker)
      worker.on('message', (message) => {
        if (message !== LISTENS || listening.has(index)) return // it was started again
        listening.add(index)
        if (listening.size < count) return
        running.get(0)?.send(ALL_LISTEN)
        resolve()
      })
      worker.once('exit', (code) => {
        running.delete(index)
        if (listening.has(index) && !isClosing) setTimeout(begin, RESTART_MS, index)
        else if (!isClosing) reject(neverListened(index, code))
      })
    }
    for (let index = 0; index < count; index++) begin(index)
  })
  try {
    await allListen
  } catch (error) {
    await close()
    throw error
  }
  return { close }
}

const endOf = (worker: Worker) =>
  new Promise<void>((resolve) => {
    worker.once('exit', () => resolve())
    worker.kill('SIGTERM')
  })

function neverListened(index: number, code: number | null): PolyfactError {
  const message = `runWorkers: process ${index} ended with code ${code} before it took calls; what it said above is the reason`
  return new PolyfactError('INVALID_INPUT', message, { index, code })
}

const socketIn = (folder: string, index: number) =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\${folder.replaceAll(/[\\/:]/g, '-')}-${index}`
    : join(folder, `${index}.sock`)
