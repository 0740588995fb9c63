/** The paired bootstrap at the paper's size, beside an index matrix and values gathered by it as with numpy. */
import { bootstrapMeans } from '../src/statistics/bootstrap-means.js'
import { createPcg64 } from '../src/statistics/pcg64.js'

const FACTS = 2039
const VECTORS = 40 // ten models by four metrics
const RESAMPLES = 10_000
const WORKLOAD = `bootstrap ${FACTS.toLocaleString('en')} facts × ${VECTORS} vectors × ${RESAMPLES.toLocaleString('en')} resamples`

const fast: number[] = []
const naive: number[] = []
const drawing: number[] = []
bootstrapMeans(randomVectors(0), { resamples: 100 }) // warm
for (let round = 1; round <= 3; round++) {
  const vectors = randomVectors(round)
  // in turn, so that both ways meet the same load of the machine
  const means = timed(fast, () => bootstrapMeans(vectors, { resamples: RESAMPLES, seed: round }))
  const gathered = timed(naive, () => naiveMeans(vectors, round))
  timed(drawing, () => createPcg64(round).integers(FACTS, FACTS * RESAMPLES))
  for (const [vector, expected] of gathered.entries()) expectSame(expected, means[vector]!)
}
const matrix = (FACTS * RESAMPLES * Uint32Array.BYTES_PER_ELEMENT) / 1e6
console.log(`${WORKLOAD}: ${median(fast).toFixed(2)} s (wanted < 2 s)`)
console.log(
  `${WORKLOAD} against an index matrix of ${matrix.toFixed(0)} MB: ${(median(naive) / median(fast)).toFixed(1)}x (wanted > 1.5x)`,
)
const perSecond = (FACTS * RESAMPLES) / median(drawing) / 1e6
console.log(`createPcg64 integers below ${FACTS}: ${perSecond.toFixed(0)} million/s (wanted > 10 million/s)`)

function naiveMeans(vectors: readonly Float64Array[], seed: number): Float64Array[] {
  const indices = createPcg64(seed).integers(FACTS, FACTS * RESAMPLES) // [resample, fact]
  return vectors.map((values) => {
    const means = new Float64Array(RESAMPLES)
    for (let resample = 0; resample < RESAMPLES; resample++) {
      let sum = 0
      const end = (resample + 1) * FACTS
      for (let at = resample * FACTS; at < end; at++) sum += values[indices[at]!]!
      means[resample] = sum / FACTS
    }
    return means
  })
}

function randomVectors(seed: number): Float64Array[] {
  const { random } = createPcg64(seed)
  return Array.from({ length: VECTORS }, () => Float64Array.from({ length: FACTS }, random))
}

function timed<Result>(seconds: number[], work: () => Result): Result {
  const start = performance.now()
  const result = work()
  seconds.push((performance.now() - start) / 1000)
  return result
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function expectSame(naive: Float64Array, fast: Float64Array): void {
  const index = naive.findIndex((mean, resample) => Math.abs(mean - fast[resample]!) > 1e-12)
  if (index !== -1) {
    throw new Error(`bootstrapMeans gives ${fast[index]} where gathered values give ${naive[index]}`)
  }
}
