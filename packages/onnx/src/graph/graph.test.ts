import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { addInitializer, addInput, addNode, addOutput, createGraph, type Value } from './graph.js'

const x: Value = { name: 'x', elementType: 'float32', axes: ['rows'] }
const float = { elementType: 'float32', axes: ['rows'] } as const

describe('graph', () => {
  it('grows by inputs, constants, operations and outputs', () => {
    const graph = createGraph()
    const input = addInput(graph, x)
    const one = addInitializer(
      graph,
      { name: 'one', elementType: 'float32', axes: [1] },
      { bytes: new Uint8Array(4) },
    )
    const sum = addNode(graph, { op: 'Add', inputs: [input, one], name: 'sum', ...float })
    addOutput(graph, sum)
    expect(graph.nodes).toEqual([{ op: 'Add', inputs: [input, one], outputs: [sum], attributes: {} }])
    expect(graph.outputs).toEqual([{ name: 'sum', ...float }])
    expect([...graph.values.keys()]).toEqual(['x', 'one', 'sum'])
    expect([...graph.initializers.keys()]).toEqual(['one'])
  })

  it('makes up names that differ', () => {
    const graph = createGraph()
    const input = addInput(graph, x)
    const names = [1, 2, 3].map(() => addNode(graph, { op: 'Neg', inputs: [input], ...float }).name)
    expect(names).toEqual(['Neg_0', 'Neg_1', 'Neg_2'])
  })

  it('lists an output once', () => {
    const graph = createGraph()
    const input = addInput(graph, x)
    addOutput(graph, input)
    addOutput(graph, input)
    expect(graph.outputs).toEqual([x])
  })

  it('refuses a second value of a name', async () => {
    const graph = createGraph()
    addInput(graph, x)
    await expectError(() => addInput(graph, { ...x }), 'INVALID_INPUT', 'a second value is named x')
  })

  it('refuses values of another graph', async () => {
    const graph = createGraph()
    const stranger = addInput(createGraph(), x)
    await expectError(
      () => addNode(graph, { op: 'Neg', inputs: [stranger], ...float }),
      'INVALID_INPUT',
      'Neg: x',
    )
    await expectError(() => addOutput(graph, stranger), 'INVALID_INPUT', 'x is not of this graph')
  })
})
