import type { Graph } from './graph.js'

/**
 * The same graph without the nodes and constants that no output depends on; inputs stay.
 *
 * ONNX Runtime runs every node it is given, needed or not.
 */
export function prune(graph: Graph): Graph {
  const needed = new Set(graph.outputs.map(({ name }) => name))
  const nodes = graph.nodes
    .toReversed()
    .filter(({ inputs, outputs }) => {
      const isNeeded = outputs.some(({ name }) => needed.has(name))
      if (isNeeded) for (const { name } of inputs) needed.add(name)
      return isNeeded
    })
    .reverse()
  const isKept = ([name]: [string, unknown]) => needed.has(name)
  return {
    inputs: [...graph.inputs],
    initializers: new Map([...graph.initializers].filter(isKept)),
    nodes,
    outputs: [...graph.outputs],
    values: new Map(
      [...graph.values].filter(
        ([name]) => needed.has(name) || graph.inputs.some((input) => input.name === name),
      ),
    ),
  }
}
