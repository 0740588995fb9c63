import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { parseRotaryConfig, type RotaryKeys } from './rotary-config.js'

const parse = (keys: RotaryKeys) => parseRotaryConfig(keys, 'config.json', 4096)

describe('parseRotaryConfig', () => {
  it('takes 10,000 where nothing is said', () => {
    expect(parse({})).toEqual({ kind: 'default', theta: 10_000 })
    expect(parse({ rope_scaling: null, rope_theta: null })).toEqual({ kind: 'default', theta: 10_000 })
  })

  it('reads the spelling of transformers 4, with its two names of the kind', () => {
    const linear = { kind: 'linear', theta: 5e5, factor: 2 }
    expect(parse({ rope_theta: 5e5, rope_scaling: { type: 'linear', factor: 2 } })).toEqual(linear)
    expect(parse({ rope_theta: 5e5, rope_scaling: { rope_type: 'linear', factor: 2 } })).toEqual(linear)
    expect(
      parse({ rope_theta: 5e5, rope_scaling: { rope_type: 'linear', type: 'linear', factor: 2 } }),
    ).toEqual(linear)
  })

  it('reads the spelling of transformers 5', () => {
    expect(parse({ rope_parameters: { rope_type: 'default', rope_theta: 1e6 } })).toEqual({
      kind: 'default',
      theta: 1e6,
    })
  })

  it('reads Llama 3, whose original context is the whole one where it is not said', () => {
    const rope_scaling = { rope_type: 'llama3', factor: 32, low_freq_factor: 1, high_freq_factor: 4 }
    const expected = { kind: 'llama3', theta: 5e5, factor: 32, lowFrequencyFactor: 1, highFrequencyFactor: 4 }
    expect(parse({ rope_theta: 5e5, rope_scaling })).toEqual({ ...expected, originalMaxPositions: 4096 })
    expect(
      parse({ rope_theta: 5e5, rope_scaling: { ...rope_scaling, original_max_position_embeddings: 8192 } }),
    ).toEqual({ ...expected, originalMaxPositions: 8192 })
  })

  it('fills in the defaults of YaRN', () => {
    // 0.1 ln 4 + 1 = 1.138629…
    expect(
      parse({ rope_scaling: { type: 'yarn', factor: 4, original_max_position_embeddings: 1024 } }),
    ).toEqual({
      kind: 'yarn',
      theta: 10_000,
      factor: 4,
      originalMaxPositions: 1024,
      attentionFactor: 0.1 * Math.log(4) + 1,
      betaFast: 32,
      betaSlow: 1,
      truncate: true,
    })
  })

  it('takes the attention factor of YaRN as stated, or from both mscales', () => {
    const yarn = { rope_type: 'yarn', factor: Math.E }
    const attentionFactor = (fields: object) => {
      const rotary = parse({ rope_scaling: { ...yarn, ...fields } })
      return rotary.kind === 'yarn' ? rotary.attentionFactor : null
    }
    expect(attentionFactor({ attention_factor: 0.5, mscale: 1, mscale_all_dim: 2 })).toBe(0.5)
    expect(attentionFactor({ mscale: 2, mscale_all_dim: 1 })).toBeCloseTo(1.2 / 1.1, 15)
    expect(attentionFactor({ mscale: 2 })).toBeCloseTo(1.1, 15) // one alone does not count
    expect(attentionFactor({ factor: 1 })).toBe(1)
  })

  it('refuses other kinds by name', async () => {
    for (const kind of ['dynamic', 'longrope', 'su', 'mrope', 'toString'])
      await expectError(
        () => parse({ rope_scaling: { rope_type: kind, factor: 2 } }),
        'UNSUPPORTED_MODEL',
        'config.json',
        `rope_scaling.rope_type is "${kind}"`,
      )
  })

  it('refuses a field that the kind does not have, and a partial rotation', async () => {
    await expectError(
      () => parse({ rope_parameters: { rope_type: 'default', factor: 2 } }),
      'UNSUPPORTED_MODEL',
      'rope_parameters.factor is 2',
    )
    await expectError(
      () => parse({ rope_parameters: { full_attention: { rope_type: 'default' } } }),
      'UNSUPPORTED_MODEL',
      'rope_parameters.full_attention',
    )
    await expectError(
      () => parse({ partial_rotary_factor: 0.5 }),
      'UNSUPPORTED_MODEL',
      'partial_rotary_factor is 0.5',
    )
    await expectError(
      () => parse({ rope_parameters: { partial_rotary_factor: 0.25 } }),
      'UNSUPPORTED_MODEL',
      'rope_parameters.partial_rotary_factor is 0.25',
    )
    expect(parse({ partial_rotary_factor: 1 }).kind).toBe('default')
  })

  it('refuses spellings that disagree, for the versions of transformers choose differently', async () => {
    await expectError(
      () => parse({ rope_scaling: { type: 'linear', rope_type: 'yarn', factor: 2 } }),
      'INVALID_INPUT',
      'rope_scaling.rope_type is "yarn" but rope_scaling.type is "linear"',
    )
    await expectError(
      () => parse({ rope_theta: 1e4, rope_parameters: { rope_theta: 1e6 } }),
      'INVALID_INPUT',
      'rope_parameters.rope_theta is 1000000 but rope_theta is 10000',
    )
    await expectError(
      () => parse({ rope_scaling: { type: 'linear', factor: 2 }, rope_parameters: { rope_type: 'default' } }),
      'INVALID_INPUT',
      'rope_parameters is',
      'rope_scaling is',
    )
  })

  it('refuses missing and senseless numbers', async () => {
    await expectError(
      () => parse({ rope_scaling: { type: 'linear' } }),
      'INVALID_INPUT',
      'rope_scaling',
      'factor',
    )
    await expectError(() => parse({ rope_scaling: { type: 'yarn' } }), 'INVALID_INPUT', 'factor')
    await expectError(() => parse({ rope_scaling: { type: 'linear', factor: 0 } }), 'INVALID_INPUT', 'factor')
    await expectError(() => parse({ rope_theta: '1e4' }), 'INVALID_INPUT', 'theta')
    await expectError(
      () => parse({ rope_scaling: 'linear' }),
      'INVALID_INPUT',
      'rope_scaling is "linear"; expected an object',
    )
  })
})

describe('parseRotaryConfig (properties)', () => {
  it('reads both spellings alike', () => {
    const theta = fc.double({ min: 1, max: 1e8, noNaN: true })
    const factor = fc.double({ min: 1, max: 64, noNaN: true })
    fc.assert(
      fc.property(theta, factor, (rope_theta, value) => {
        const fields = { rope_type: 'linear', factor: value }
        expect(parse({ rope_theta, rope_scaling: fields })).toEqual(
          parse({ rope_parameters: { ...fields, rope_theta } }),
        )
      }),
    )
  })
})
