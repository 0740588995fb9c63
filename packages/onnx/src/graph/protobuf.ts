const text = new TextEncoder()

/** An encoded message, or a part of one: fields one after the other. */
export type Message = readonly Uint8Array[]

/**
 * A whole number as Protocol Buffers' `varint`: 7 bits a byte, least first; negative numbers as 64-bit
 * two's complement.
 *
 * @param value - a safe integer.
 * @see https://protobuf.dev/programming-guides/encoding/
 */
export function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
}

/** A field that holds a whole number. */
export function integerField(field: number, value: number): Message {
  return [varint(field << 3), varint(value)]
}

/** A field that holds a float32. */
export function floatField(field: number, value: number): Message {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  return [varint((field << 3) | 5), bytes]
}

/** A field that holds a text, in UTF-8. */
export function textField(field: number, value: string): Message {
  return bytesField(field, text.encode(value))
}

/** A field that holds bytes, which are not copied until {@link joinBytes}. */
export function bytesField(field: number, bytes: Uint8Array): Message {
  return [varint((field << 3) | 2), varint(bytes.length), bytes]
}

/** A field that holds a message. */
export function messageField(field: number, ...parts: readonly Message[]): Message {
  const content = parts.flat()
  const length = content.reduce((sum, bytes) => sum + bytes.length, 0)
  return [varint((field << 3) | 2), varint(length), ...content]
}

/** The bytes of a message. */
export function joinBytes(message: Message): Uint8Array {
  const joined = new Uint8Array(message.reduce((sum, bytes) => sum + bytes.length, 0))
  let offset = 0
  for (const bytes of message) {
    joined.set(bytes, offset)
    offset += bytes.length
  }
  return joined
}
