import { open } from 'node:fs/promises'
import { bytesPerFloat, encodeFloats, type FloatFormat } from '../checkpoint/float-formats.js'
import { weightStream } from './random-weights.js'
import type { RandomTensor } from './tiny-checkpoint-tensors.js'

/** Numbers made and written at a time: 1 MiB of float32. */
const CHUNK = 2 ** 18

/** Bytes of a tensor's numbers in a file. */
export function tensorBytes(tensor: Pick<RandomTensor, 'shape'>, dtype: FloatFormat): number {
  return elementCount(tensor) * bytesPerFloat[dtype]
}

/**
 * Writes tensors to a new `.safetensors` file, in the given order, at constant memory.
 *
 * @throws the file system's error where the file exists or cannot be written; `signal.reason` when aborted.
 * @see the format — https://huggingface.co/docs/safetensors/index#format
 */
export async function writeSafetensors(
  path: string,
  tensors: readonly RandomTensor[],
  options: { dtype: FloatFormat; seed: number; signal?: AbortSignal | undefined },
): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.write(safetensorsHeader(tensors, options.dtype))
    const buffer = new Float32Array(CHUNK)
    for (const tensor of tensors) {
      const fill = weightStream(`${options.seed}:${tensor.name}`, tensor.centre, tensor.halfWidth)
      for (let left = elementCount(tensor); left > 0; left -= CHUNK) {
        options.signal?.throwIfAborted()
        const values = buffer.subarray(0, Math.min(left, CHUNK))
        fill(values)
        await file.write(encodeFloats(values, options.dtype))
      }
    }
  } finally {
    await file.close()
  }
}

/**
 * The length of the header in 8 bytes, then the header as JSON, padded with spaces so that numbers begin at a
 * multiple of 8.
 */
function safetensorsHeader(tensors: readonly RandomTensor[], dtype: FloatFormat): Uint8Array {
  let offset = 0
  const header: Record<string, unknown> = { __metadata__: { format: 'pt' } }
  for (const tensor of tensors) {
    const end = offset + tensorBytes(tensor, dtype)
    header[tensor.name] = { dtype, shape: tensor.shape, data_offsets: [offset, end] }
    offset = end
  }
  const json = JSON.stringify(header)
  const length = Math.ceil(json.length / 8) * 8
  const bytes = Buffer.alloc(8 + length, ' ')
  bytes.writeBigUInt64LE(BigInt(length))
  bytes.write(json, 8, 'latin1')
  return bytes
}

function elementCount(tensor: Pick<RandomTensor, 'shape'>): number {
  return tensor.shape.reduce((product, size) => product * size, 1)
}
