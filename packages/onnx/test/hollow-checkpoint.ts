import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseDecoderConfig } from '../src/checkpoint/decoder-config.js'
import { decoderTensors } from '../src/checkpoint/decoder-tensors.js'

/**
 * A checkpoint of the shape of Qwen2.5-0.5B: true headers, then a hole as long as the weights, whose bytes
 * are returned.
 */
export async function writeHollowCheckpoint(folder: string): Promise<number> {
  const config = {
    architectures: ['Qwen2ForCausalLM'],
    hidden_size: 896,
    intermediate_size: 4864,
    max_position_embeddings: 32768,
    num_attention_heads: 14,
    num_hidden_layers: 24,
    num_key_value_heads: 2,
    tie_word_embeddings: true,
    vocab_size: 151936,
  }
  await writeFile(join(folder, 'config.json'), JSON.stringify(config))
  let end = 0
  const header: Record<string, object> = {}
  for (const [name, shape] of decoderTensors(parseDecoderConfig(config, 'config.json'))) {
    const begin = end
    end += shape.reduce((product, axis) => product * axis, 2)
    header[name] = { dtype: 'BF16', shape, data_offsets: [begin, end] }
  }
  const json = Buffer.from(JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(json.length))
  const path = join(folder, 'model.safetensors')
  await writeFile(path, Buffer.concat([length, json]))
  await truncate(path, 8 + json.length + end)
  return end
}

/** Bytes that this process has read, where the system counts them (Linux); 0 elsewhere. */
export async function bytesReadSoFar(): Promise<number> {
  if (process.platform !== 'linux') return 0
  const text = await readFile('/proc/self/io', 'utf8')
  return Number(/rchar: (\d+)/.exec(text)![1])
}
