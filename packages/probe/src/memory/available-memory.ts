import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { freemem } from 'node:os'
import { join, posix } from 'node:path'
import { promisify } from 'node:util'

/**
 * Memory in bytes that can still be taken without swapping.
 *
 * On Linux the kernel's estimate (`MemAvailable`, which counts file caches as free), and less where a control group
 * (a container) allows less; the caches of a group count as free too. On macOS see {@link reclaimableOnMac}. On Windows
 * what the system calls free, which has the file caches in it.
 *
 * @param root - Root of the file system that `/proc` and `/sys` are read from.
 */
export async function availableMemory(root = '/'): Promise<number> {
  const meminfo = await readText(join(root, 'proc/meminfo'))
  const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo ?? '')?.[1]
  const system = kibibytes === undefined ? await systemMemory() : Number(kibibytes) * 1024
  return Math.min(system, ...(await groupRooms(root)))
}

async function systemMemory(): Promise<number> {
  if (process.platform !== 'darwin') return freemem()
  const { stdout } = await promisify(execFile)('/usr/bin/vm_stat').catch(() => ({ stdout: '' }))
  return reclaimableOnMac(stdout) ?? freemem()
}

/**
 * Bytes that macOS can give to a process, from the output of `vm_stat`: free, speculative and inactive pages.
 *
 * What `os.freemem` returns there is the free pages alone, a small part of the memory of an idle machine.
 *
 * @returns undefined when a line is missing.
 * @see psutil, `virtual_memory().available` on macOS
 *
 * @internal
 */
export function reclaimableOnMac(vmStat: string): number | undefined {
  const pageSize = /page size of (\d+) bytes/.exec(vmStat)?.[1]
  const pages = ['free', 'speculative', 'inactive'].map(
    (kind) => new RegExp(`^Pages ${kind}:\\s+(\\d+)\\.$`, 'm').exec(vmStat)?.[1],
  )
  if (pageSize === undefined || pages.includes(undefined)) return undefined
  return Number(pageSize) * pages.reduce((sum, count) => sum + Number(count), 0)
}

/** Room in each control group from the process's own up to the root; version 2, then version 1. */
async function groupRooms(root: string): Promise<number[]> {
  const groups = (await readText(join(root, 'proc/self/cgroup'))) ?? ''
  const unified = /^0::(\/.*)$/m.exec(groups)?.[1]
  const legacy = /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(\/.*)$/m.exec(groups)?.[1]
  const rooms: Promise<number>[] = []
  for (const path of withAncestors(unified)) {
    const folder = join(root, 'sys/fs/cgroup', path)
    rooms.push(room(folder, 'memory.max', 'memory.current'))
  }
  for (const path of withAncestors(legacy)) {
    const folder = join(root, 'sys/fs/cgroup/memory', path)
    rooms.push(room(folder, 'memory.limit_in_bytes', 'memory.usage_in_bytes'))
  }
  return Promise.all(rooms)
}

async function room(folder: string, limitFile: string, usageFile: string): Promise<number> {
  const [limit, usage, stat] = await Promise.all(
    [limitFile, usageFile, 'memory.stat'].map((file) => readText(join(folder, file))),
  )
  if (!/^\d+$/.test(limit?.trim() ?? '') || usage === undefined) return Number.POSITIVE_INFINITY // no limit is "max"
  const caches = [...(stat ?? '').matchAll(/^(?:in)?active_file (\d+)$/gm)]
  const reclaimable = caches.reduce((sum, [, bytes]) => sum + Number(bytes), 0)
  return Math.max(0, Number(limit) - Number(usage) + reclaimable)
}

function withAncestors(path: string | undefined): string[] {
  if (path === undefined) return []
  return path === '/' ? [path] : [path, ...withAncestors(posix.dirname(path))]
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined) // absent on other systems
}
