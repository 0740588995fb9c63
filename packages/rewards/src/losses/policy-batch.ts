import { PolyfactError } from '@polyfact/schema'

/** Real numbers in one flat array. */
export type Reals = Float32Array | Float64Array

/** Sampled sequences, token by token. Log-probabilities are in nats; where the mask is 0 anything may stand, NaN included. */
export interface PolicyBatch {
  /** Numbers of sequences and of positions; every `[sequence, position]` array below is flat and row-major. */
  readonly shape: readonly [sequences: number, positions: number]
  /** `[sequence, position]` ln π of the sampled token under the policy in training. */
  readonly logProbabilities: Reals
  /** `[sequence, position]` 1 where a position counts, else 0; see {@link completionMask}. */
  readonly mask: ArrayLike<number>
  /** `[sequence]` advantage of the sequence, shared by its positions. */
  readonly advantages: ArrayLike<number>
  /**
   * `[sequence, position]` ln π of the policy that the ratio refers to.
   *
   * @defaultValue `logProbabilities`: the first update after sampling, where every ratio is 1
   */
  readonly oldLogProbabilities?: Reals
  /** `[sequence, position]` ln π of the reference policy, for the KL term. */
  readonly referenceLogProbabilities?: Reals
}

/** A loss, and what a gradient step needs of it. */
export interface PolicyLoss {
  /** To be minimised. */
  readonly loss: number
  /** `[sequence, position]` ∂ loss / ∂ log-probability; 0 where the mask is 0. */
  readonly gradient: Float64Array
  readonly shape: readonly [sequences: number, positions: number]
  /** Positions that count. */
  readonly tokens: number
  /** Sequences with a position that counts. */
  readonly sequences: number
  /** Positions whose ratio was replaced by a bound. */
  readonly clipped: number
}

/** What one position adds to a loss, and its slope in the log-probability of that position. */
export interface Term {
  readonly value: number
  readonly slope: number
  /** True where a bound took the place of the ratio. */
  readonly clipped?: boolean
}

/** How many positions count: in all, in how many sequences, and of each sequence. */
export interface Counts {
  readonly tokens: number
  readonly sequences: number
  readonly bySequence: readonly number[]
}

/** Counts the positions, having checked every size and every number that counts. */
export function checkBatch(
  caller: string,
  batch: Omit<PolicyBatch, 'advantages'> & Partial<PolicyBatch>,
): Counts {
  const [sequences, positions] = batch.shape
  if (!(Number.isInteger(sequences) && Number.isInteger(positions) && sequences > 0 && positions > 0)) {
    const message = `${caller}: the shape is [${batch.shape.join(', ')}]; at least one sequence and one position are expected`
    throw new PolyfactError('EMPTY_INPUT', message, { shape: batch.shape })
  }
  const { mask, advantages } = batch
  const perPosition = [
    'mask',
    'logProbabilities',
    'oldLogProbabilities',
    'referenceLogProbabilities',
  ] as const
  for (const name of perPosition) checkSize(caller, name, batch[name], sequences * positions)
  checkSize(caller, 'advantages', advantages, sequences)
  const bySequence = new Array<number>(sequences).fill(0)
  for (let index = 0; index < mask.length; index++) {
    if (mask[index] === 0) continue
    const sequence = Math.floor(index / positions)
    const place = { sequence, position: index % positions }
    if (mask[index] !== 1) {
      const message = `${caller}: the mask is ${mask[index]} at ${nameOf(place)}; 0 or 1 is expected`
      throw new PolyfactError('OUT_OF_RANGE', message, place)
    }
    for (const name of perPosition) checkFinite(caller, name, batch[name]?.[index], place)
    checkFinite(caller, 'advantages', advantages?.[sequence], place)
    bySequence[sequence]!++
  }
  const counted = bySequence.filter((count) => count > 0)
  return { tokens: counted.reduce((sum, count) => sum + count, 0), sequences: counted.length, bySequence }
}

function checkSize(caller: string, name: string, values: ArrayLike<number> | undefined, size: number): void {
  if (values === undefined || values.length === size) return
  const message = `${caller}: found ${values.length} ${name}; the shape expects ${size}`
  throw new PolyfactError('SHAPE_MISMATCH', message, { [name]: values.length, expected: size })
}

interface Place {
  readonly sequence: number
  readonly position: number
}

const nameOf = ({ sequence, position }: Place) => `sequence ${sequence}, position ${position}`

function checkFinite(caller: string, name: string, value: number | undefined, place: Place): void {
  if (value === undefined || Number.isFinite(value)) return
  const message = `${caller}: ${name} holds ${value} at ${nameOf(place)}; a finite number is expected where the mask is 1`
  throw new PolyfactError('NOT_FINITE', message, { [name]: value, ...place })
}
