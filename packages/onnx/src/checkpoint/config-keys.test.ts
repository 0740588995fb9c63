import { describe, expect, it } from 'vitest'
import { expectError } from '../../test/expect-error.js'
import { refuseUnknownKeys } from './config-keys.js'

describe('refuseUnknownKeys', () => {
  it('names an unknown key and its value', async () => {
    await expectError(
      () => refuseUnknownKeys({ logit_scale: 0.25 }, 'llama', 'm/config.json'),
      'UNSUPPORTED_MODEL',
      'm/config.json: logit_scale is 0.25',
    )
    await expectError(
      () => refuseUnknownKeys({ quantization_config: { bits: 4 } }, 'llama', 'c'),
      'UNSUPPORTED_MODEL',
      'quantization_config is {"bits":4}',
    )
    await expectError(
      () => refuseUnknownKeys({ auto_map: { AutoModel: 'x'.repeat(100) } }, 'qwen2', 'c'),
      'UNSUPPORTED_MODEL',
      'xxx…;',
    )
  })

  it('passes an unknown key that is switched off', () => {
    const off = { a: null, b: false, c: {}, d: [] }
    expect(() => refuseUnknownKeys(off, 'olmo2', 'config.json')).not.toThrow()
  })

  it('passes the ids of special tokens, which the tokenizer alone uses', () => {
    const ids = Object.fromEntries(
      ['bos', 'cls', 'eos', 'mask', 'pad', 'sep', 'unk'].map((t) => [`${t}_token_id`, 0]),
    )
    expect(() => refuseUnknownKeys(ids, 'llama', 'config.json')).not.toThrow()
  })

  it.each([false, null, 0])('refuses attention that is not causal: is_causal %s', async (value) => {
    await expectError(
      () => refuseUnknownKeys({ is_causal: value }, 'qwen2', 'c'),
      'UNSUPPORTED_MODEL',
      `is_causal is ${value}`,
    )
    expect(() => refuseUnknownKeys({ is_causal: true }, 'qwen2', 'c')).not.toThrow()
  })

  it('knows keys of one family only there', async () => {
    expect(() => refuseUnknownKeys({ mlp_bias: true }, 'llama', 'c')).not.toThrow()
    await expectError(
      () => refuseUnknownKeys({ mlp_bias: true }, 'olmo2', 'c'),
      'UNSUPPORTED_MODEL',
      'mlp_bias',
    )
    await expectError(
      () => refuseUnknownKeys({ sliding_window: 4096 }, 'llama', 'c'),
      'UNSUPPORTED_MODEL',
      'sliding_window',
    )
    await expectError(
      () => refuseUnknownKeys({ attention_bias: true }, 'qwen2', 'c'),
      'UNSUPPORTED_MODEL',
      'attention_bias',
    )
  })
})
