/** Numbers in one typed array that grows: eight bytes each, or four, instead of an object. */
export interface Column {
  readonly length: number
  get(index: number): number
  set(index: number, value: number): void
  push(value: number): void
}

const FIRST_CAPACITY = 1024

/** A column of integers from −2³¹ to 2³¹ − 1. */
export const intColumn = (): Column => columnOf((length) => new Int32Array(length))

/** A column of doubles. */
export const floatColumn = (): Column => columnOf((length) => new Float64Array(length))

function columnOf<Values extends Int32Array | Float64Array>(create: (length: number) => Values): Column {
  let values = create(FIRST_CAPACITY)
  let length = 0
  return {
    get length() {
      return length
    },
    get: (index) => values[index]!,
    set(index, value) {
      values[index] = value
    },
    push(value) {
      if (length === values.length) {
        const larger = create(length * 2)
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
  }
}

/** Strings by number: each different one is held once. */
export interface StringPool {
  readonly size: number
  /** The number of a string, a new one where it is new. */
  indexOf(text: string): number
  /** The number of a string that is there. */
  find(text: string): number | undefined
  text(index: number): string
}

/** An empty pool. */
export function createStringPool(): StringPool {
  const texts: string[] = []
  const indices = new Map<string, number>()
  return {
    get size() {
      return texts.length
    },
    indexOf(text) {
      let index = indices.get(text)
      if (index === undefined) {
        index = texts.length
        indices.set(text, index)
        texts.push(text)
      }
      return index
    },
    find: (text) => indices.get(text),
    text: (index) => texts[index]!,
  }
}
