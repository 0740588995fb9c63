import { mkdir, writeFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { availableMemory, reclaimableOnMac } from './available-memory.js'

/** A root folder with these files, as Linux has them. */
async function root(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder()
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

const vmStat = `Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                               13207.
Pages active:                            320106.
Pages inactive:                          317463.
Pages speculative:                         1822.
Pages throttled:                              0.
Pages wired down:                        128403.
Pages purgeable:                           4811.
`

const meminfo = 'MemTotal:       24000000 kB\nMemFree:         1000000 kB\nMemAvailable:   20000000 kB\n'

describe('availableMemory', () => {
  it('counts what the kernel would free, not only what is free', async () => {
    expect(await availableMemory(await root({ 'proc/meminfo': meminfo }))).toBe(20_000_000 * 1024)
  })

  it('takes the smallest room of the control groups above the process (version 2)', async () => {
    const folder = await root({
      'proc/meminfo': meminfo,
      'proc/self/cgroup': '0::/a/b\n',
      'sys/fs/cgroup/a/b/memory.max': 'max\n',
      'sys/fs/cgroup/a/b/memory.current': '100\n',
      'sys/fs/cgroup/a/memory.max': '5000\n',
      'sys/fs/cgroup/a/memory.current': '4000\n',
      'sys/fs/cgroup/a/memory.stat': 'anon 3000\nactive_file 300\ninactive_file 400\nslab 100\n',
    })
    expect(await availableMemory(folder)).toBe(5000 - 4000 + 300 + 400)
  })

  it('reads groups of version 1', async () => {
    const folder = await root({
      'proc/meminfo': meminfo,
      'proc/self/cgroup': '4:cpu,cpuacct:/\n3:memory:/pod\n',
      'sys/fs/cgroup/memory/pod/memory.limit_in_bytes': '7000',
      'sys/fs/cgroup/memory/pod/memory.usage_in_bytes': '6000',
    })
    expect(await availableMemory(folder)).toBe(1000)
  })

  it('finds a container’s own limit where its path is not mounted', async () => {
    const folder = await root({
      'proc/meminfo': meminfo,
      'proc/self/cgroup': '0::/docker/0123\n',
      'sys/fs/cgroup/memory.max': '900\n',
      'sys/fs/cgroup/memory.current': '1000\n',
    })
    expect(await availableMemory(folder)).toBe(0)
  })

  it('is positive and below the total on this machine', async () => {
    const bytes = await availableMemory()
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(totalmem())
  })
})

describe('reclaimableOnMac', () => {
  it('adds inactive and speculative pages to the free ones', () => {
    expect(reclaimableOnMac(vmStat)).toBe(16384 * (13207 + 317463 + 1822))
  })

  it('says nothing where a line is missing', () => {
    expect(reclaimableOnMac('')).toBeUndefined()
    expect(reclaimableOnMac(vmStat.replace('inactive', 'idle'))).toBeUndefined()
  })
})
