import type { DecoderConfig } from '@polyfact/onnx'
import { PolyfactError } from '@polyfact/schema'

/** What decides how much memory a decoder takes. */
export type DecoderSizes = Pick<
  DecoderConfig,
  'vocabularySize' | 'hiddenSize' | 'intermediateSize' | 'layers' | 'heads' | 'keyValueHeads' | 'headSize'
>

/** Bytes of memory that a session on the CPU takes. */
export interface MemoryEstimate {
  /** Node, the runtime and the tokenizer. */
  readonly base: number
  /** The weights as the runtime keeps them: float32, packed for its matrix products. */
  readonly weights: number
  /** On top while loading: the largest weight once more, before it is packed. */
  readonly loading: number
  /** On top while running: what one layer, the attention of one row and the logits need. */
  readonly running: number
  /** The peak: base, weights, and the greater of loading and running. */
  readonly peak: number
}

const bytesPerFloat = 4
const baseBytes = 300e6

/**
 * Estimates what a float32 session on the CPU takes.
 *
 * The matrices of the layers and the output head count, also where the head is the embedding: the runtime keeps a
 * packed copy of its own. The checkpoint's files are mapped, and their pages can be dropped, so they do not count.
 * Measured peaks: 2.5 GB for a Qwen2.5-0.5B (this says 2.8), 5.7 GB for an OLMo-2-1B (this says 6.2), both BF16.
 *
 * @param budget - Most tokens and most scores of one run.
 */
export function estimateMemory(
  sizes: DecoderSizes,
  budget: { readonly tokens: number; readonly scores: number },
): MemoryEstimate {
  const { vocabularySize, hiddenSize, intermediateSize, heads, keyValueHeads, headSize } = sizes
  const projections = 2 * hiddenSize * headSize * (heads + keyValueHeads) // queries and output, keys and values
  const mlp = 3 * hiddenSize * intermediateSize
  const head = hiddenSize * vocabularySize
  const layer = budget.tokens * (4 * hiddenSize + 4 * heads * headSize + 4 * intermediateSize)
  const attention = 2 * heads * budget.tokens ** 2 // one row that fills the budget
  const logits = 2 * budget.scores * vocabularySize // and their log-softmax
  const weights = bytesPerFloat * (sizes.layers * (projections + mlp) + head)
  const loading = bytesPerFloat * Math.max(head, hiddenSize * intermediateSize)
  const running = bytesPerFloat * (layer + Math.max(attention, logits))
  return {
    base: baseBytes,
    weights,
    loading,
    running,
    peak: baseBytes + weights + Math.max(loading, running),
  }
}

/**
 * Refuses what would exceed the memory that is free.
 *
 * @param available - Bytes, from `availableMemory`.
 * @throws {@link PolyfactError} `OUT_OF_MEMORY` with both figures and the remedy.
 */
export function checkMemory(estimate: MemoryEstimate, available: number, model: string): void {
  if (estimate.peak <= available) return
  const remedy =
    estimate.running > estimate.weights
      ? 'take a smaller tokenBudget'
      : 'free some, take a smaller model or a GPU'
  throw new PolyfactError(
    'OUT_OF_MEMORY',
    `openModel: ${model} needs about ${gigabytes(estimate.peak)} of memory and ${gigabytes(available)} are free; ${remedy}, or load it all the same with force: 'ignore-memory' (--force)`,
    { needed: estimate.peak, available },
  )
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`
}
