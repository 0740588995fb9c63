import { describe, expect, it } from 'vitest'
import { bytesPerFloat } from '../checkpoint/float-formats.js'
import { elementTypeCode, storedElementType } from './element-types.js'

describe('elementTypeCode', () => {
  it('numbers the types as onnx.proto3 does', () => {
    expect(elementTypeCode).toEqual({ float32: 1, int64: 7, bool: 9, float16: 10, bfloat16: 16 })
  })
})

describe('storedElementType', () => {
  it('knows every format that checkpoints may have', () => {
    expect(Object.keys(storedElementType).toSorted()).toEqual(Object.keys(bytesPerFloat).toSorted())
    expect(storedElementType).toEqual({ F32: 'float32', F16: 'float16', BF16: 'bfloat16' })
  })
})
