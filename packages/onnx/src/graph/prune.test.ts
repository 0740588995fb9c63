import { describe, expect, it } from 'vitest'
import { addInitializer, addInput, addOutput, createGraph } from './graph.js'
import { add, multiply } from './ops.js'
import { prune } from './prune.js'

function diamond() {
  const graph = createGraph()
  const axes = ['rows']
  const x = addInput(graph, { name: 'x', elementType: 'float32', axes })
  addInput(graph, { name: 'unused', elementType: 'float32', axes })
  const constant = (name: string) =>
    addInitializer(graph, { name, elementType: 'float32', axes }, { bytes: new Uint8Array(4) })
  const left = add(graph, x, constant('a'), 'left')
  const right = multiply(graph, x, constant('b'), 'right')
  return { graph, left, right, both: add(graph, left, right, 'both') }
}

describe('prune', () => {
  it('keeps all that an output depends on, in order', () => {
    const { graph, both } = diamond()
    addOutput(graph, both)
    expect(prune(graph)).toEqual(graph)
  })

  it('drops operations and constants that no output needs, and no input', () => {
    const { graph, left } = diamond()
    addOutput(graph, left)
    const kept = prune(graph)
    expect(kept.nodes.map(({ outputs }) => outputs[0]!.name)).toEqual(['left'])
    expect([...kept.initializers.keys()]).toEqual(['a'])
    expect(kept.inputs.map(({ name }) => name)).toEqual(['x', 'unused'])
    expect([...kept.values.keys()]).toEqual(['x', 'unused', 'a', 'left'])
  })

  it('leaves the graph as it was', () => {
    const { graph, right } = diamond()
    addOutput(graph, right)
    prune(graph)
    expect(graph.nodes).toHaveLength(3)
  })
})
