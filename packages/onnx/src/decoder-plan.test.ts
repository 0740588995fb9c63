import { describe, expect, it } from 'vitest'
import { expectError } from '../test/expect-error.js'
import { parseDecoderConfig } from './checkpoint/decoder-config.js'
import { DEFAULT_MAX_POSITIONS, type DecoderPlan, resolvePlan } from './decoder-plan.js'

const configOf = (json: object = {}) =>
  parseDecoderConfig({ architectures: ['LlamaForCausalLM'], num_hidden_layers: 3, ...json }, 'config.json')
const resolve = (plan: unknown, json?: object) => resolvePlan(plan as DecoderPlan, configOf(json))

describe('resolvePlan', () => {
  it('taps all layers where none are named, the residual stream before and after each', () => {
    const { taps } = resolve({ taps: [{ kind: 'gate' }, { kind: 'residual' }] })
    const expected = ['gate.0', 'gate.1', 'gate.2', 'residual.0', 'residual.1', 'residual.2', 'residual.3']
    expect([...taps]).toEqual(expected)
  })

  it('joins what is wanted twice', () => {
    const plan = {
      outputs: ['last-logits', 'last-logits'],
      taps: [
        { kind: 'heads', layers: [1, 1] },
        { kind: 'heads', layers: [1, 0] },
      ],
    }
    const { outputs, taps } = resolve(plan)
    expect([...outputs]).toEqual(['last-logits'])
    expect([...taps]).toEqual(['heads.1', 'heads.0'])
  })

  it('holds no more positions than the model knows, nor than the default', () => {
    const plan = { outputs: ['last-logits'] }
    expect(resolve(plan).maxPositions).toBe(2048)
    expect(resolve(plan, { max_position_embeddings: 131072 }).maxPositions).toBe(DEFAULT_MAX_POSITIONS)
    expect(
      resolve({ ...plan, maxPositions: 100_000 }, { max_position_embeddings: 131072 }).maxPositions,
    ).toBe(100_000)
  })

  it('refuses positions that the model does not have', async () => {
    for (const maxPositions of [0, -1, 1.5, 2049, Number.NaN])
      await expectError(
        () => resolve({ outputs: ['last-logits'], maxPositions }),
        'OUT_OF_RANGE',
        `maxPositions ${maxPositions}`,
        '2048',
      )
  })

  it('refuses a plan for nothing', async () => {
    for (const plan of [{}, { outputs: [] }, { taps: [] }, { taps: [{ kind: 'gate', layers: [] }] }])
      await expectError(() => resolve(plan), 'EMPTY_INPUT', 'no outputs and no taps')
  })

  it('refuses names that it does not know', async () => {
    await expectError(
      () => resolve({ outputs: ['logits'] }),
      'UNKNOWN_OPTION',
      '"logits"',
      'candidate-log-probabilities, last-logits',
    )
    await expectError(
      () => resolve({ taps: [{ kind: 'mlp' }] }),
      'UNKNOWN_OPTION',
      '"mlp"',
      'gate, activation, heads, residual',
    )
  })

  it('refuses layers that the model does not have', async () => {
    expect([...resolve({ taps: [{ kind: 'residual', layers: [3] }] }).taps]).toEqual(['residual.3'])
    await expectError(
      () => resolve({ taps: [{ kind: 'gate', layers: [3] }] }),
      'OUT_OF_RANGE',
      'gate at layer 3',
      'from 0 to 2',
    )
    await expectError(
      () => resolve({ taps: [{ kind: 'residual', layers: [4] }] }),
      'OUT_OF_RANGE',
      'from 0 to 3',
    )
    await expectError(() => resolve({ taps: [{ kind: 'heads', layers: [-1] }] }), 'OUT_OF_RANGE', 'layer -1')
    await expectError(
      () => resolve({ taps: [{ kind: 'heads', layers: [0.5] }] }),
      'OUT_OF_RANGE',
      'layer 0.5',
    )
  })
})
