import { InferenceSession, Tensor } from 'onnxruntime-node'
import { onTestFinished } from 'vitest'
import type { DecoderGraph } from '../src/build-decoder.js'
import type { ReferenceInput } from './reference-decoder.js'

/** A session on the CPU, released when the test that asked for it has ended. */
export async function openSession(
  graph: Pick<DecoderGraph, 'model'> & { readonly externalDataFolder?: string },
): Promise<InferenceSession> {
  const folder = graph.externalDataFolder
  const session = await InferenceSession.create(graph.model, {
    logSeverityLevel: 3,
    ...(folder !== undefined && {
      extra: { session: { model_external_initializers_file_folder_path: folder } },
    }),
  })
  onTestFinished(() => session.release())
  return session
}

/** Feeds of a decoder for rows of equal length. */
export function decoderFeeds(rows: readonly ReferenceInput[]): Record<string, Tensor> {
  const sequence = rows[0]!.ids.length
  const shape = [rows.length, sequence]
  const mask = rows.flatMap((row) => row.mask.flat().map(Number))
  return {
    input_ids: integers(
      rows.flatMap(({ ids }) => ids),
      shape,
    ),
    position_ids: integers(
      rows.flatMap(({ positions }) => positions),
      shape,
    ),
    attention_mask: new Tensor('bool', Uint8Array.from(mask), [rows.length, 1, sequence, sequence]),
  }
}

/** An int64 tensor. */
export function integers(values: readonly number[], dims: readonly number[] = [values.length]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims)
}

/** Rows of a float32 tensor: all axes but the last one taken together. */
export function rowsOf(tensor: Tensor): number[][] {
  const width = tensor.dims.at(-1)!
  const numbers = tensor.data as Float32Array
  return Array.from({ length: numbers.length / width }, (_, row) =>
    Array.from(numbers.subarray(row * width, (row + 1) * width)),
  )
}

/** The largest difference of two tables, relative to the largest magnitude of the second. */
export function relativeDeviation(
  found: readonly (readonly number[])[],
  expected: readonly (readonly number[])[],
): number {
  const wanted = expected.flat()
  const own = found.flat()
  if (own.length !== wanted.length) return Number.NaN
  const difference = wanted.reduce((max, value, index) => Math.max(max, Math.abs(value - own[index]!)), 0)
  return difference / wanted.reduce((max, value) => Math.max(max, Math.abs(value)), 0)
}

/**
 * A prefix of 4 tokens and two continuations of 2, which see the prefix and themselves; no position follows
 * its index.
 */
export const treeInput: ReferenceInput = {
  ids: [5, 120, 33, 77, 8, 9, 200, 1],
  positions: [3, 4, 5, 6, 7, 8, 7, 8],
  mask: Array.from({ length: 8 }, (_, from) =>
    Array.from({ length: 8 }, (_, to) => to <= from && !(from >= 6 && to >= 4 && to < 6)),
  ),
}

/** An ordinary row of 5 tokens, padded to 8; a padded position sees itself. */
export const paddedInput: ReferenceInput = {
  ids: [250, 2, 2, 99, 14, 0, 0, 0],
  positions: [0, 1, 2, 3, 4, 0, 0, 0],
  mask: Array.from({ length: 8 }, (_, from) =>
    Array.from({ length: 8 }, (_, to) => (from < 5 ? to <= from : to === from)),
  ),
}
