import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRotaryConfig, type RotaryConfig } from './checkpoint/rotary-config.js'
import { inverseFrequencies, rotaryTables } from './rotary-tables.js'

const { fround } = Math
const llama3: RotaryConfig = {
  kind: 'llama3',
  theta: 1e4,
  factor: 8,
  lowFrequencyFactor: 1,
  highFrequencyFactor: 4,
  originalMaxPositions: 100,
}
const yarn: RotaryConfig = {
  kind: 'yarn',
  theta: 1e4,
  factor: 4,
  originalMaxPositions: 256,
  attentionFactor: 0.5,
  betaFast: 32,
  betaSlow: 1,
  truncate: true,
}

describe('inverseFrequencies', () => {
  it('falls geometrically from 1', () => {
    // 10000^(−2 pair / 8) = 1, 1/10, 1/100, 1/1000
    expect([...inverseFrequencies({ kind: 'default', theta: 1e4 }, 8)]).toEqual(
      [1, 0.1, 0.01, 0.001].map(fround),
    )
  })

  it('is slowed by the factor of a linear stretching', () => {
    expect([...inverseFrequencies({ kind: 'linear', theta: 1e4, factor: 4 }, 8)]).toEqual(
      [0.25, 0.025, 0.0025, 0.00025].map(fround),
    )
  })

  it('keeps short waves and slows long ones for Llama 3', () => {
    // wavelengths 2π = 6.3 < 100 / 4: kept; 62.8 between 25 and 100; 628 and 6283 > 100: slowed by 8
    const [first, second, ...rest] = inverseFrequencies(llama3, 8)
    expect(first).toBe(1)
    const smooth = (100 / (20 * Math.PI) - 1) / 3
    expect(second).toBeCloseTo(0.1 * (smooth + (1 - smooth) / 8), 7)
    expect(rest).toEqual([0.01 / 8, 0.001 / 8].map(fround))
  })

  it('keeps and slows along a ramp for YaRN', () => {
    // pair that turns n times in 256 positions: 8 ln(256 / 2πn) / (2 ln 10⁴) = 0.105 for 32, 1.61 for 1: ramp from 0 to 2
    const frequencies = [...inverseFrequencies(yarn, 8)]
    expect(frequencies[0]).toBe(1)
    expect(frequencies[1]).toBeCloseTo(0.1 * (0.5 + 0.5 / 4), 7)
    expect(frequencies.slice(2)).toEqual([0.01 / 4, 0.001 / 4].map(fround))
  })
})

describe('rotaryTables', () => {
  it('holds cosine and sine of position times inverse frequency', () => {
    const { cosines, sines } = rotaryTables({ kind: 'default', theta: 1e4 }, 4, 3)
    const angles = [0, 1, 2].flatMap((position) => [position, fround(position * fround(0.01))])
    expect([...cosines]).toEqual(angles.map((angle) => fround(Math.cos(angle))))
    expect([...sines]).toEqual(angles.map((angle) => fround(Math.sin(angle))))
  })

  it('rounds the angle to float32 before it takes the cosine', () => {
    const theta = 5e5
    const pair = 3
    const { cosines } = rotaryTables({ kind: 'default', theta }, 64, 4001)
    const frequency = fround(1 / fround(theta ** fround((2 * pair) / 64)))
    expect(fround(4000 * frequency)).not.toBe(4000 * frequency)
    expect(cosines[4000 * 32 + pair]).toBe(fround(Math.cos(fround(4000 * frequency))))
  })

  it('multiplies both by the attention factor of YaRN', () => {
    const scaled = rotaryTables(yarn, 8, 5)
    const plain = rotaryTables({ ...yarn, attentionFactor: 1 }, 8, 5)
    expect([...scaled.cosines]).toEqual([...plain.cosines].map((value) => value / 2))
    expect([...scaled.sines]).toEqual([...plain.sines].map((value) => value / 2))
  })
})

describe('rotaryTables (properties)', () => {
  const kinds = fc.constantFrom<RotaryConfig>(
    { kind: 'default', theta: 1e6 },
    { kind: 'linear', theta: 1e4, factor: 2 },
    llama3,
  )

  it('lies on the unit circle, and starts at no rotation', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 32 }), (rotary, half) => {
        const { cosines, sines } = rotaryTables(rotary, 2 * half, 50)
        for (const [index, cosine] of cosines.entries())
          expect(cosine ** 2 + sines[index]! ** 2).toBeCloseTo(1, 6)
        expect([...cosines.subarray(0, half), ...sines.subarray(0, half)]).toEqual([
          ...new Array<number>(half).fill(1),
          ...new Array<number>(half).fill(0),
        ])
      }),
    )
  })

  it('does not depend on how many positions are asked for', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 40 }), (rotary, positions) => {
        const { cosines } = rotaryTables(rotary, 8, 40)
        expect(rotaryTables(rotary, 8, positions).cosines).toEqual(cosines.subarray(0, positions * 4))
      }),
    )
  })
})

describe('rotaryTables (reference)', async () => {
  const golden = JSON.parse(
    await readFile(new URL('../test/golden/rotary/tables.json', import.meta.url), 'utf8'),
  )
  /** PyTorch's cosine and sine may be an ulp off, which the attention factor carries on. */
  const ULP = 2 ** -23

  it.each(golden.cases as ReferenceCase[])('equals transformers: $rope_parameters', (expected) => {
    const rotary = parseRotaryConfig({ rope_parameters: expected.rope_parameters }, 'golden', 4096)
    expect([...inverseFrequencies(rotary, golden.headSize)]).toEqual(expected.inverseFrequencies)
    const { cosines, sines } = rotaryTables(rotary, golden.headSize, 601)
    const pairs = golden.headSize / 2
    for (const [row, position] of (golden.positions as number[]).entries()) {
      for (let pair = 0; pair < pairs; pair++) {
        const at = position * pairs + pair
        expect(Math.abs(cosines[at]! - expected.cosines[row]![pair]!)).toBeLessThanOrEqual(ULP)
        expect(Math.abs(sines[at]! - expected.sines[row]![pair]!)).toBeLessThanOrEqual(ULP)
      }
    }
  })
})

interface ReferenceCase {
  rope_parameters: Record<string, unknown>
  inverseFrequencies: number[]
  cosines: number[][]
  sines: number[][]
}
