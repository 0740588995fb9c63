import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../test/temporary-folder.js'
import { chooseProvider, cudaFilesProblem } from './provider.js'

describe('chooseProvider', () => {
  it('takes the CPU without a word when it is asked for', async () => {
    const onNotice = (notice: string) => {
      throw new Error(notice)
    }
    expect(await chooseProvider('cpu', { onNotice })).toBe('cpu')
  })

  it('is strict for cuda where auto falls back, and gives one notice with the same reason', async () => {
    const notices: string[] = []
    const provider = await chooseProvider('auto', { onNotice: (notice) => notices.push(notice) })
    if (provider === 'cuda') {
      expect(notices).toEqual([])
      expect(await chooseProvider('cuda')).toBe('cuda')
      return
    }
    expect(notices).toEqual([expect.stringMatching(/^CUDA is not used, the CPU is: /)])
    const reason = notices[0]!.replace(/^.*?: /, '')
    await expect(chooseProvider('cuda')).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      message: `openModel: CUDA does not work here: ${reason}`,
    })
  })

  it('refuses another provider by name', async () => {
    await expect(chooseProvider('tpu' as 'cpu')).rejects.toMatchObject({
      code: 'UNKNOWN_OPTION',
      message: expect.stringContaining('"tpu"'),
    })
  })
})

describe('cudaFilesProblem', () => {
  const linux = { platform: 'linux', arch: 'x64' }

  it('says where CUDA is never to be had', () => {
    expect(cudaFilesProblem('/ort', { platform: 'darwin', arch: 'arm64' })).toMatch(
      /linux-x64 only.*darwin-arm64/,
    )
    expect(cudaFilesProblem('/ort', { platform: 'linux', arch: 'arm64' })).toMatch(/linux-arm64/)
  })

  it('names the files that are missing, their place and the command that gets them', async () => {
    const folder = await temporaryFolder()
    const libraries = join(folder, 'bin', 'napi-v6', 'linux', 'x64')
    await mkdir(libraries, { recursive: true })
    const both = cudaFilesProblem(folder, linux)!
    expect(both).toContain(
      'libonnxruntime_providers_shared.so and libonnxruntime_providers_cuda.so are not in',
    )
    expect(both).toContain(libraries)
    expect(both).toContain(`node ${join(folder, 'script', 'install')}`)

    await writeFile(join(libraries, 'libonnxruntime_providers_shared.so'), '')
    expect(cudaFilesProblem(folder, linux)).toMatch(/^libonnxruntime_providers_cuda.so is not in/)

    await writeFile(join(libraries, 'libonnxruntime_providers_cuda.so'), '')
    expect(cudaFilesProblem(folder, linux)).toBeUndefined()
  })
})
