import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { PolyfactError } from '@polyfact/schema'

const heldHere = new Set<string>()

/**
 * Keeps other servers from a file until it is released; the lock of a process that is gone does not count.
 *
 * @returns what releases it.
 * @throws {@link PolyfactError} `FILE_CHANGED` while another server has it.
 */
export function lockFile(path: string): () => void {
  const file = resolve(path)
  const lock = `${file}.lock`
  if (heldHere.has(file)) throw inUse(path, process.pid)
  for (;;) {
    try {
      writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number(readFileSync(lock, 'utf8'))
      // in a container every life of a server may have the same number
      if (holder !== process.pid && isAlive(holder)) throw inUse(path, holder)
      rmSync(lock, { force: true })
    }
  }
  heldHere.add(file)
  return () => {
    heldHere.delete(file)
    rmSync(lock, { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function inUse(path: string, holder: number): PolyfactError {
  const message = `createRewardServer: the state file ${path} is in use by process ${holder}; a file of its own for every server is expected; where that process is no server, remove ${path}.lock`
  return new PolyfactError('FILE_CHANGED', message, { path, holder })
}
