import { PolyfactError } from '@polyfact/schema'

/** What ends a completion, and what becomes of one that has no end. */
export interface CompletionMaskOptions {
  /** Id of the token that ends a completion, or several: Qwen2.5 has two. */
  readonly eos: number | readonly number[]
  /**
   * A sequence without an end token was cut off. `keep`: all its positions count; `mask`: none does (DAPO's overlong
   * filtering, TRL's `mask_truncated_completions`).
   *
   * @defaultValue `'keep'`
   */
  readonly truncated?: 'keep' | 'mask'
}

/** Sampled tokens, padded to one length. */
export interface CompletionIds {
  /** `[sequence, position]` token ids, row-major, prompts left out. */
  readonly ids: ArrayLike<number>
  readonly shape: readonly [sequences: number, positions: number]
}

/** Which positions count. */
export interface CompletionMask {
  /** `[sequence, position]` 1 up to and including the first end token, then 0. */
  readonly mask: Uint8Array
  readonly shape: readonly [sequences: number, positions: number]
  /** Positions that count. */
  readonly tokens: number
  /** Sequences without an end token. */
  readonly truncated: number
}

/**
 * Marks what the model wrote: every position up to and including the first end token, and no padding.
 *
 * Where padding and end are one token, as in base models of Qwen2.5, a mask of "is not padding" would lose the end; and
 * no mask at all, as in the paper's code, trains the model to repeat it.
 *
 * @param completions - see {@link CompletionIds}.
 * @param options - see {@link CompletionMaskOptions}.
 * @returns see {@link CompletionMask}.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without sequences, positions or end tokens; `SHAPE_MISMATCH` when there are
 *   more or fewer ids than the shape says; `OUT_OF_RANGE` for an end token that is no id; `UNKNOWN_OPTION`.
 *
 * @example
 * ```ts
 * completionMask({ ids: [7, 2, 2, 8, 9, 7], shape: [2, 3] }, { eos: 2 }).mask // => Uint8Array.of(1, 1, 0, 1, 1, 1)
 * ```
 */
export function completionMask(completions: CompletionIds, options: CompletionMaskOptions): CompletionMask {
  const { ids, shape } = completions
  const [sequences, positions] = shape
  const ends = new Set([options.eos].flat())
  check(completions, ends, options)
  const mask = new Uint8Array(ids.length)
  const counts = { tokens: 0, truncated: 0 }
  for (let sequence = 0; sequence < sequences; sequence++) {
    const start = sequence * positions
    let length = 0
    while (length < positions && !ends.has(ids[start + length]!)) length++
    const ended = length < positions
    if (!ended) counts.truncated++
    const kept = ended ? length + 1 : options.truncated === 'mask' ? 0 : positions
    mask.fill(1, start, start + kept)
    counts.tokens += kept
  }
  return { mask, shape, ...counts }
}

function check({ ids, shape }: CompletionIds, ends: Set<number>, { truncated }: CompletionMaskOptions): void {
  const [sequences, positions] = shape
  if (!(Number.isInteger(sequences) && Number.isInteger(positions) && sequences > 0 && positions > 0)) {
    const message = `completionMask: the shape is [${shape.join(', ')}]; at least one sequence and one position are expected`
    throw new PolyfactError('EMPTY_INPUT', message, { shape })
  }
  if (ids.length !== sequences * positions) {
    const message = `completionMask: found ${ids.length} ids; the shape expects ${sequences * positions}`
    throw new PolyfactError('SHAPE_MISMATCH', message, { ids: ids.length, shape })
  }
  if (ends.size === 0)
    throw new PolyfactError('EMPTY_INPUT', 'completionMask: eos is empty; at least one id is expected')
  const bad = [...ends].filter((end) => !(Number.isInteger(end) && end >= 0))
  if (bad.length > 0) {
    const message = `completionMask: eos holds ${bad[0]}; token ids are expected, whole numbers of at least 0`
    throw new PolyfactError('OUT_OF_RANGE', message, { eos: bad[0] })
  }
  if (truncated !== undefined && truncated !== 'keep' && truncated !== 'mask') {
    const message = `completionMask: truncated is ${JSON.stringify(truncated)}; keep or mask is expected`
    throw new PolyfactError('UNKNOWN_OPTION', message, { truncated })
  }
}
