import { addInput, addOutput, createGraph } from './graph/graph.js'
import { modelProto } from './graph/model-proto.js'
import { add } from './graph/ops.js'

/**
 * The smallest model worth running, to see whether an execution provider works: `y = x + x`.
 *
 * @returns the bytes of an ONNX model with input `x` and output `y`, both float32 `[length]`.
 */
export function trialModel(): Uint8Array {
  const graph = createGraph()
  const x = addInput(graph, { name: 'x', elementType: 'float32', axes: ['length'] })
  addOutput(graph, add(graph, x, x, 'y'))
  return modelProto(graph)
}
