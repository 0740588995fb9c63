import type { Axis } from './axes.js'
import { elementTypeCode } from './element-types.js'
import type { Attribute, Graph, GraphNode, Initializer, Value } from './graph.js'
import {
  bytesField,
  floatField,
  integerField,
  joinBytes,
  type Message,
  messageField,
  textField,
} from './protobuf.js'

/** Version of ONNX's operators. At 24, Cast and Reshape would leave the GPU: see ONNX Runtime issue 28368. */
export const OPSET = 23

/** Version of ONNX's file format that first knew this opset is 11; readers of 10 accept it as well. */
const IR_VERSION = 10

/**
 * The bytes of an ONNX model, as a `.onnx` file would hold them.
 *
 * Constants that lie in files are referred to by base name, offset and length; whoever opens the model says
 * which folder.
 *
 * @see `onnx.proto3`, messages ModelProto, GraphProto, NodeProto, TensorProto —
 * https://github.com/onnx/onnx
 */
export function modelProto(graph: Graph): Uint8Array {
  return joinBytes(
    [
      integerField(1, IR_VERSION),
      textField(2, 'polyfact'), // producer_name
      messageField(7, ...graphFields(graph)),
      messageField(8, textField(1, ''), integerField(2, OPSET)), // opset_import of the default domain
    ].flat(),
  )
}

function graphFields(graph: Graph): Message[] {
  return [
    ...graph.nodes.map((node) => messageField(1, ...nodeFields(node))),
    textField(2, 'decoder'),
    ...[...graph.initializers.values()].map((initializer) => messageField(5, ...tensorFields(initializer))),
    ...graph.inputs.map((value) => messageField(11, ...valueFields(value))),
    ...graph.outputs.map((value) => messageField(12, ...valueFields(value))),
  ]
}

function nodeFields({ op, inputs, outputs, attributes }: GraphNode): Message[] {
  return [
    ...inputs.map(({ name }) => textField(1, name)),
    ...outputs.map(({ name }) => textField(2, name)),
    textField(3, `${op}(${outputs[0]!.name})`), // what profiles and errors call the node
    textField(4, op),
    ...Object.entries(attributes).map(([name, value]) =>
      messageField(5, textField(1, name), ...attributeFields(value)),
    ),
  ]
}

function attributeFields(attribute: Attribute): Message[] {
  if ('int' in attribute) return [integerField(3, attribute.int), integerField(20, 2)]
  return [floatField(2, attribute.float), integerField(20, 1)]
}

function tensorFields({ value, content }: Initializer): Message[] {
  const described = [
    ...value.axes.map((axis) => integerField(1, Number(axis))),
    integerField(2, elementTypeCode[value.elementType]),
    textField(8, value.name),
  ]
  if ('bytes' in content) return [...described, bytesField(9, content.bytes)]
  const external = { location: content.file, offset: content.offset, length: content.length }
  return [
    ...described,
    ...Object.entries(external).map(([key, entry]) =>
      messageField(13, textField(1, key), textField(2, String(entry))),
    ),
    integerField(14, 1), // data_location EXTERNAL
  ]
}

function valueFields({ name, elementType, axes }: Value): Message[] {
  const shape = messageField(2, ...axes.map((axis) => messageField(1, axisField(axis))))
  return [
    textField(1, name),
    messageField(2, messageField(1, integerField(1, elementTypeCode[elementType]), shape)),
  ]
}

function axisField(axis: Axis): Message {
  return typeof axis === 'number' ? integerField(1, axis) : textField(2, axis)
}
