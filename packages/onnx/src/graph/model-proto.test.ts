import { describe, expect, it } from 'vitest'
import { openSession } from '../../test/run-decoder.js'
import { floats, runGraph } from '../../test/run-graph.js'
import { addInitializer, addInput, addNode, addOutput, createGraph } from './graph.js'
import { modelProto, OPSET } from './model-proto.js'
import { add } from './ops.js'

describe('modelProto', () => {
  it('says which versions it needs', () => {
    const bytes = [...modelProto(createGraph())]
    // field 1: IR version 10; field 2: producer; field 7: graph, with its name as field 2; field 8: opset 23 of domain ''
    const graph = [0x3a, 9, 0x12, 7, ...Buffer.from('decoder')]
    expect(bytes).toEqual([
      0x08,
      10,
      0x12,
      8,
      ...Buffer.from('polyfact'),
      ...graph,
      0x42,
      4,
      0x0a,
      0,
      0x10,
      OPSET,
    ])
  })

  it('tells ONNX Runtime names, types and axes', async () => {
    const graph = createGraph()
    const x = addInput(graph, { name: 'x', elementType: 'float32', axes: ['rows', 2] })
    addOutput(graph, add(graph, x, x, 'twice'))
    const session = await openSession({ model: modelProto(graph) })
    expect(session.inputMetadata).toEqual([
      { name: 'x', isTensor: true, type: 'float32', shape: ['rows', 2] },
    ])
    expect(session.outputMetadata).toEqual([
      { name: 'twice', isTensor: true, type: 'float32', shape: ['rows', 2] },
    ])
  })

  it('carries constants', async () => {
    const y = await runGraph(
      (graph) => {
        const x = addInput(graph, { name: 'x', elementType: 'float32', axes: [2] })
        const bytes = new Uint8Array(Float32Array.of(0.5, -3).buffer)
        return add(
          graph,
          x,
          addInitializer(graph, { name: 'c', elementType: 'float32', axes: [2] }, { bytes }),
        )
      },
      { x: floats([1, 1]) },
    )
    expect([...(y.data as Float32Array)]).toEqual([1.5, -2])
  })

  it('carries attributes, whole and not', async () => {
    const y = await runGraph(
      (graph) => {
        const x = addInput(graph, { name: 'x', elementType: 'float32', axes: ['rows'] })
        const attributes = { alpha: { float: 0.25 } }
        const leaky = addNode(graph, {
          op: 'LeakyRelu',
          inputs: [x],
          attributes,
          elementType: 'float32',
          axes: x.axes,
        })
        const twice = { axis: { int: -1 } }
        return addNode(graph, {
          op: 'Concat',
          inputs: [leaky, leaky],
          attributes: twice,
          elementType: 'float32',
          axes: ['2*rows'],
        })
      },
      { x: floats([-4, 2]) },
    )
    expect([...(y.data as Float32Array)]).toEqual([-1, 2, -1, 2])
  })
})
