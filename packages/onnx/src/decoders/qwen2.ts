import type { Value } from '../graph/graph.js'
import type { DecoderVocabulary } from './decoder-vocabulary.js'

/**
 * Qwen2 and Qwen2.5: pre-norm, grouped-query attention with a bias on queries, keys and values, SwiGLU.
 *
 * Per layer, N being RMSNorm:
 * ```text
 * h = N(x)        x ← x + Wo Attention(rope(Wq h + bq), rope(Wk h + bk), Wv h + bv)
 * h = N(x)        x ← x + Wdown (silu(Wgate h) ⊙ Wup h)
 * ```
 *
 * @returns the residual stream after the last layer, before the final norm.
 * @see Yang et al. 2024, section 2.2 — https://arxiv.org/abs/2407.10671
 */
export function qwen2(d: DecoderVocabulary): Value {
  let x = d.embedTokens()
  for (let layer = 0; layer < d.config.layers; layer++) {
    const name = `model.layers.${layer}`
    d.tap('residual', layer, x)

    const h = d.norm(x, `${name}.input_layernorm`)
    const queries = d.linear(h, `${name}.self_attn.q_proj`, 'bias')
    const keys = d.linear(h, `${name}.self_attn.k_proj`, 'bias')
    const values = d.linear(h, `${name}.self_attn.v_proj`, 'bias')
    const heads = d.attention(queries, keys, values, layer)
    d.tap('heads', layer, heads)
    x = d.add(x, d.linear(heads, `${name}.self_attn.o_proj`))

    const m = d.norm(x, `${name}.post_attention_layernorm`)
    const gate = d.linear(m, `${name}.mlp.gate_proj`)
    d.tap('gate', layer, gate)
    const activation = d.multiply(d.silu(gate), d.linear(m, `${name}.mlp.up_proj`))
    d.tap('activation', layer, activation)
    x = d.add(x, d.linear(activation, `${name}.mlp.down_proj`))
  }
  d.tap('residual', d.config.layers, x)
  return x
}
