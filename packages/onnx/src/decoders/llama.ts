import type { Value } from '../graph/graph.js'
import type { DecoderVocabulary } from './decoder-vocabulary.js'

/**
 * Llama: pre-norm, grouped-query attention, SwiGLU; biases where `attention_bias` and `mlp_bias` say so.
 *
 * Per layer, N being RMSNorm:
 * ```text
 * h = N(x)        x ← x + Wo Attention(rope(Wq h), rope(Wk h), Wv h)
 * h = N(x)        x ← x + Wdown (silu(Wgate h) ⊙ Wup h)
 * ```
 *
 * @returns the residual stream after the last layer, before the final norm.
 * @see Touvron et al. 2023, section 2.2 — https://arxiv.org/abs/2302.13971
 */
export function llama(d: DecoderVocabulary): Value {
  const attentionBias = d.config.attentionBias === 'all' ? 'bias' : 'no-bias'
  const mlpBias = d.config.mlpBias === 'all' ? 'bias' : 'no-bias'
  let x = d.embedTokens()
  for (let layer = 0; layer < d.config.layers; layer++) {
    const name = `model.layers.${layer}`
    d.tap('residual', layer, x)

    const h = d.norm(x, `${name}.input_layernorm`)
    const queries = d.linear(h, `${name}.self_attn.q_proj`, attentionBias)
    const keys = d.linear(h, `${name}.self_attn.k_proj`, attentionBias)
    const values = d.linear(h, `${name}.self_attn.v_proj`, attentionBias)
    const heads = d.attention(queries, keys, values, layer)
    d.tap('heads', layer, heads)
    x = d.add(x, d.linear(heads, `${name}.self_attn.o_proj`, attentionBias))

    const m = d.norm(x, `${name}.post_attention_layernorm`)
    const gate = d.linear(m, `${name}.mlp.gate_proj`, mlpBias)
    d.tap('gate', layer, gate)
    const activation = d.multiply(d.silu(gate), d.linear(m, `${name}.mlp.up_proj`, mlpBias))
    d.tap('activation', layer, activation)
    x = d.add(x, d.linear(activation, `${name}.mlp.down_proj`, mlpBias))
  }
  d.tap('residual', d.config.layers, x)
  return x
}
