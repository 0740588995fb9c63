import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../test/temporary-folder.js'
import { chooseProvider, missingForCuda } from './provider.js'

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
    expect(notices).toEqual([
      expect.stringMatching(/^the model runs on the CPU, because CUDA does not work here: /),
    ])
    const reason = notices[0]!.replace(/^.*?: /, '')
    await expect(chooseProvider('cuda')).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      message: expect.stringContaining(`openModel: CUDA does not work here: ${reason}`),
    })
  })

  it('refuses another provider by name', async () => {
    await expect(chooseProvider('tpu' as 'cpu')).rejects.toMatchObject({
      code: 'UNKNOWN_OPTION',
      message: expect.stringContaining('"tpu"'),
    })
  })
})

describe('missingForCuda', () => {
  const linux = { platform: 'linux', arch: 'x64' }

  it('says where CUDA is never to be had', () => {
    const [mac, ...others] = missingForCuda('ort', { platform: 'darwin', arch: 'arm64' })
    expect(mac).toMatch(/linux-x64 only.*darwin-arm64/)
    expect(others).toEqual([])
    expect(missingForCuda('ort', { platform: 'linux', arch: 'arm64' })[0]).toMatch(/linux-arm64/)
  })

  it('names driver and files that are missing, and how to get them, until all are there', async () => {
    const root = await temporaryFolder()
    const libraries = join(root, 'ort', 'bin', 'napi-v6', 'linux', 'x64')
    const missing = () => missingForCuda(join(root, 'ort'), linux, root)
    await mkdir(libraries, { recursive: true })
    await mkdir(join(root, 'dev'))
    const [driver, files] = missing()
    expect(driver).toMatch(/no NVIDIA driver.*install its driver/)
    expect(files).toContain(
      'libonnxruntime_providers_shared.so and libonnxruntime_providers_cuda.so are not in',
    )
    expect(files).toContain(libraries)
    expect(files).toContain(`node ${join(root, 'ort', 'script', 'install')}`)

    await writeFile(join(root, 'dev', 'nvidiactl'), '')
    await writeFile(join(libraries, 'libonnxruntime_providers_shared.so'), '')
    expect(missing()).toEqual([expect.stringMatching(/^libonnxruntime_providers_cuda.so is not in/)])

    await writeFile(join(libraries, 'libonnxruntime_providers_cuda.so'), '')
    expect(missing()).toEqual([])
  })
})
