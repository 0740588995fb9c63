import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { readSafetensorsHeader } from './safetensors-header.js'

interface Entry {
  dtype: string
  shape: number[]
  data_offsets: [number, number]
}

function file(header: unknown, dataBytes: number, headerLength?: number): Buffer {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(headerLength ?? json.length))
  return Buffer.concat([length, json, Buffer.alloc(dataBytes)])
}

async function read(content: Buffer) {
  const path = join(await temporaryFolder(), 'model.safetensors')
  await writeFile(path, content)
  return readSafetensorsHeader(path)
}

const a: Entry = { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] }
const b: Entry = { dtype: 'BF16', shape: [5], data_offsets: [24, 34] }

describe('readSafetensorsHeader', () => {
  it('counts offsets from the beginning of the file, in the order of the bytes', async () => {
    const header = { __metadata__: { format: 'pt' }, b, a }
    const start = 8 + JSON.stringify(header).length
    expect(await read(file(header, 34))).toEqual([
      { name: 'a', format: 'F32', shape: [2, 3], offset: start, length: 24 },
      { name: 'b', format: 'BF16', shape: [5], offset: start + 24, length: 10 },
    ])
  })

  it('takes tensors without numbers, and scalars', async () => {
    const header = {
      none: { dtype: 'F16', shape: [0, 4], data_offsets: [0, 0] },
      one: { dtype: 'F16', shape: [], data_offsets: [0, 2] },
    }
    expect((await read(file(header, 2))).map(({ length }) => length)).toEqual([0, 2])
  })

  it('names a file that is not there', async () => {
    await expectError(
      () => readSafetensorsHeader(join('nowhere', 'x.safetensors')),
      'FILE_NOT_FOUND',
      'x.safetensors',
    )
  })

  it('finds a file that was cut off, wherever', async () => {
    const whole = file({ a, b }, 34)
    const end = whole.length
    await expectError(() => read(Buffer.alloc(0)), 'FILE_CORRUPT', 'has 0 bytes')
    await expectError(() => read(whole.subarray(0, 7)), 'FILE_CORRUPT', 'has 7 bytes')
    await expectError(
      () => read(whole.subarray(0, 20)),
      'FILE_CORRUPT',
      `has 20 bytes; expected at least ${end - 34}`,
      'truncated',
    )
    await expectError(
      () => read(whole.subarray(0, end - 1)),
      'FILE_CORRUPT',
      `has ${end - 1} bytes; expected ${end}`,
      'truncated',
    )
    await expectError(
      () => read(Buffer.concat([whole, Buffer.alloc(1)])),
      'FILE_CORRUPT',
      'longer than its header says',
    )
  })

  it('knows a pointer of Git LFS, which a clone without its large files holds', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0f\nsize 988097824\n'
    await expectError(() => read(Buffer.from(pointer)), 'FILE_CORRUPT', 'Git LFS', 'git lfs pull')
  })

  it('refuses a header that is none', async () => {
    await expectError(() => read(file('[]', 0)), 'FILE_CORRUPT', 'no JSON object')
    await expectError(() => read(file('{"a":', 0)), 'FILE_CORRUPT', 'no JSON object')
    await expectError(() => read(file({ a: 1 }, 0)), 'FILE_CORRUPT', 'describes a as 1')
    await expectError(() => read(file({ a: { ...a, shape: [-1] } }, 0)), 'FILE_CORRUPT', 'describes a')
    await expectError(() => read(file({}, 0, 2 ** 40)), 'FILE_CORRUPT', 'at most 100000000')
  })

  it('refuses bytes that do not fit their shape, gaps and overlaps', async () => {
    await expectError(
      () => read(file({ a: { ...a, shape: [2, 2] } }, 24)),
      'FILE_CORRUPT',
      'gives a 24 bytes; expected 16 for F32 [2, 2]',
    )
    await expectError(
      () => read(file({ a, b: { ...b, data_offsets: [26, 36] } }, 36)),
      'FILE_CORRUPT',
      'stores b',
    )
    await expectError(
      () => read(file({ a, b: { ...b, data_offsets: [20, 30] } }, 30)),
      'FILE_CORRUPT',
      'stores b',
    )
    await expectError(
      () => read(file({ a: { ...a, data_offsets: [24, 0] } }, 24)),
      'FILE_CORRUPT',
      'gives a -24 bytes',
    )
  })

  it('names a type of number that is not implemented', async () => {
    const eight = { dtype: 'F8_E4M3', shape: [1], data_offsets: [0, 1] }
    await expectError(
      () => read(file({ eight }, 1)),
      'UNSUPPORTED_MODEL',
      'stores eight as F8_E4M3',
      'F32, BF16, F16',
    )
  })
})

describe('readSafetensorsHeader (properties)', () => {
  it('refuses every shorter piece of a file', async () => {
    const whole = file({ a, b }, 34)
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), (length) =>
        expectError(() => read(whole.subarray(0, length)), 'FILE_CORRUPT'),
      ),
      { numRuns: 30 },
    )
  })
})
