import { PolyfactError } from '@polyfact/schema/errors'
import type { Axis } from './axes.js'

/** Types of the numbers in a tensor, of those that graphs here use. */
export type ElementType = 'float32' | 'float16' | 'bfloat16' | 'int64' | 'bool'

/** A tensor that flows through a graph. Identity is its name, unique within the graph. */
export interface Value {
  readonly name: string
  readonly elementType: ElementType
  /** A name stands for the same length everywhere in a graph; every name is an axis of some input. */
  readonly axes: readonly Axis[]
}

/** A setting of a node; ONNX distinguishes whole numbers from others by type. */
export type Attribute = { readonly int: number } | { readonly float: number }

/** One operation. */
export interface GraphNode {
  /** An operator of ONNX's default domain. */
  readonly op: string
  readonly inputs: readonly Value[]
  readonly outputs: readonly Value[]
  readonly attributes: Readonly<Record<string, Attribute>>
}

/** A constant: its bytes, or the place in a file where they lie. */
export interface Initializer {
  readonly value: Value
  readonly content:
    | { readonly bytes: Uint8Array }
    | { readonly file: string; readonly offset: number; readonly length: number }
}

/**
 * A computation as data: what goes in, what is known beforehand, what is done in which order, what comes
 * out.
 *
 * Nodes stand in an order in which they can run. Grows by `addInput`, `addInitializer`, `addNode` and
 * `addOutput`.
 */
export interface Graph {
  readonly inputs: Value[]
  readonly initializers: Map<string, Initializer>
  readonly nodes: GraphNode[]
  readonly outputs: Value[]
  /** Every value by its name. */
  readonly values: Map<string, Value>
}

/** A graph without anything. */
export function createGraph(): Graph {
  return { inputs: [], initializers: new Map(), nodes: [], outputs: [], values: new Map() }
}

/** Adds a value that the caller provides at every run. Its named axes can be read by reshapes. */
export function addInput(graph: Graph, input: Value): Value {
  const value = declare(graph, input)
  graph.inputs.push(value)
  return value
}

/** Adds a constant; its axes are numbers. */
export function addInitializer(graph: Graph, value: Value, content: Initializer['content']): Value {
  const declared = declare(graph, value)
  graph.initializers.set(value.name, { value: declared, content })
  return declared
}

/** What {@link addNode} needs to know of a node with one output. */
export interface NewNode {
  readonly op: string
  readonly inputs: readonly Value[]
  readonly attributes?: Readonly<Record<string, Attribute>>
  /** Name of the output. @defaultValue the operator and a number */
  readonly name?: string | undefined
  readonly elementType: ElementType
  readonly axes: readonly Axis[]
}

/** Adds an operation after all those it depends on, and returns its output. */
export function addNode(graph: Graph, node: NewNode): Value {
  const { op, inputs, attributes = {}, elementType, axes } = node
  for (const input of inputs) {
    if (graph.values.get(input.name) !== input) throw mismatch(`${op}: ${input.name} is not of this graph`)
  }
  const name = node.name ?? `${op}_${graph.nodes.length}`
  const output = declare(graph, { name, elementType, axes })
  graph.nodes.push({ op, inputs, outputs: [output], attributes })
  return output
}

/** Makes a value of the graph an output, under its own name. */
export function addOutput(graph: Graph, output: Value): void {
  if (graph.values.get(output.name) !== output) throw mismatch(`${output.name} is not of this graph`)
  if (!graph.outputs.includes(output)) graph.outputs.push(output)
}

function declare(graph: Graph, value: Value): Value {
  if (graph.values.has(value.name))
    throw mismatch(`a second value is named ${value.name}; expected unique names`)
  graph.values.set(value.name, value)
  return value
}

function mismatch(text: string): PolyfactError {
  return new PolyfactError('INVALID_INPUT', `graph: ${text}`)
}
