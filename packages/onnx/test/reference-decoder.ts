import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What goes into a decoder for one row of a batch. */
export interface ReferenceInput {
  readonly ids: readonly number[]
  readonly positions: readonly number[]
  /** `[from][to]`: whether a position may attend to another. */
  readonly mask: readonly (readonly boolean[])[]
}

/** Everything that the decoder computes, in float64. */
export interface ReferenceOutput {
  /** `[position][token]`. */
  readonly logits: readonly Vector[]
  /** By name, `gate.0`: `[position][width]`. */
  readonly taps: ReadonlyMap<string, readonly Vector[]>
}

type Vector = readonly number[]
type Taps = Map<string, readonly Vector[]>
type Config = Readonly<Record<string, number | boolean | string>>
type Tensors = ReadonlyMap<string, { readonly shape: readonly number[]; readonly numbers: Float32Array }>

/**
 * A decoder written from the equations in float64, vector by vector, for `model.safetensors` in F32 and
 * default rotary embeddings. It shares nothing with the graphs, not even how files are read.
 */
export async function referenceDecoder(folder: string, input: ReferenceInput): Promise<ReferenceOutput> {
  const config: Config = JSON.parse(await readFile(join(folder, 'config.json'), 'utf8'))
  const tensors = await readTensors(join(folder, 'model.safetensors'))
  const taps: Taps = new Map()
  const table = rowsOf(tensors, 'model.embed_tokens.weight')
  let stream = input.ids.map((id) => table(id))
  const layers = config['num_hidden_layers'] as number
  for (let layer = 0; layer < layers; layer++) {
    taps.set(`residual.${layer}`, stream)
    const run = config['model_type'] === 'olmo2' ? postNormLayer : preNormLayer
    stream = run(words(config, tensors, input, layer, taps), stream)
  }
  taps.set(`residual.${layers}`, stream)
  const tied = config['tie_word_embeddings'] === true
  const head = rowsOf(tensors, tied ? 'model.embed_tokens.weight' : 'lm_head.weight')
  const vocabulary = Array.from({ length: config['vocab_size'] as number }, (_, token) => head(token))
  const logits = stream.map((x) => {
    const normed = rmsNorm(x, rowsOf(tensors, 'model.norm.weight')(0), config['rms_norm_eps'] as number)
    return vocabulary.map((row) => dot(row, normed))
  })
  return { logits, taps }
}

type Words = ReturnType<typeof words>

function words(config: Config, tensors: Tensors, input: ReferenceInput, layer: number, taps: Taps) {
  const prefix = `model.layers.${layer}.`
  const linear = (name: string, x: Vector): Vector => {
    const { shape } = tensors.get(`${prefix}${name}.weight`)!
    const row = rowsOf(tensors, `${prefix}${name}.weight`)
    const bias = tensors.get(`${prefix}${name}.bias`)?.numbers
    return Array.from({ length: shape[0]! }, (_, output) => dot(row(output), x) + (bias?.[output] ?? 0))
  }
  const norm = (name: string, x: Vector) =>
    rmsNorm(x, rowsOf(tensors, `${prefix}${name}.weight`)(0), config['rms_norm_eps'] as number)
  const attend = (queries: Vector[], keys: Vector[], values: Vector[]): Vector[] => {
    const heads = attention(config, input, queries, keys, values)
    taps.set(`heads.${layer}`, heads)
    return heads
  }
  const mlp = (stream: Vector[]): Vector[] => {
    const gate = stream.map((x) => linear('mlp.gate_proj', x))
    const activation = stream.map((x, at) => {
      const up = linear('mlp.up_proj', x)
      return gate[at]!.map((g, neuron) => (g / (1 + Math.exp(-g))) * up[neuron]!)
    })
    taps.set(`gate.${layer}`, gate).set(`activation.${layer}`, activation)
    return activation.map((x) => linear('mlp.down_proj', x))
  }
  return { linear, norm, attend, mlp }
}

function preNormLayer({ linear, norm, attend, mlp }: Words, stream: Vector[]): Vector[] {
  const normed = stream.map((x) => norm('input_layernorm', x))
  const project = (name: string) => normed.map((x) => linear(`self_attn.${name}`, x))
  const heads = attend(project('q_proj'), project('k_proj'), project('v_proj'))
  const middle = stream.map((x, at) => sum(x, linear('self_attn.o_proj', heads[at]!)))
  const computed = mlp(middle.map((x) => norm('post_attention_layernorm', x)))
  return middle.map((x, at) => sum(x, computed[at]!))
}

function postNormLayer({ linear, norm, attend, mlp }: Words, stream: Vector[]): Vector[] {
  const queries = stream.map((x) => norm('self_attn.q_norm', linear('self_attn.q_proj', x)))
  const keys = stream.map((x) => norm('self_attn.k_norm', linear('self_attn.k_proj', x)))
  const values = stream.map((x) => linear('self_attn.v_proj', x))
  const heads = attend(queries, keys, values)
  const attended = heads.map((x) => norm('post_attention_layernorm', linear('self_attn.o_proj', x)))
  const middle = stream.map((x, at) => sum(x, attended[at]!))
  const computed = mlp(middle).map((x) => norm('post_feedforward_layernorm', x))
  return middle.map((x, at) => sum(x, computed[at]!))
}

function attention(
  config: Config,
  { positions, mask }: ReferenceInput,
  q: Vector[],
  k: Vector[],
  v: Vector[],
): Vector[] {
  const heads = config['num_attention_heads'] as number
  const size = q[0]!.length / heads
  const group = heads / (k[0]!.length / size)
  const theta = config['rope_theta'] as number
  const part = (x: Vector, head: number) => x.slice(head * size, (head + 1) * size)
  const turned = (x: Vector, head: number, at: number) => rotate(part(x, head), positions[at]!, theta)
  return q.map((query, from) => {
    const outputs = Array.from({ length: heads }, (_, head) => {
      const shared = Math.floor(head / group)
      const turnedQuery = turned(query, head, from)
      const scores = k.map((key, to) =>
        mask[from]![to] ? dot(turnedQuery, turned(key, shared, to)) / Math.sqrt(size) : -Infinity,
      )
      const largest = Math.max(...scores)
      const weights = scores.map((score) => Math.exp(score - largest))
      const total = weights.reduce((a, b) => a + b)
      return part(v[0]!, shared).map((_, index) =>
        v.reduce((mean, value, to) => mean + (weights[to]! / total) * value[shared * size + index]!, 0),
      )
    })
    return outputs.flat()
  })
}

/** Complex multiplication of the pairs (x[i], x[i + n/2]) by e^{i · position · theta^(−2i/n)}. */
function rotate(x: Vector, position: number, theta: number): Vector {
  const half = x.length / 2
  return x.map((value, index) => {
    const pair = index % half
    const angle = position * theta ** (-pair / half)
    const partner = index < half ? -x[index + half]! : x[index - half]!
    return value * Math.cos(angle) + partner * Math.sin(angle)
  })
}

function rmsNorm(x: Vector, weight: Vector, epsilon: number): Vector {
  const scale = 1 / Math.sqrt(dot(x, x) / x.length + epsilon)
  return x.map((value, index) => value * scale * weight[index]!)
}

function dot(a: Vector, b: Vector): number {
  return a.reduce((total, value, index) => total + value * b[index]!, 0)
}

function sum(a: Vector, b: Vector): Vector {
  return a.map((value, index) => value + b[index]!)
}

function rowsOf(tensors: Tensors, name: string): (row: number) => Vector {
  const { shape, numbers } = tensors.get(name)!
  const width = shape.at(-1)!
  return (row) => Array.from(numbers.subarray(row * width, (row + 1) * width))
}

async function readTensors(path: string): Promise<Tensors> {
  const file = await readFile(path)
  const start = 8 + Number(file.readBigUInt64LE())
  const header: Record<string, { shape: number[]; data_offsets: [number, number] }> = JSON.parse(
    file.toString('utf8', 8, start),
  )
  const entries = Object.entries(header).filter(([name]) => name !== '__metadata__')
  return new Map(
    entries.map(
      ([
        name,
        {
          shape,
          data_offsets: [from, to],
        },
      ]) => {
        const bytes = Uint8Array.prototype.slice.call(file, start + from, start + to)
        return [name, { shape, numbers: new Float32Array(bytes.buffer) }]
      },
    ),
  )
}
