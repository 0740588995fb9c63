import type { RotaryConfig } from './checkpoint/rotary-config.js'

/**
 * Cosines and sines of every position, float32 `[position, pair]`, row-major; a head of n numbers has n / 2
 * pairs.
 */
export interface RotaryTables {
  readonly cosines: Float32Array
  readonly sines: Float32Array
}

const { fround } = Math

/**
 * The rotations of positions 0 to `positions − 1`, rounded where transformers rounds.
 *
 * Inverse frequencies are float32, each step of their scaling rounded; an angle is the float32 product of
 * position and inverse frequency; cosine and sine of that angle are rounded to float32 and multiplied by
 * YaRN's attention factor. At position 600 the rounding of the angle alone moves a cosine by up to 3e-5, so
 * exact arithmetic would not equal the model that was trained.
 *
 * @param rotary - kind and parameters.
 * @param headSize - numbers of a head, even.
 * @param positions - how many, at least 1.
 * @see transformers, `modeling_rope_utils.py`; YaRN: https://arxiv.org/abs/2309.00071
 */
export function rotaryTables(rotary: RotaryConfig, headSize: number, positions: number): RotaryTables {
  const frequencies = inverseFrequencies(rotary, headSize)
  const scale = rotary.kind === 'yarn' ? fround(rotary.attentionFactor) : 1
  const pairs = frequencies.length
  const cosines = new Float32Array(positions * pairs)
  const sines = new Float32Array(positions * pairs)
  for (let position = 0; position < positions; position++) {
    for (let pair = 0; pair < pairs; pair++) {
      const angle = fround(position * frequencies[pair]!)
      cosines[position * pairs + pair] = fround(Math.cos(angle)) * scale
      sines[position * pairs + pair] = fround(Math.sin(angle)) * scale
    }
  }
  return { cosines, sines }
}

/** Radians per position of every pair `[pair]`, from 1 downwards. */
export function inverseFrequencies(rotary: RotaryConfig, headSize: number): Float32Array {
  switch (rotary.kind) {
    case 'default':
      return defaultFrequencies(rotary.theta, headSize)
    case 'linear':
      return defaultFrequencies(rotary.theta, headSize).map((frequency) => frequency / fround(rotary.factor))
    case 'llama3':
      return llama3Frequencies(rotary, headSize)
    case 'yarn':
      return yarnFrequencies(rotary, headSize)
  }
}

/** `theta^(2 pair / head size)`: positions per radian. */
function wavelengths(theta: number, headSize: number): Float32Array {
  return Float32Array.from(
    { length: headSize / 2 },
    (_, pair) => fround(theta) ** fround((2 * pair) / headSize),
  )
}

function defaultFrequencies(theta: number, headSize: number): Float32Array {
  return wavelengths(theta, headSize).map((wavelength) => 1 / wavelength)
}

/** Long waves are slowed by the factor, short ones kept, those between interpolated. */
function llama3Frequencies(
  rotary: Extract<RotaryConfig, { kind: 'llama3' }>,
  headSize: number,
): Float32Array {
  const factor = fround(rotary.factor)
  const low = fround(rotary.lowFrequencyFactor)
  const spread = fround(rotary.highFrequencyFactor - rotary.lowFrequencyFactor)
  const context = fround(rotary.originalMaxPositions)
  const longest = fround(rotary.originalMaxPositions / rotary.lowFrequencyFactor)
  const shortest = fround(rotary.originalMaxPositions / rotary.highFrequencyFactor)
  return defaultFrequencies(rotary.theta, headSize).map((frequency) => {
    const wavelength = fround(fround(1 / frequency) * fround(2 * Math.PI)) // PyTorch divides by way of the reciprocal
    if (wavelength > longest) return frequency / factor
    if (wavelength < shortest) return frequency
    const ratio = fround(fround(1 / wavelength) * context)
    const smooth = fround(fround(ratio - low) / spread)
    const slowed = fround(fround(fround(1 - smooth) * frequency) / factor)
    return slowed + fround(smooth * frequency)
  })
}

/** A ramp over the pairs, from kept (short waves) to slowed by the factor (long waves). */
function yarnFrequencies(rotary: Extract<RotaryConfig, { kind: 'yarn' }>, headSize: number): Float32Array {
  const [from, to] = yarnRamp(rotary, headSize)
  return wavelengths(rotary.theta, headSize).map((wavelength, pair) => {
    const kept = fround(1 / wavelength)
    const slowed = fround(1 / fround(fround(rotary.factor) * wavelength))
    const ramp = Math.min(Math.max(fround(fround(pair - fround(from)) / fround(to - from)), 0), 1)
    const keep = fround(1 - ramp)
    return fround(slowed * fround(1 - keep)) + fround(kept * keep)
  })
}

/**
 * The pairs between which the ramp runs: those that turn `betaFast` and `betaSlow` times within the
 * original context.
 */
function yarnRamp(rotary: Extract<RotaryConfig, { kind: 'yarn' }>, headSize: number): [number, number] {
  const pairThatTurns = (times: number) =>
    (headSize * Math.log(rotary.originalMaxPositions / (times * 2 * Math.PI))) / (2 * Math.log(rotary.theta))
  const first = pairThatTurns(rotary.betaFast)
  const last = pairThatTurns(rotary.betaSlow)
  const from = Math.max(rotary.truncate ? Math.floor(first) : first, 0)
  const to = Math.min(rotary.truncate ? Math.ceil(last) : last, headSize - 1)
  return from === to ? [from, to + 0.001] : [from, to]
}
