import { PolyfactError } from '@polyfact/schema/errors'
import { type Axis, formatAxes, multiplyAxes, sameAxes } from './axes.js'
import { elementTypeCode } from './element-types.js'
import { addInitializer, addNode, type ElementType, type Graph, type Value } from './graph.js'

/** Row lookup: `table[indices]`; `[rows, …]` and `[…]` make `[…, …]`. */
export function gather(graph: Graph, table: Value, indices: Value, name?: string): Value {
  const axes = [...indices.axes, ...table.axes.slice(1)]
  const attributes = { axis: { int: 0 } }
  return addNode(graph, {
    op: 'Gather',
    inputs: [table, indices],
    attributes,
    name,
    elementType: table.elementType,
    axes,
  })
}

/** The same numbers in another type; the value itself where it has that type. */
export function cast(graph: Graph, x: Value, elementType: ElementType, name?: string): Value {
  if (x.elementType === elementType) return x
  const attributes = { to: { int: elementTypeCode[elementType] } }
  return addNode(graph, { op: 'Cast', inputs: [x], attributes, name, elementType, axes: x.axes })
}

/** The same numbers in the same order under other axes. */
export function reshape(graph: Graph, x: Value, axes: readonly Axis[], name?: string): Value {
  if (multiplyAxes(x.axes) !== multiplyAxes(axes)) throw mismatch('reshape', [x], formatAxes(axes))
  if (name === undefined && sameAxes(x.axes, axes)) return x
  const target = constantTarget(graph, x, axes) ?? targetFromInputs(graph, axes)
  return addNode(graph, { op: 'Reshape', inputs: [x, target], name, elementType: x.elementType, axes })
}

/** Targets as ONNX spells them: 0 keeps the axis at the same place, a single −1 takes what is left. */
function constantTarget(graph: Graph, x: Value, axes: readonly Axis[]): Value | null {
  const target = axes.map((axis, index) =>
    typeof axis === 'number' ? axis : x.axes[index] === axis ? 0 : -1,
  )
  return target.filter((axis) => axis === -1).length > 1 ? null : integers(graph, target)
}

/** The lengths of named axes, read from inputs alone: an activation would have to be kept for its shape. */
function targetFromInputs(graph: Graph, axes: readonly Axis[]): Value {
  const last = typeof axes.at(-1) === 'number' ? -1 : axes.at(-1)! // one target for all widths
  const parts = [...axes.slice(0, -1), last]
  const name = `shape${formatAxes(parts)}`
  const known = graph.values.get(name)
  if (known) return known
  const inputs = parts.map((axis) =>
    typeof axis === 'number' ? integers(graph, [axis]) : axisLength(graph, axis),
  )
  return addNode(graph, {
    op: 'Concat',
    inputs,
    attributes: { axis: { int: 0 } },
    name,
    elementType: 'int64',
    axes: [parts.length],
  })
}

function axisLength(graph: Graph, axis: string): Value {
  const name = `length[${axis}]`
  const known = graph.values.get(name)
  if (known) return known
  const input = graph.inputs.find(({ axes }) => axes.includes(axis))
  if (input === undefined) throw new PolyfactError('INVALID_INPUT', `graph: no input has the axis ${axis}`)
  const start = input.axes.indexOf(axis)
  const attributes = { start: { int: start }, end: { int: start + 1 } }
  return addNode(graph, { op: 'Shape', inputs: [input], attributes, name, elementType: 'int64', axes: [1] })
}

function integers(graph: Graph, values: readonly number[]): Value {
  const name = `int64${formatAxes(values)}`
  const bytes = new Uint8Array(BigInt64Array.from(values, BigInt).buffer)
  return (
    graph.values.get(name) ??
    addInitializer(graph, { name, elementType: 'int64', axes: [values.length] }, { bytes })
  )
}

/**
 * Linear layer `x Wᵀ + b`, as PyTorch stores it: x `[rows, inputs]`, weight `[outputs, inputs]`, bias
 * `[outputs]`.
 */
export function linear(graph: Graph, x: Value, weight: Value, bias: Value | null, name?: string): Value {
  const inputs = bias === null ? [x, weight] : [x, weight, bias]
  const [rows, width] = x.axes
  const [outputs, weightWidth] = weight.axes
  const fits = x.axes.length === 2 && weight.axes.length === 2 && width === weightWidth
  if (!fits || (bias !== null && !sameAxes(bias.axes, [outputs!])))
    throw mismatch('linear', inputs, '[r, i], [o, i], [o]')
  const attributes = { transB: { int: 1 } }
  return addNode(graph, {
    op: 'Gemm',
    inputs,
    attributes,
    name,
    elementType: x.elementType,
    axes: [rows!, outputs!],
  })
}

/** RMSNorm over the last axis: `x / √(mean x² + ε) ⊙ weight`, computed in float32. */
export function rmsNorm(graph: Graph, x: Value, weight: Value, epsilon: number, name?: string): Value {
  if (!sameAxes(weight.axes, x.axes.slice(-1))) throw mismatch('rmsNorm', [x, weight], '[…, w], [w]')
  // ONNX Runtime's own operator, which it registers in the default domain; the standard one came with opset 23
  const attributes = { axis: { int: -1 }, epsilon: { float: epsilon }, stash_type: { int: 1 } }
  return addNode(graph, {
    op: 'SimplifiedLayerNormalization',
    inputs: [x, weight],
    attributes,
    name,
    elementType: x.elementType,
    axes: x.axes,
  })
}

/**
 * Cosines and sines by position `[positions, head size / 2]`, and the positions of the tokens `[batch,
 * sequence]`.
 */
export interface Rotation {
  readonly cosines: Value
  readonly sines: Value
  readonly positions: Value
}

/** Rotates the halves of every head: `x cos + (−x₂, x₁) sin`; x `[batch, sequence, heads × head size]`. */
export function rotate(graph: Graph, x: Value, rotation: Rotation, heads: number, name?: string): Value {
  const { cosines, sines, positions } = rotation
  const inputs = [x, cosines, sines, positions]
  const half = cosines.axes[1]!
  if (x.axes[2] !== multiplyAxes([2, heads, half]) || !sameAxes(cosines.axes, sines.axes))
    throw mismatch('rotate', inputs, '[b, s, heads × 2h], [p, h], [p, h], [b, s]')
  const attributes = { num_heads: { int: heads }, interleaved: { int: 0 } }
  return addNode(graph, {
    op: 'RotaryEmbedding',
    inputs,
    attributes,
    name,
    elementType: x.elementType,
    axes: x.axes,
  })
}

/** Head counts of {@link attention}; every key-value head serves `heads / keyValueHeads` heads in a row. */
export interface AttentionShape {
  readonly heads: number
  readonly keyValueHeads: number
  /** Factor of the scores before the softmax. */
  readonly scale: number
}

/**
 * The tensors of {@link attention}; the mask `[batch, 1, sequence, sequence]` is true where a row may look.
 */
export interface AttentionInputs {
  readonly queries: Value
  readonly keys: Value
  readonly values: Value
  readonly mask: Value
}

/**
 * `softmax(scale · Q Kᵀ where mask) V`, head by head; Q `[batch, sequence, heads × size]`, K and V the same
 * by key-value heads.
 */
export function attention(
  graph: Graph,
  tensors: AttentionInputs,
  shape: AttentionShape,
  name?: string,
): Value {
  const { queries, keys, values, mask } = tensors
  const inputs = [queries, keys, values, mask]
  const size = Number(keys.axes[2]) / shape.keyValueHeads
  if (
    queries.axes[2] !== size * shape.heads ||
    !sameAxes(keys.axes, values.axes) ||
    mask.elementType !== 'bool'
  )
    throw mismatch(
      'attention',
      inputs,
      '[b, s, heads × h], [b, s, keyValueHeads × h] twice, bool [b, 1, s, s]',
    )
  const attributes = {
    q_num_heads: { int: shape.heads },
    kv_num_heads: { int: shape.keyValueHeads },
    scale: { float: shape.scale },
  }
  return addNode(graph, {
    op: 'Attention',
    inputs,
    attributes,
    name,
    elementType: queries.elementType,
    axes: queries.axes,
  })
}

/** Sum, element by element, of equal axes. */
export function add(graph: Graph, a: Value, b: Value, name?: string): Value {
  return elementwise(graph, 'Add', [a, b], name)
}

/** Product, element by element, of equal axes. */
export function multiply(graph: Graph, a: Value, b: Value, name?: string): Value {
  return elementwise(graph, 'Mul', [a, b], name)
}

/** `x σ(x)`, the SiLU. */
export function silu(graph: Graph, x: Value, name?: string): Value {
  return multiply(graph, x, elementwise(graph, 'Sigmoid', [x]), name)
}

function elementwise(graph: Graph, op: string, inputs: readonly Value[], name?: string): Value {
  const [{ axes, elementType }] = inputs as [Value]
  if (!inputs.every((x) => sameAxes(x.axes, axes) && x.elementType === elementType))
    throw mismatch(op, inputs, 'equal axes')
  return addNode(graph, { op, inputs, name, elementType, axes })
}

/** Tables side by side: `[rows, a]`, `[rows, b]`, … make `[rows, a + b + …]`. */
export function concatenate(graph: Graph, parts: readonly Value[], name?: string): Value {
  const { axes, elementType } = parts[0]!
  if (!parts.every((part) => part.axes.length === 2 && part.axes[0] === axes[0]))
    throw mismatch('concatenate', parts, '[r, a], [r, b], …')
  const width = parts.reduce((sum, part) => sum + Number(part.axes[1]), 0)
  const attributes = { axis: { int: 1 } }
  return addNode(graph, {
    op: 'Concat',
    inputs: parts,
    attributes,
    name,
    elementType,
    axes: [axes[0]!, width],
  })
}

/** Natural logarithm of the softmax over the last axis. */
export function logSoftmax(graph: Graph, x: Value, name?: string): Value {
  return addNode(graph, {
    op: 'LogSoftmax',
    inputs: [x],
    attributes: { axis: { int: -1 } },
    name,
    elementType: x.elementType,
    axes: x.axes,
  })
}

/** One element of every row: `x[i, indices[i, 0]]`; x `[rows, width]`, indices int64 `[rows, 1]`. */
export function gatherElements(graph: Graph, x: Value, indices: Value, name?: string): Value {
  if (!sameAxes(indices.axes, [x.axes[0]!, 1]))
    throw mismatch('gatherElements', [x, indices], '[r, w], [r, 1]')
  const attributes = { axis: { int: 1 } }
  return addNode(graph, {
    op: 'GatherElements',
    inputs: [x, indices],
    attributes,
    name,
    elementType: x.elementType,
    axes: indices.axes,
  })
}

function mismatch(op: string, inputs: readonly Value[], expected: string): PolyfactError {
  const found = inputs
    .map(({ name, elementType, axes }) => `${name} ${elementType} ${formatAxes(axes)}`)
    .join(', ')
  return new PolyfactError('SHAPE_MISMATCH', `graph: ${op}: found ${found}; expected ${expected}`, { op })
}
