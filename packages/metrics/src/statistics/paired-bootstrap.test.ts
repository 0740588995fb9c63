import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { expectInterval, golden } from '../../test/statistics.js'
import { bootstrapInterval } from './bootstrap.js'
import { bootstrapMeans } from './bootstrap-means.js'
import { pairedBootstrap } from './paired-bootstrap.js'

describe('pairedBootstrap', () => {
  it('matches a case worked by hand', () => {
    // default_rng(0).integers(0, 2, (4, 2)) is 1 1, 1 0, 0 0, 0 0; d is 1 at fact 0 and −1 at fact 1:
    // resampled differences −1, 0, 1, 1; P(d ≤ 0) = 2/4, P(d ≥ 0) = 3/4; the quarters lie at −1/4 and 1
    const found = pairedBootstrap([1, 0], [0, 1], { resamples: 4, level: 0.5 })
    expect(found).toEqual({ difference: 0, interval: { low: -0.25, high: 1 }, p: 1, facts: 2, resamples: 4 })
  })

  it('never gives a p below one resample', () => {
    expect(pairedBootstrap([1, 1, 1], [0, 0, 0], { resamples: 50 })).toEqual({
      difference: 1,
      interval: { low: 1, high: 1 },
      p: 1 / 50,
      facts: 3,
      resamples: 50,
    })
  })

  it('gives a model against itself p 1', () => {
    const values = [0.1, 0.7, 0.2]
    const { difference, interval, p } = pairedBootstrap(values, values)
    expect({ difference, interval, p }).toEqual({ difference: 0, interval: { low: 0, high: 0 }, p: 1 })
  })

  it('takes a difference for 0 that only rounding makes another', () => {
    // 0.1 + 0.2 and 0.3 differ by 6e-17: every resampled difference is positive, and says nothing
    const [a, b] = [[0.1 + 0.2, 0.1 + 0.2], [0.3, 0.3]] // biome-ignore format: short
    expect(a[0]).toBeGreaterThan(b[0]!)
    expect(pairedBootstrap(a, b, { resamples: 20 }).p).toBe(1)
  })

  it('refuses models on other facts, and options that there are not', async () => {
    expect(await refusal(() => pairedBootstrap([1], [1, 0]))).toMatch(/^SHAPE_MISMATCH: pairedBootstrap: /)
    expect(await refusal(() => pairedBootstrap([], []))).toMatch(/^EMPTY_INPUT: pairedBootstrap: /)
    expect(await refusal(() => pairedBootstrap([1], [Number.NaN]))).toMatch(/^NOT_FINITE: pairedBootstrap: /)
    expect(await refusal(() => pairedBootstrap([1], [1], { level: 2 }))).toMatch(/^OUT_OF_RANGE: /)
    expect(await refusal(() => pairedBootstrap([1], [1], { method: 'x' as 'bca' }))).toMatch(
      /^UNKNOWN_OPTION: /,
    )
  })
})

describe('pairedBootstrap (properties)', () => {
  const share = fc.integer({ min: 0, max: 11 }).map((right) => right / 11)
  const pairs = fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 30 })
  const columns = (rows: readonly (readonly [number, number])[]) => [rows.map(([a]) => a), rows.map(([, b]) => b)] as const // biome-ignore format: short
  const method = fc.constantFrom('percentile' as const, 'bca' as const)

  it('turns its signs round when the models change places, and keeps p', () => {
    fc.assert(
      fc.property(pairs, method, (rows, by) => {
        const [a, b] = columns(rows)
        const there = pairedBootstrap(a, b, { resamples: 100, method: by })
        const back = pairedBootstrap(b, a, { resamples: 100, method: by })
        expect(back.difference).toBe(0 - there.difference)
        expectInterval(back.interval, { low: -there.interval.high, high: -there.interval.low })
        expect(back.p).toBe(there.p)
      }),
    )
  })

  it('does not change when both models move by a constant', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [a, b] = columns(rows)
        const moved = [a, b].map((values) => values.map((value) => value + 1)) as [number[], number[]]
        const before = pairedBootstrap(a, b, { resamples: 100 })
        const after = pairedBootstrap(...moved, { resamples: 100 })
        expectInterval(after.interval, before.interval)
        expect(after.p).toBe(before.p)
      }),
    )
  })

  it('is the bootstrap of the differences', () => {
    fc.assert(
      fc.property(pairs, method, (rows, by) => {
        const [a, b] = columns(rows)
        const options = { resamples: 100, method: by }
        const differences = rows.map(([one, other]) => (one * 11 - other * 11) / 11)
        expectInterval(pairedBootstrap(a, b, options).interval, bootstrapInterval(differences, options))
        const [resampled] = bootstrapMeans([differences], options)
        const atMost = resampled!.filter((mean) => mean <= 1e-12).length / 100
        const atLeast = resampled!.filter((mean) => mean >= -1e-12).length / 100
        const p = Math.min(Math.max(2 * Math.min(atMost, atLeast), 1 / 100), 1)
        expect(pairedBootstrap(a, b, options).p).toBeCloseTo(p, 12)
      }),
    )
  })
})

describe('pairedBootstrap (reference)', () => {
  it.each(golden('inference').paired)('equals numpy: p $p', ({ a, b, resamples, seed, ...expected }) => {
    const found = pairedBootstrap(a, b, { resamples, seed })
    expect(found.difference).toBe(expected.difference)
    expectInterval(found.interval, expected.interval)
    expect(found.p).toBe(expected.p)
  })
})
