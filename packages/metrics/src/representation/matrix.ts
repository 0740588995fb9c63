/** Numbers in rows: row-major `[row, column]`. */
export interface Matrix {
  readonly values: Float64Array
  readonly rows: number
  readonly columns: number
}

/** `A · Bᵀ`: the dot products of the rows of `a` with those of `b`, `[row of a, row of b]`. */
export function productOfRows(a: Matrix, b: Matrix): Matrix {
  const product = zeros(a.rows, b.rows)
  const [size, fill] =
    Math.min(a.rows, b.rows) < TILE ? ([1, fillCell] as const) : ([TILE, fillTile] as const)
  for (const i of tileStarts(a.rows, size)) {
    for (const j of tileStarts(b.rows, size)) fill(a, b, product, i, j)
  }
  return product
}

/** `A · Aᵀ`, at half the price of {@link productOfRows}. */
export function gramOfRows(a: Matrix): Matrix {
  const gram = zeros(a.rows, a.rows)
  const [size, fill] = a.rows < TILE ? ([1, fillCell] as const) : ([TILE, fillTile] as const)
  const starts = tileStarts(a.rows, size)
  for (const [tile, i] of starts.entries()) {
    for (const j of starts.slice(tile)) fill(a, a, gram, i, j)
  }
  const { values, rows } = gram
  for (let i = 1; i < rows; i++) {
    for (let j = 0; j < i; j++) values[i * rows + j] = values[j * rows + i]!
  }
  return gram
}

/** `Aᵀ`. */
export function transpose({ values, rows, columns }: Matrix): Matrix {
  const transposed = zeros(columns, rows)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) transposed.values[j * rows + i] = values[i * columns + j]!
  }
  return transposed
}

/** The mean of the rows. */
export function meanRow({ values, rows, columns }: Matrix): Float64Array {
  const mean = new Float64Array(columns)
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) mean[j]! += values[at]!
  }
  return mean.map((sum) => sum / rows)
}

/** The same rows less one. */
export function subtractRow(matrix: Matrix, row: Float64Array): Matrix {
  return mapCells(matrix, (value, _, column) => value - row[column]!)
}

/** The Euclidean norm of every row. */
export function rowNorms({ values, rows, columns }: Matrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) =>
    Math.sqrt(sumOfSquares(values.subarray(i * columns, (i + 1) * columns))),
  )
}

/** Every row divided by a number of its own. */
export function divideRows(matrix: Matrix, by: Float64Array): Matrix {
  return mapCells(matrix, (value, row) => value / by[row]!)
}

/** A matrix of the same shape, made cell by cell. */
export function mapCells(
  { values, rows, columns }: Matrix,
  change: (value: number, row: number, column: number) => number,
): Matrix {
  const changed = zeros(rows, columns)
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      changed.values[at] = change(values[at]!, row, column)
    }
  }
  return changed
}

/** The dot product of every row with one. */
export function productWithRow({ values, rows, columns }: Matrix, row: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, i) =>
    dot(values.subarray(i * columns, (i + 1) * columns), row),
  )
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}

export function sumOfSquares(values: Float64Array): number {
  return dot(values, values)
}

function zeros(rows: number, columns: number): Matrix {
  return { values: new Float64Array(rows * columns), rows, columns }
}

const TILE = 4

/** Where tiles of this size begin: the last is moved back, so that it ends with the rows. */
function tileStarts(rows: number, size: number): number[] {
  return Array.from({ length: Math.ceil(rows / size) }, (_, tile) => Math.min(tile * size, rows - size))
}

/** One dot product. */
function fillCell(a: Matrix, b: Matrix, product: Matrix, i: number, j: number): void {
  const rowOf = ({ values, columns }: Matrix, row: number) =>
    values.subarray(row * columns, (row + 1) * columns)
  product.values[i * product.columns + j] = dot(rowOf(a, i), rowOf(b, j))
}

/** Sixteen dot products at once, so that every number that is read takes part in four of them. */
function fillTile(
  { values: a, columns: width }: Matrix,
  { values: b }: Matrix,
  { values: product, columns }: Matrix,
  i: number,
  j: number,
): void {
  let [s00, s01, s02, s03] = [0, 0, 0, 0]
  let [s10, s11, s12, s13] = [0, 0, 0, 0]
  let [s20, s21, s22, s23] = [0, 0, 0, 0]
  let [s30, s31, s32, s33] = [0, 0, 0, 0]
  for (let p = i * width, q = j * width, end = p + width; p < end; p++, q++) {
    const a0 = a[p]!
    const a1 = a[p + width]!
    const a2 = a[p + 2 * width]!
    const a3 = a[p + 3 * width]!
    const b0 = b[q]!
    const b1 = b[q + width]!
    const b2 = b[q + 2 * width]!
    const b3 = b[q + 3 * width]!
    s00 += a0 * b0
    s01 += a0 * b1
    s02 += a0 * b2
    s03 += a0 * b3
    s10 += a1 * b0
    s11 += a1 * b1
    s12 += a1 * b2
    s13 += a1 * b3
    s20 += a2 * b0
    s21 += a2 * b1
    s22 += a2 * b2
    s23 += a2 * b3
    s30 += a3 * b0
    s31 += a3 * b1
    s32 += a3 * b2
    s33 += a3 * b3
  }
  const at = i * columns + j
  product.set([s00, s01, s02, s03], at)
  product.set([s10, s11, s12, s13], at + columns)
  product.set([s20, s21, s22, s23], at + 2 * columns)
  product.set([s30, s31, s32, s33], at + 3 * columns)
}
