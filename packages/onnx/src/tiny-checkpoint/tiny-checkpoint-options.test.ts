import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planTinyCheckpoint, type WriteTinyCheckpointOptions } from './tiny-checkpoint-options.js'

const plan = (options: Partial<WriteTinyCheckpointOptions> = {}) =>
  planTinyCheckpoint({ architecture: 'qwen2', seed: 7, ...options })

describe('planTinyCheckpoint', () => {
  it('ties Qwen2 and shares its keys, and gives every head of OLMo-2 keys of its own', () => {
    expect(plan()).toMatchObject({ embeddings: 'tied', heads: 4, keyValueHeads: 2, ropeTheta: 1e6 })
    expect(plan({ architecture: 'olmo2' })).toMatchObject({
      embeddings: 'untied',
      keyValueHeads: 4,
      ropeTheta: 5e5,
    })
    expect(plan({ architecture: 'llama' })).toMatchObject({ embeddings: 'untied', normEpsilon: 1e-5 })
  })

  it('derives what depends on a given size', () => {
    expect(plan({ hiddenSize: 96, heads: 6 })).toMatchObject({ headSize: 16, keyValueHeads: 3 })
    expect(plan({ heads: 1, headSize: 8 })).toMatchObject({
      headSize: 8,
      statedHeadSize: 8,
      keyValueHeads: 1,
    })
    expect(plan().statedHeadSize).toBeUndefined()
  })

  it('takes a default for an option that is undefined', () => {
    const options = { layers: undefined, dtype: undefined } as unknown as WriteTinyCheckpointOptions
    expect(plan(options)).toEqual(plan())
  })

  it.each([
    ['UNKNOWN_OPTION', { architecture: 'gemma' }],
    ['UNKNOWN_OPTION', { dtype: 'F8_E4M3' }],
    ['UNKNOWN_OPTION', { embeddings: true }],
    ['UNKNOWN_OPTION', { biases: 'all' }],
    ['UNKNOWN_OPTION', { configStyle: 'transformers-6' }],
    ['OUT_OF_RANGE', { seed: -1 }],
    ['OUT_OF_RANGE', { seed: 0.5 }],
    ['OUT_OF_RANGE', { layers: 0 }],
    ['OUT_OF_RANGE', { heads: Number.NaN }],
    ['OUT_OF_RANGE', { shards: 0 }],
    ['OUT_OF_RANGE', { vocabularySize: 256 }],
    ['OUT_OF_RANGE', { keyValueHeads: 0 }],
    ['OUT_OF_RANGE', { normEpsilon: 0 }],
    ['OUT_OF_RANGE', { ropeTheta: Infinity }],
    ['SHAPE_MISMATCH', { hiddenSize: 65 }],
    ['SHAPE_MISMATCH', { headSize: 7 }],
    ['SHAPE_MISMATCH', { hiddenSize: 12, heads: 4 }],
    ['SHAPE_MISMATCH', { keyValueHeads: 3 }],
    ['OUT_OF_RANGE', { heads: 3, hiddenSize: 96 }],
  ])('refuses with %s: %o', (code, options) => {
    expect(() => plan(options as Partial<WriteTinyCheckpointOptions>)).toThrow(
      expect.objectContaining({ code }),
    )
  })

  it('names what was found and what is expected', () => {
    expect(() => plan({ keyValueHeads: 3 })).toThrowErrorMatchingInlineSnapshot(
      `[PolyfactError: writeTinyCheckpoint: found keyValueHeads 3; expected a divisor of heads 4]`,
    )
  })
})

describe('planTinyCheckpoint (properties)', () => {
  it('keeps every option that was given', () => {
    const heads = fc.integer({ min: 1, max: 8 })
    fc.assert(
      fc.property(heads, fc.integer({ min: 1, max: 9 }), fc.nat(), (count, layers, seed) => {
        const options = { seed, layers, heads: count * 2, keyValueHeads: count, hiddenSize: count * 8 }
        expect(plan(options)).toMatchObject(options)
      }),
    )
  })
})
