/** `alignmentScores` at the size of FLORES+ dev and a hidden size of 3,584, and its product beside three plain loops. */
import { alignmentScores } from '../src/representation/alignment-scores.js'
import { type Matrix, productOfRows } from '../src/representation/matrix.js'

const SENTENCES = 997
const HIDDEN = 3584
const WORKLOAD = `${SENTENCES} × ${SENTENCES} sentences × ${HIDDEN.toLocaleString('en')}`

const [a, b] = [randomEmbeddings(1), randomEmbeddings(2)]
const matrix = (values: Float64Array): Matrix => ({ values, rows: SENTENCES, columns: HIDDEN })
const tiled: number[] = []
const naive: number[] = []
for (let round = 0; round < 2; round++) {
  // in turn, so that both ways meet the same load of the machine
  const product = timed(tiled, () => productOfRows(matrix(a), matrix(b)).values)
  const slow = timed(naive, () => naiveProduct(a, b))
  const off = slow.reduce((most, value, at) => Math.max(most, Math.abs(value - product[at]!)), 0)
  if (off > 1e-9) throw new Error(`productOfRows is ${off} away from three loops`)
}
const all: number[] = []
const { raw } = timed(all, () => alignmentScores(a, b, { sentences: SENTENCES, hidden: HIDDEN }))
if (raw.retrieval.sentences !== SENTENCES) throw new Error('alignmentScores lost sentences')

console.log(`product of ${WORKLOAD}: ${least(tiled).toFixed(2)} s (wanted < 4 s)`)
console.log(`product against three loops: ${(least(naive) / least(tiled)).toFixed(1)}x (wanted > 2x)`)
console.log(`alignmentScores ${WORKLOAD}, raw and centred: ${least(all).toFixed(2)} s (wanted < 10 s)`)

function naiveProduct(x: Float64Array, y: Float64Array): Float64Array {
  const product = new Float64Array(SENTENCES * SENTENCES)
  for (let i = 0; i < SENTENCES; i++) {
    for (let j = 0; j < SENTENCES; j++) {
      let sum = 0
      for (let k = 0; k < HIDDEN; k++) sum += x[i * HIDDEN + k]! * y[j * HIDDEN + k]!
      product[i * SENTENCES + j] = sum
    }
  }
  return product
}

function randomEmbeddings(seed: number): Float64Array {
  let state = seed
  return Float64Array.from({ length: SENTENCES * HIDDEN }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32 - 0.5
  })
}

function timed<Result>(seconds: number[], work: () => Result): Result {
  const start = performance.now()
  const result = work()
  seconds.push((performance.now() - start) / 1000)
  return result
}

function least(seconds: readonly number[]): number {
  return Math.min(...seconds)
}
