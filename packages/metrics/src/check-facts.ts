import { PolyfactError } from '@polyfact/schema'

/** @throws {@link PolyfactError} `EMPTY_INPUT` unless there is at least one of `what`. */
export function checkNotEmpty(caller: string, what: string, { length }: ArrayLike<unknown>): void {
  if (length > 0) return
  throw new PolyfactError('EMPTY_INPUT', `${caller}: no ${what}; at least one is expected`)
}

/** @throws {@link PolyfactError} `SHAPE_MISMATCH` unless both have as many facts; `EMPTY_INPUT` unless they have any. */
export function checkSameFacts(caller: string, a: ArrayLike<unknown>, b: ArrayLike<unknown>): void {
  if (a.length !== b.length) {
    throw new PolyfactError(
      'SHAPE_MISMATCH',
      `${caller}: a has ${a.length} facts and b has ${b.length}; the same facts are expected in the same order`,
      { a: a.length, b: b.length },
    )
  }
  checkNotEmpty(caller, 'facts', a)
}
