import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { PolicyBatch, PolicyLoss } from '../src/losses/policy-batch.js'

/** Two sequences of three positions; the second has ended after one. Every ratio is 1. */
export const small: PolicyBatch = {
  shape: [2, 3],
  logProbabilities: Float64Array.of(-1, -2, -3, -4, Number.NaN, Number.NaN),
  mask: [1, 1, 1, 1, 0, 0],
  advantages: [1.5, -3],
}

/** The same with these ratios of π to the policy that sampled. */
export const withRatios = (...ratios: number[]): PolicyBatch => ({
  ...small,
  oldLogProbabilities: small.logProbabilities.map((value, index) => value - Math.log(ratios[index] ?? 1)),
})

/** Ragged sequences, empty ones among them, with policies that are near each other. */
export const anyBatch: fc.Arbitrary<PolicyBatch> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([sequences, positions]) => {
    const size = sequences * positions
    const reals = (min: number, max: number, length: number) =>
      fc
        .array(fc.double({ min, max, noNaN: true }), { minLength: length, maxLength: length })
        .map((values) => Float64Array.from(values))
    return fc
      .record({
        own: reals(-6, -0.1, size),
        old: reals(-0.6, 0.6, size),
        reference: reals(-2, 2, size),
        advantages: fc.array(fc.integer({ min: -64, max: 64 }), {
          minLength: sequences,
          maxLength: sequences,
        }),
        mask: fc.array(fc.constantFrom(0, 1, 1), { minLength: size, maxLength: size }),
      })
      .map(({ own, old, reference, advantages, mask }) => ({
        shape: [sequences, positions] as const,
        logProbabilities: own,
        oldLogProbabilities: own.map((value, index) => value + old[index]!),
        referenceLogProbabilities: own.map((value, index) => value + reference[index]!),
        advantages: advantages.map((eighths) => eighths / 8),
        mask,
      }))
  })

/** Checks the gradient against central differences of `lossOf`, where no bound is so near that both sides differ. */
export function expectGradient(
  batch: PolicyBatch,
  { gradient }: PolicyLoss,
  lossOf: (moved: PolicyBatch) => PolicyLoss,
): void {
  const step = 1e-5
  for (const index of batch.logProbabilities.keys()) {
    const at = (by: number) => {
      const moved = Float64Array.from(batch.logProbabilities)
      moved[index]! += by
      return lossOf({ ...batch, logProbabilities: moved })
    }
    const [before, after] = [at(-step), at(step)]
    if (before.clipped !== after.clipped) continue // a kink lies between
    // the error of a central difference is about step², that of its subtraction 1e-16 / step
    expect(gradient[index]!).toBeCloseTo((after.loss - before.loss) / (2 * step), 7)
  }
}

interface GoldenCase {
  readonly function: string
  readonly options: object
  readonly engine: string
  readonly loss: number
  readonly gradient: readonly number[]
}

interface GoldenBatch {
  readonly batch: Readonly<
    Record<
      'logProbabilities' | 'oldLogProbabilities' | 'referenceLogProbabilities' | 'mask',
      readonly number[][]
    >
  > & { readonly advantages: readonly number[] }
  readonly cases: readonly GoldenCase[]
}

const golden = JSON.parse(readFileSync(new URL('./golden/losses.json', import.meta.url), 'utf8')) as {
  readonly batches: readonly GoldenBatch[]
}

/** What the engines make of a loss, each with the batch and our options. */
export function goldenOf(name: string) {
  return golden.batches.flatMap(({ batch, cases }, index) => {
    const flat = (rows: readonly number[][]) => Float64Array.from(rows.flat())
    const read: PolicyBatch = {
      shape: [batch.mask.length, batch.mask[0]!.length],
      logProbabilities: flat(batch.logProbabilities),
      oldLogProbabilities: flat(batch.oldLogProbabilities),
      referenceLogProbabilities: flat(batch.referenceLogProbabilities),
      mask: Uint8Array.from(flat(batch.mask)),
      advantages: batch.advantages,
    }
    return cases
      .filter((entry) => entry.function === name)
      .map(({ engine, options, ...expected }) => ({
        title: `${engine}, batch ${index}`,
        batch: read,
        options,
        expected,
      }))
  })
}

/** Equal in loss and gradient to a part of the greatest number. verl and OpenRLHF add 1e-8 to the length of a sequence. */
export function expectGolden(
  found: PolicyLoss,
  expected: Omit<GoldenCase, 'function' | 'options' | 'engine'>,
  title: string,
) {
  const part = /seq-mean-token-mean|OpenRLHF gspo|per sequence/.test(title) ? 2e-8 : 1e-12
  const near = (one: number, other: number, scale: number) =>
    expect(Math.abs(one - other), title).toBeLessThanOrEqual(part * scale)
  near(found.loss, expected.loss, Math.max(1, Math.abs(expected.loss)))
  const scale = Math.max(...expected.gradient.map(Math.abs))
  for (const [index, slope] of expected.gradient.entries()) near(found.gradient[index]!, slope, scale)
}
