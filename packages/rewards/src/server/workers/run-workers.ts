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
 * @returns in the first process what ends the others. In the others it does not return: they end with their server.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for fewer than one.
 */
export async function runWorkers(
  workers: number,
  start: (peers: Peers) => Promise<RewardServer>,
): Promise<Workers> {
  if (!(Number.isInteger(workers) && workers >= 1)) {
    const message = `runWorkers: workers is ${workers}; a whole number of at least 1 is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { workers })
  }
  const given = process.env[PEERS]
  return cluster.isWorker && given !== undefined ? serve(JSON.parse(given) as Peers, start) : fork(workers)
}

const PEERS = 'POLYFACT_PEERS'

async function serve(peers: Peers, start: (peers: Peers) => Promise<RewardServer>): Promise<never> {
  const server = await start(peers)
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve)
    // the first process has ended, or asks for the end where there are no signals
    process.once('disconnect', resolve)
  })
  await server.close()
  process.exit(0)
}

function fork(count: number): Workers {
  const folder = mkdtempSync(join(tmpdir(), 'polyfact-'))
  const sockets = Array.from({ length: count }, (_, index) => socketIn(folder, index))
  const running = new Map<number, Worker>()
  let isClosing = false

  function begin(index: number) {
    if (isClosing) return
    const worker = cluster.fork({ [PEERS]: JSON.stringify({ index, sockets } satisfies Peers) })
    running.set(index, worker)
    worker.once('exit', () => {
      running.delete(index)
      if (!isClosing) setTimeout(begin, RESTART_MS, index)
    })
  }

  for (let index = 0; index < count; index++) begin(index)
  return {
    async close() {
      isClosing = true
      const ends = [...running.values()].map(
        (worker) =>
          new Promise<void>((resolve) => {
            worker.once('exit', () => resolve())
            worker.kill('SIGTERM')
          }),
      )
      await Promise.all(ends)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const socketIn = (folder: string, index: number) =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\${folder.replaceAll(/[\\/:]/g, '-')}-${index}`
    : join(folder, `${index}.sock`)
