import { Tensor } from 'onnxruntime-node'
import { addOutput, createGraph, type Graph, type Value } from '../src/graph/graph.js'
import { modelProto } from '../src/graph/model-proto.js'
import { openSession } from './run-decoder.js'

/** Builds a graph, runs it, and returns its only output. */
export async function runGraph(
  build: (graph: Graph) => Value,
  feeds: Record<string, Tensor>,
): Promise<Tensor> {
  const graph = createGraph()
  const output = build(graph)
  addOutput(graph, output)
  const session = await openSession({ model: modelProto(graph) })
  const outputs = await session.run(feeds)
  return outputs[output.name]!
}

/** A float32 tensor. */
export function floats(values: readonly number[], dims: readonly number[] = [values.length]): Tensor {
  return new Tensor('float32', Float32Array.from(values), dims)
}
