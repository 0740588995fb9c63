import type { FloatFormat } from '../checkpoint/float-formats.js'
import type { ElementType } from './graph.js'

/** The numbers that ONNX gives its element types (`TensorProto.DataType`). */
export const elementTypeCode: Readonly<Record<ElementType, number>> = {
  float32: 1,
  int64: 7,
  bool: 9,
  float16: 10,
  bfloat16: 16,
}

/** Element types of the formats that checkpoints store. */
export const storedElementType: Readonly<Record<FloatFormat, ElementType>> = {
  F32: 'float32',
  BF16: 'bfloat16',
  F16: 'float16',
}
