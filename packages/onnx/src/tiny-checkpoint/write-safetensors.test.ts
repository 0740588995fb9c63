import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { encodeFloats } from '../checkpoint/float-formats.js'
import { weightStream } from './random-weights.js'
import { tensorBytes, writeSafetensors } from './write-safetensors.js'

const tensors = [
  { name: 'a', shape: [3], centre: 1, halfWidth: 0.5 },
  // larger than one chunk of 2^18 numbers
  { name: 'b.weight', shape: [2 ** 9, 2 ** 9 + 3], centre: 0, halfWidth: 0.1 },
]
const newFile = async () => join(await temporaryFolder(), 'x.safetensors')

describe('tensorBytes', () => {
  it('counts two bytes for a half and four for a single', () => {
    expect(tensorBytes({ shape: [2, 3] }, 'F16')).toBe(12)
    expect(tensorBytes({ shape: [2, 3] }, 'F32')).toBe(24)
  })
})

describe('writeSafetensors', () => {
  it('writes a header that says where each tensor is', async () => {
    const path = await newFile()
    await writeSafetensors(path, tensors, { dtype: 'BF16', seed: 5 })
    const file = await readFile(path)
    const length = Number(file.readBigUInt64LE())
    expect(length % 8).toBe(0)
    expect(JSON.parse(file.toString('utf8', 8, 8 + length))).toEqual({
      __metadata__: { format: 'pt' },
      a: { dtype: 'BF16', shape: [3], data_offsets: [0, 6] },
      'b.weight': { dtype: 'BF16', shape: [512, 515], data_offsets: [6, 6 + 2 * 512 * 515] },
    })
    expect(file.length).toBe(8 + length + 6 + 2 * 512 * 515)
  })

  it('writes the numbers of the stream that seed and name give, across chunks', async () => {
    const path = await newFile()
    await writeSafetensors(path, tensors, { dtype: 'BF16', seed: 5 })
    const values = new Float32Array(512 * 515)
    weightStream('5:b.weight', 0, 0.1)(values)
    const expected = encodeFloats(values, 'BF16')
    expect((await readFile(path)).subarray(-expected.length).equals(expected)).toBe(true)
  })

  it('replaces no file', async () => {
    const path = await newFile()
    await writeSafetensors(path, tensors.slice(0, 1), { dtype: 'F32', seed: 5 })
    const again = writeSafetensors(path, tensors, { dtype: 'F32', seed: 6 })
    await expect(again).rejects.toThrow('EEXIST')
  })

  it('stops at the signal', async () => {
    const signal = AbortSignal.abort(new Error('enough'))
    const stopped = writeSafetensors(await newFile(), tensors, { dtype: 'F32', seed: 5, signal })
    await expect(stopped).rejects.toThrow('enough')
  })
})
