import { Tensor } from 'onnxruntime-node'
import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { integers } from '../../test/run-decoder.js'
import { floats, runGraph } from '../../test/run-graph.js'
import type { Axis } from './axes.js'
import { addInput, createGraph, type ElementType, type Graph, type Value } from './graph.js'
import * as ops from './ops.js'

const input = (
  graph: Graph,
  name: string,
  axes: readonly Axis[],
  elementType: ElementType = 'float32',
): Value => addInput(graph, { name, elementType, axes })
const numbers = (tensor: Tensor) => Array.from(tensor.data as Float32Array)

describe('gather', () => {
  it('looks up rows, in the axes of the indices', async () => {
    const y = await runGraph(
      (graph) => {
        const found = ops.gather(
          graph,
          input(graph, 't', [3, 2]),
          input(graph, 'i', ['batch', 'sequence'], 'int64'),
        )
        expect(found.axes).toEqual(['batch', 'sequence', 2])
        return found
      },
      { t: floats([0, 1, 10, 11, 20, 21], [3, 2]), i: integers([2, 0], [1, 2]) },
    )
    expect(y.dims).toEqual([1, 2, 2])
    expect(numbers(y)).toEqual([20, 21, 0, 1])
  })
})

describe('cast', () => {
  it('adds nothing where the type is right', () => {
    const graph = createGraph()
    const x = input(graph, 'x', ['rows'])
    expect(ops.cast(graph, x, 'float32')).toBe(x)
    expect(ops.cast(graph, x, 'bfloat16').elementType).toBe('bfloat16')
  })
})

describe('reshape', () => {
  const targets = (graph: Graph) =>
    graph.nodes.filter(({ op }) => op === 'Reshape').map(({ inputs }) => inputs[1]!.name)

  it('writes what it can as a constant: kept axes as 0, one other as −1', () => {
    const graph = createGraph()
    const x = input(graph, 'x', ['batch', 'sequence', 6])
    expect(ops.reshape(graph, x, ['batch*sequence', 6]).axes).toEqual(['batch*sequence', 6])
    ops.reshape(graph, x, ['batch', 'sequence', 2, 3])
    expect(targets(graph)).toEqual(['int64[-1, 6]', 'int64[0, 0, 2, 3]'])
  })

  it('reads the rest from inputs, once for all widths', () => {
    const graph = createGraph()
    const x = input(graph, 'x', ['batch', 'sequence'])
    const rows = (name: string, width: number) => input(graph, name, ['batch*sequence', width])
    ops.reshape(graph, rows('a', 6), ['batch', 'sequence', 6])
    ops.reshape(graph, rows('b', 8), ['batch', 'sequence', 8])
    expect(targets(graph)).toEqual(['shape[batch, sequence, -1]', 'shape[batch, sequence, -1]'])
    const shapes = graph.nodes.filter(({ op }) => op === 'Shape')
    expect(shapes.map(({ inputs }) => inputs)).toEqual([[x], [x]])
  })

  it('keeps the order of the numbers', async () => {
    const y = await runGraph(
      (graph) => {
        const ids = input(graph, 'ids', ['batch', 'sequence'], 'int64')
        const table = ops.gather(graph, input(graph, 't', [6, 2]), ids)
        const rows = ops.reshape(graph, table, ['batch*sequence', 2])
        return ops.reshape(graph, ops.add(graph, rows, rows), ['batch', 'sequence', 2])
      },
      { ids: integers([0, 1, 2, 3, 4, 5], [3, 2]), t: floats([...Array(12).keys()], [6, 2]) },
    )
    expect(y.dims).toEqual([3, 2, 2])
    expect(numbers(y)).toEqual([...Array(12).keys()].map((value) => 2 * value))
  })

  it('adds nothing where the axes are the same, unless a name is wanted', () => {
    const graph = createGraph()
    const x = input(graph, 'x', ['rows', 2])
    expect(ops.reshape(graph, x, ['rows', 2])).toBe(x)
    expect(ops.reshape(graph, x, ['rows', 2], 'y').name).toBe('y')
  })

  it('refuses another number of elements, and lengths that no input has', async () => {
    const graph = createGraph()
    const x = input(graph, 'x', ['batch*sequence', 6])
    await expectError(
      () => ops.reshape(graph, x, ['batch*sequence', 5]),
      'SHAPE_MISMATCH',
      'x float32 [batch*sequence, 6]',
      '[batch*sequence, 5]',
    )
    await expectError(
      () => ops.reshape(graph, x, ['batch', 'sequence', 6]),
      'INVALID_INPUT',
      'no input has the axis batch',
    )
  })
})

describe('linear', () => {
  it('multiplies by the transposed weight and adds the bias', async () => {
    const y = await runGraph(
      (graph) => {
        const x = input(graph, 'x', ['rows', 2])
        const found = ops.linear(graph, x, input(graph, 'w', [3, 2]), input(graph, 'b', [3]))
        expect(found.axes).toEqual(['rows', 3])
        return found
      },
      // [1 2] · rows [1 0], [0 1], [1 1] = 1, 2, 3
      { x: floats([1, 2], [1, 2]), w: floats([1, 0, 0, 1, 1, 1], [3, 2]), b: floats([10, 20, 30]) },
    )
    expect(numbers(y)).toEqual([11, 22, 33])
  })

  it('refuses widths that do not fit', async () => {
    const graph = createGraph()
    const x = input(graph, 'x', ['rows', 2])
    await expectError(
      () => ops.linear(graph, x, input(graph, 'w', [3, 4]), null),
      'SHAPE_MISMATCH',
      'w float32 [3, 4]',
    )
    await expectError(
      () => ops.linear(graph, x, input(graph, 'v', [3, 2]), input(graph, 'b', [2])),
      'SHAPE_MISMATCH',
      'b float32 [2]',
    )
    await expectError(
      () => ops.linear(graph, input(graph, 'z', ['a', 'b', 2]), input(graph, 'u', [3, 2]), null),
      'SHAPE_MISMATCH',
      'z',
    )
  })
})

describe('rmsNorm', () => {
  it('divides by the root mean square, ε inside the root, then weighs', async () => {
    const y = await runGraph(
      (graph) => ops.rmsNorm(graph, input(graph, 'x', ['rows', 2]), input(graph, 'w', [2]), 0.5),
      // mean square of (3, 4) is 12.5; √(12.5 + 0.5) = √13
      { x: floats([3, 4], [1, 2]), w: floats([1, 10]) },
    )
    expect(numbers(y)[0]).toBeCloseTo(3 / Math.sqrt(13), 6)
    expect(numbers(y)[1]).toBeCloseTo(40 / Math.sqrt(13), 5)
  })

  it('refuses a weight of another width', async () => {
    const graph = createGraph()
    await expectError(
      () => ops.rmsNorm(graph, input(graph, 'x', ['r', 2]), input(graph, 'w', [3]), 1),
      'SHAPE_MISMATCH',
      'rmsNorm',
    )
  })
})

describe('rotate', () => {
  const rotationOf = (graph: Graph) => ({
    cosines: input(graph, 'cos', [2, 1]),
    sines: input(graph, 'sin', [2, 1]),
    positions: input(graph, 'p', ['b', 's'], 'int64'),
  })

  it('turns the pair of first and second half of each head by its position', async () => {
    const y = await runGraph(
      (graph) => ops.rotate(graph, input(graph, 'x', ['b', 's', 4]), rotationOf(graph), 2),
      {
        x: floats([1, 2, 3, 4, 1, 2, 3, 4], [1, 2, 4]),
        cos: floats([1, 0], [2, 1]), // position 0: nothing; position 1: a quarter turn
        sin: floats([0, 1], [2, 1]),
        p: integers([1, 0], [1, 2]),
      },
    )
    // (a, b) → (−b, a) in both heads of the first token
    expect(numbers(y)).toEqual([-2, 1, -4, 3, 1, 2, 3, 4])
  })

  it('refuses a width that is not heads of two halves', async () => {
    const graph = createGraph()
    const x = input(graph, 'x', ['b', 's', 6])
    await expectError(() => ops.rotate(graph, x, rotationOf(graph), 2), 'SHAPE_MISMATCH', 'rotate')
  })
})

describe('attention', () => {
  const build = (graph: Graph) =>
    ops.attention(
      graph,
      {
        queries: input(graph, 'q', ['b', 's', 2]),
        keys: input(graph, 'k', ['b', 's', 1]),
        values: input(graph, 'v', ['b', 's', 1]),
        mask: input(graph, 'm', ['b', 1, 's', 's'], 'bool'),
      },
      { heads: 2, keyValueHeads: 1, scale: 0.5 },
    )

  it('weighs the values that the mask allows, two heads on one key', async () => {
    const y = await runGraph(build, {
      q: floats([0, 2, 0, 2], [1, 2, 2]),
      k: floats([0, 3], [1, 2, 1]),
      v: floats([10, 20], [1, 2, 1]),
      m: new Tensor('bool', Uint8Array.of(1, 0, 1, 1), [1, 1, 2, 2]),
    })
    // token 0 sees itself; token 1, head 0: scores 0, 0; head 1: scores 0 and 0.5 · 2 · 3 = 3
    const share = Math.exp(3) / (1 + Math.exp(3))
    const expected = [10, 10, 15, 10 + 10 * share]
    for (const [index, value] of numbers(y).entries()) expect(value).toBeCloseTo(expected[index]!, 4)
  })

  it('refuses heads that do not fit and a mask of numbers', async () => {
    const graph = createGraph()
    const tensors = {
      queries: input(graph, 'q', ['b', 's', 6]),
      keys: input(graph, 'k', ['b', 's', 4]),
      values: input(graph, 'v', ['b', 's', 4]),
      mask: input(graph, 'm', ['b', 1, 's', 's'], 'bool'),
    }
    const shape = { heads: 2, keyValueHeads: 2, scale: 1 }
    await expectError(() => ops.attention(graph, tensors, shape), 'SHAPE_MISMATCH', 'q float32 [b, s, 6]')
    const queries = input(graph, 'r', ['b', 's', 4])
    const mask = input(graph, 'f', ['b', 1, 's', 's'])
    await expectError(
      () => ops.attention(graph, { ...tensors, queries, mask }, shape),
      'SHAPE_MISMATCH',
      'f float32',
    )
  })
})

describe('element by element', () => {
  const feeds = { a: floats([1, -2]), b: floats([3, 5]) }
  const pair = (graph: Graph) => [input(graph, 'a', ['rows']), input(graph, 'b', ['rows'])] as const

  it('adds and multiplies', async () => {
    expect(numbers(await runGraph((graph) => ops.add(graph, ...pair(graph)), feeds))).toEqual([4, 3])
    expect(numbers(await runGraph((graph) => ops.multiply(graph, ...pair(graph)), feeds))).toEqual([3, -10])
  })

  it('computes x σ(x)', async () => {
    const [first, second] = numbers(
      await runGraph((graph) => ops.silu(graph, input(graph, 'a', ['rows'])), { a: feeds.a }),
    )
    expect(first).toBeCloseTo(1 / (1 + Math.exp(-1)), 6)
    expect(second).toBeCloseTo(-2 / (1 + Math.exp(2)), 6)
  })

  it('refuses unlike axes and types', async () => {
    const graph = createGraph()
    const a = input(graph, 'a', ['rows', 2])
    await expectError(() => ops.add(graph, a, input(graph, 'b', ['rows', 1])), 'SHAPE_MISMATCH', 'Add')
    await expectError(
      () => ops.multiply(graph, a, input(graph, 'c', ['rows', 2], 'float16')),
      'SHAPE_MISMATCH',
      'Mul',
    )
  })
})

describe('concatenate', () => {
  it('puts tables side by side', async () => {
    const y = await runGraph(
      (graph) => {
        const parts = [input(graph, 'a', ['rows', 1]), input(graph, 'b', ['rows', 2])]
        const joined = ops.concatenate(graph, parts)
        expect(joined.axes).toEqual(['rows', 3])
        return joined
      },
      { a: floats([1, 2], [2, 1]), b: floats([3, 4, 5, 6], [2, 2]) },
    )
    expect(numbers(y)).toEqual([1, 3, 4, 2, 5, 6])
  })

  it('refuses tables of other lengths', async () => {
    const graph = createGraph()
    const parts = [input(graph, 'a', ['rows', 1]), input(graph, 'b', ['columns', 1])]
    await expectError(() => ops.concatenate(graph, parts), 'SHAPE_MISMATCH', 'concatenate')
  })
})

describe('logSoftmax and gatherElements', () => {
  it('give the logarithm of one probability of every row', async () => {
    const y = await runGraph(
      (graph) => {
        const all = ops.logSoftmax(graph, input(graph, 'x', ['rows', 2]))
        return ops.gatherElements(graph, all, input(graph, 'i', ['rows', 1], 'int64'))
      },
      { x: floats([0, Math.log(3), 1000, 0], [2, 2]), i: integers([1, 0], [2, 1]) },
    )
    expect(y.dims).toEqual([2, 1])
    expect(numbers(y)[0]).toBeCloseTo(Math.log(3 / 4), 6)
    expect(numbers(y)[1]).toBe(0) // no overflow
  })

  it('refuse indices of other rows', async () => {
    const graph = createGraph()
    const x = input(graph, 'x', ['rows', 2])
    await expectError(
      () => ops.gatherElements(graph, x, input(graph, 'i', ['scores', 1], 'int64')),
      'SHAPE_MISMATCH',
      'gatherElements',
    )
  })
})
