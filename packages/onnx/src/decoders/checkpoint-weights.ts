import type { TensorLocation } from '../checkpoint/weight-files.js'
import { storedElementType } from '../graph/element-types.js'
import { addInitializer, type ElementType, type Graph, type Value } from '../graph/graph.js'
import { cast, gather } from '../graph/ops.js'

/** Tensors of a checkpoint as values of a graph, in the type that is computed with. */
export interface CheckpointWeights {
  /** A whole tensor. */
  tensor(name: string): Value
  /** Rows of a table, which alone are converted: the table is not copied for a few of its rows. */
  rows(name: string, indices: Value): Value
  /**
   * A table in blocks of whole rows, none larger than `blockBytes` once converted.
   *
   * While ONNX Runtime loads a model, it holds one weight of a linear layer twice: as it was converted and
   * as it is packed for multiplication. The output head is by far the largest; in blocks it does not double
   * for that moment.
   */
  blocks(name: string, blockBytes?: number): Value[]
}

/** Bytes of a block where none are said: 64 MiB, about the largest other weights of a small model. */
export const BLOCK_BYTES = 2 ** 26

/**
 * Gives a graph access to tensors, each of which becomes a constant of the graph when it is first asked
 * for.
 *
 * @param computed - the type that is computed with; other types are converted once, for all who use the
 * tensor.
 */
export function checkpointWeights(
  graph: Graph,
  tensors: ReadonlyMap<string, TensorLocation>,
  computed: ElementType,
): CheckpointWeights {
  const stored = (tensor: TensorLocation) => graph.values.get(tensor.name) ?? addTensor(graph, tensor)
  const converted = (tensor: TensorLocation) => {
    const name = `${tensor.name}.${computed}`
    return graph.values.get(name) ?? cast(graph, stored(tensor), computed, name)
  }
  return {
    tensor: (name) => converted(tensors.get(name)!),
    rows: (name, indices) => cast(graph, gather(graph, stored(tensors.get(name)!), indices), computed),
    blocks: (name, blockBytes = BLOCK_BYTES) => splitRows(tensors.get(name)!, blockBytes).map(converted),
  }
}

function addTensor(graph: Graph, { name, format, shape, file, offset, length }: TensorLocation): Value {
  const value = { name, elementType: storedElementType[format], axes: shape }
  return addInitializer(graph, value, { file, offset, length })
}

/**
 * Consecutive rows of a table lie together in the file, so that a block is a place in the file of its own.
 */
function splitRows(table: TensorLocation, blockBytes: number): TensorLocation[] {
  const [rows, width] = table.shape as [number, number]
  const rowsPerBlock = Math.max(1, Math.floor(blockBytes / (4 * width)))
  if (rows <= rowsPerBlock) return [table]
  const rowBytes = table.length / rows
  return Array.from({ length: Math.ceil(rows / rowsPerBlock) }, (_, block) => {
    const start = block * rowsPerBlock
    const end = Math.min(start + rowsPerBlock, rows)
    return {
      ...table,
      name: `${table.name}[${start}:${end}]`,
      shape: [end - start, width],
      offset: table.offset + start * rowBytes,
      length: (end - start) * rowBytes,
    }
  })
}
