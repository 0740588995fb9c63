import { createHash } from 'node:crypto'
import { truncateSync } from 'node:fs'
import { cp, open, readFile, rename, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { tinyCheckpoint } from '../../test/tiny-checkpoint.js'
import { checkpointRevision } from './checkpoint-revision.js'

describe('checkpointRevision', () => {
  it('is the digest of names, lengths and contents', async () => {
    const { folder } = await tinyCheckpoint({ shards: 2 })
    const hash = createHash('sha256')
    for (const name of [
      'config.json',
      'model-00001-of-00002.safetensors',
      'model-00002-of-00002.safetensors',
    ]) {
      const content = await readFile(join(folder, name))
      hash.update(`${name}\0${content.length}\0`).update(content)
    }
    expect(await checkpointRevision(folder)).toBe(`sha256:${hash.digest('hex')}`)
  })

  it('does not depend on the folder, on links or on other files', async () => {
    const checkpoint = await tinyCheckpoint()
    const copy = join(await temporaryFolder(), 'copy')
    await cp(checkpoint.folder, copy, { recursive: true })
    await writeFile(join(copy, 'tokenizer.json'), '{}')
    const blob = join(await temporaryFolder(), 'blob')
    await rename(join(copy, 'model.safetensors'), blob)
    await symlink(blob, join(copy, 'model.safetensors'))
    expect(await checkpointRevision(copy)).toBe(await checkpointRevision(checkpoint))
  })

  it('changes with a single bit of the weights, and with config.json', async () => {
    const checkpoint = await tinyCheckpoint()
    const before = await checkpointRevision(checkpoint)
    const { path } = checkpoint.weightFiles[0]!
    const file = await open(path, 'r+')
    const last = (await file.stat()).size - 1
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, last)
    await file.write(Buffer.of(buffer[0]! ^ 1), 0, 1, last)
    await file.close()
    const between = await checkpointRevision(checkpoint)
    expect(between).not.toBe(before)
    await writeFile(join(checkpoint.folder, 'config.json'), '{}')
    expect(await checkpointRevision(checkpoint)).not.toBe(between)
  })

  it('tells how far it is', async () => {
    const checkpoint = await tinyCheckpoint({ hiddenSize: 256, intermediateSize: 512 })
    const reports: { bytesRead: number; bytesTotal: number }[] = []
    await checkpointRevision(checkpoint, { onProgress: (progress) => reports.push(progress) })
    const steps = reports.map(({ bytesRead }, index) => bytesRead - (reports[index - 1]?.bytesRead ?? 0))
    expect(steps.length).toBeGreaterThan(3)
    expect(Math.max(...steps)).toBeLessThanOrEqual(2 ** 20)
    expect(Math.min(...steps)).toBeGreaterThan(0)
    expect(reports.at(-1)!.bytesRead).toBe(reports[0]!.bytesTotal)
  })

  it('stops when it is told to', async () => {
    const checkpoint = await tinyCheckpoint()
    await expectError(() => checkpointRevision(checkpoint, { signal: AbortSignal.abort() }), 'ABORTED')
    const controller = new AbortController()
    const onProgress = () => controller.abort()
    await expectError(
      () => checkpointRevision(checkpoint, { signal: controller.signal, onProgress }),
      'ABORTED',
    )
  })

  it('notices files that go or shrink meanwhile', async () => {
    const checkpoint = await tinyCheckpoint()
    const { path } = checkpoint.weightFiles[0]!
    const onProgress = () => truncateSync(path, 10) // called first when config.json has been read
    await expectError(
      () => checkpointRevision(checkpoint, { onProgress }),
      'FILE_CORRUPT',
      path,
      'and then 10',
    )
    await unlink(path)
    await expectError(() => checkpointRevision(checkpoint), 'FILE_NOT_FOUND', path)
  })
})
