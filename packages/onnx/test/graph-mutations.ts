import type { DecoderConfig } from '../src/checkpoint/decoder-config.js'
import type { Attribute, Graph, GraphNode, Value } from '../src/graph/graph.js'

/** A fault in a graph, written as what it does to the nodes. */
export type GraphMutation = (graph: Graph) => Graph

/** Replaces every node that `change` returns something for. */
function rewrite(change: (node: GraphNode) => GraphNode | readonly GraphNode[] | undefined): GraphMutation {
  return (graph) => ({ ...graph, nodes: graph.nodes.flatMap((node) => change(node) ?? node) })
}

const makes = (node: GraphNode, ending: string) => node.outputs[0]!.name.endsWith(ending)

const identity = (input: Value, output: Value): GraphNode => {
  return { op: 'Identity', inputs: [input], outputs: [output], attributes: {} }
}

/** Sets an attribute of every node of an operator. */
export function withAttribute(
  op: string,
  name: string,
  change: (old: Attribute) => Attribute,
): GraphMutation {
  return rewrite((node) => {
    if (node.op !== op) return undefined
    return { ...node, attributes: { ...node.attributes, [name]: change(node.attributes[name]!) } }
  })
}

/** Puts another operator in the place of every node of one. */
export function replaceOperator(op: string, by: string): GraphMutation {
  return rewrite((node) => (node.op === op ? { ...node, op: by } : undefined))
}

/** Cuts off the last input of the nodes of an operator whose output's name ends so: a bias, a mask. */
export function dropLastInput(op: string, ending = ''): GraphMutation {
  return rewrite((node) => {
    if (node.op !== op || !makes(node, ending)) return undefined
    return { ...node, inputs: node.inputs.slice(0, -1) }
  })
}

/** Leaves out the norms whose weight's name ends so. */
export function dropNorm(ending: string): GraphMutation {
  return rewrite((node) => {
    const isMeant = node.op === 'SimplifiedLayerNormalization' && node.inputs[1]!.name.endsWith(ending)
    return isMeant ? identity(node.inputs[0]!, node.outputs[0]!) : undefined
  })
}

/** Loses what came before a sum: `x + f(x)` becomes `f(x)`. */
export const dropResidual: GraphMutation = rewrite((node) => {
  return node.op === 'Add' ? identity(node.inputs[1]!, node.outputs[0]!) : undefined
})

/** Leaves the keys as they are where queries and keys are rotated, one after the other. */
export function rotateQueriesOnly(graph: Graph): Graph {
  const rotations = graph.nodes.filter(({ op }) => op === 'RotaryEmbedding')
  const ofKeys = new Set(rotations.filter((_, index) => index % 2 === 1))
  return rewrite((node) => (ofKeys.has(node) ? identity(node.inputs[0]!, node.outputs[0]!) : undefined))(
    graph,
  )
}

/** Exchanges the weights of two modules of every layer. */
export function exchangeWeights(one: string, other: string): GraphMutation {
  return (graph) => {
    const weightOf = new Map(graph.nodes.map((node) => [node.outputs[0]!.name, node.inputs[1]!]))
    return rewrite((node) => {
      const { name } = node.outputs[0]!
      const twin = name.endsWith(one) ? name.replace(one, other) : name.replace(other, one)
      if (twin === name) return undefined
      return { ...node, inputs: node.inputs.map((input, at) => (at === 1 ? weightOf.get(twin)! : input)) }
    })(graph)
  }
}

/** Norms the sum instead of what is added to it: `x + N(f)` becomes `N(x + f)`. */
export function normAfterSum(graph: Graph): Graph {
  const norms = new Map(
    graph.nodes
      .filter(({ op }) => op === 'SimplifiedLayerNormalization')
      .map((node) => [node.outputs[0]!.name, node]),
  )
  const isAdded = (node: GraphNode) =>
    graph.nodes.some(({ op, inputs }) => op === 'Add' && inputs[1] === node.outputs[0])
  return rewrite((node) => {
    if (norms.get(node.outputs[0]!.name) === node && isAdded(node)) return []
    const norm = node.op === 'Add' ? norms.get(node.inputs[1]!.name) : undefined
    if (norm === undefined) return undefined
    const sum = { ...node.outputs[0]!, name: `${node.outputs[0]!.name}.bare` }
    return [
      { ...node, inputs: [node.inputs[0]!, norm.inputs[0]!], outputs: [sum] },
      { ...norm, inputs: [sum, norm.inputs[1]!], outputs: node.outputs },
    ]
  })(graph)
}

/** Deals key-value heads out in turn (0, 1, 0, 1) instead of in groups (0, 0, 1, 1). */
export function keyValueHeadsInTurn({ heads, keyValueHeads, headSize }: DecoderConfig): GraphMutation {
  const group = heads / keyValueHeads
  const dealt = Array.from(
    { length: heads },
    (_, at) => Math.floor(at / group) + (at % group) * keyValueHeads,
  )
  const back = dealt.map((_, head) => dealt.indexOf(head))
  const columns = (order: number[]) =>
    order.flatMap((head) => Array.from({ length: headSize }, (_, at) => head * headSize + at))
  const there = indices('heads dealt', columns(dealt))
  const return_ = indices('heads back', columns(back))
  const pick = (input: Value, order: Value, output: Value): GraphNode => {
    return { op: 'Gather', inputs: [input, order], outputs: [output], attributes: { axis: { int: 2 } } }
  }
  const rewired = rewrite((node) => {
    if (node.op !== 'Attention') return undefined
    const [queries, ...others] = node.inputs as [Value, ...Value[]]
    const [output] = node.outputs as [Value]
    const dealtQueries = { ...queries, name: `${queries.name}.dealt` }
    const dealtOutput = { ...output, name: `${output.name}.dealt` }
    return [
      pick(queries, there.value, dealtQueries),
      { ...node, inputs: [dealtQueries, ...others], outputs: [dealtOutput] },
      pick(dealtOutput, return_.value, output),
    ]
  })
  return (graph) => {
    const constants = [there, return_].map((constant) => [constant.value.name, constant] as const)
    return { ...rewired(graph), initializers: new Map([...graph.initializers, ...constants]) }
  }
}

function indices(name: string, numbers: number[]) {
  const bytes = new Uint8Array(BigInt64Array.from(numbers, BigInt).buffer)
  const value: Value = { name, elementType: 'int64', axes: [numbers.length] }
  return { value, content: { bytes } }
}

/** Reads the stored numbers as another type of the same size. */
export function readStoredAs(elementType: Value['elementType']): GraphMutation {
  return (graph) => ({
    ...graph,
    initializers: new Map(
      [...graph.initializers].map(([name, constant]) => {
        if ('bytes' in constant.content) return [name, constant]
        return [name, { ...constant, value: { ...constant.value, elementType } }]
      }),
    ),
  })
}

/** Puts rotary tables of exact angles in the place of those that are rounded as transformers rounds. */
export function exactRotaryTables(theta: number): GraphMutation {
  return (graph) => {
    const exact = (name: string, wave: (angle: number) => number) => {
      const constant = graph.initializers.get(name)!
      const [positions, pairs] = constant.value.axes as [number, number]
      const angle = (at: number) => Math.floor(at / pairs) * theta ** (-(at % pairs) / pairs)
      const table = Float32Array.from({ length: positions * pairs }, (_, at) => wave(angle(at)))
      return [name, { ...constant, content: { bytes: new Uint8Array(table.buffer) } }] as const
    }
    const tables = [exact('rotary.cosines', Math.cos), exact('rotary.sines', Math.sin)]
    return { ...graph, initializers: new Map([...graph.initializers, ...tables]) }
  }
}
