import { PolyfactError } from '@polyfact/schema'
import type { Counts } from './policy-batch.js'

/** By what a loss is divided: each gives the weight that every counted position of a sequence has in the sum. */
export type TokenWeights = (sequence: number) => number

/** Whether a sequence without a position that counts, such as one that was cut off, is part of a mean over sequences. */
export interface EmptySequencesOptions {
  /**
   * `count`, as in TRL: it adds 0 to the mean; `skip`, as in verl and OpenRLHF: the mean is over the others.
   *
   * @defaultValue `'count'`
   */
  readonly emptySequences?: 'count' | 'skip'
}

/** Mean over the positions of a sequence, then over sequences: a long answer weighs as much as a short one. */
export function perSequence(caller: string, counts: Counts, options: EmptySequencesOptions): TokenWeights {
  const sequences = sequencesOf(caller, counts, options)
  return (sequence) => 1 / (counts.bySequence[sequence]! * sequences)
}

/** Mean over all positions: a long answer weighs more. `tokens` are those of the whole batch, where this is a part. */
export function perToken(caller: string, counts: Counts, tokens: number | undefined): TokenWeights {
  if (tokens !== undefined) checkAtLeast(caller, 'tokens', tokens, counts.tokens)
  return () => 1 / (tokens ?? counts.tokens)
}

/** Sum over positions divided by a constant length, then mean over sequences: no weight depends on a length. */
export function perLength(
  caller: string,
  counts: Counts,
  length: number,
  options: EmptySequencesOptions,
): TokenWeights {
  checkAtLeast(caller, 'maxLength', length, Math.max(...counts.bySequence))
  const sequences = sequencesOf(caller, counts, options)
  return () => 1 / (length * sequences)
}

function sequencesOf(
  caller: string,
  counts: Counts,
  { emptySequences = 'count' }: EmptySequencesOptions,
): number {
  if (emptySequences !== 'count' && emptySequences !== 'skip') {
    const message = `${caller}: emptySequences is ${JSON.stringify(emptySequences)}; count or skip is expected`
    throw new PolyfactError('UNKNOWN_OPTION', message, { emptySequences })
  }
  return emptySequences === 'count' ? counts.bySequence.length : counts.sequences
}

function checkAtLeast(caller: string, option: string, value: number, counted: number): void {
  const least = Math.max(1, counted)
  if (Number.isInteger(value) && value >= least) return
  const message = `${caller}: ${option} is ${value}; a whole number of at least ${least} is expected`
  throw new PolyfactError('OUT_OF_RANGE', message, { [option]: value, least })
}
