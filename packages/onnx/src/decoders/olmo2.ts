import type { Value } from '../graph/graph.js'
import type { DecoderVocabulary } from './decoder-vocabulary.js'

/**
 * OLMo-2: norms after attention and MLP instead of before, and over all queries and all keys of a token,
 * before they are cut into heads.
 *
 * Per layer, N being RMSNorm:
 * ```text
 * x ← x + N(Wo Attention(rope(N(Wq x)), rope(N(Wk x)), Wv x))
 * x ← x + N(Wdown (silu(Wgate x) ⊙ Wup x))
 * ```
 *
 * @returns the residual stream after the last layer, before the final norm.
 * @see OLMo Team 2024, section 2.1 — https://arxiv.org/abs/2501.00656
 */
export function olmo2(d: DecoderVocabulary): Value {
  const bias = d.config.attentionBias === 'all' ? 'bias' : 'no-bias'
  let x = d.embedTokens()
  for (let layer = 0; layer < d.config.layers; layer++) {
    const name = `model.layers.${layer}`
    d.tap('residual', layer, x)

    const queries = d.norm(d.linear(x, `${name}.self_attn.q_proj`, bias), `${name}.self_attn.q_norm`)
    const keys = d.norm(d.linear(x, `${name}.self_attn.k_proj`, bias), `${name}.self_attn.k_norm`)
    const values = d.linear(x, `${name}.self_attn.v_proj`, bias)
    const heads = d.attention(queries, keys, values, layer)
    d.tap('heads', layer, heads)
    const attended = d.linear(heads, `${name}.self_attn.o_proj`, bias)
    x = d.add(x, d.norm(attended, `${name}.post_attention_layernorm`))

    const gate = d.linear(x, `${name}.mlp.gate_proj`)
    d.tap('gate', layer, gate)
    const activation = d.multiply(d.silu(gate), d.linear(x, `${name}.mlp.up_proj`))
    d.tap('activation', layer, activation)
    const computed = d.linear(activation, `${name}.mlp.down_proj`)
    x = d.add(x, d.norm(computed, `${name}.post_feedforward_layernorm`))
  }
  d.tap('residual', d.config.layers, x)
  return x
}
