import { PolyfactError } from '@polyfact/schema'

/**
 * Ends what a caller no longer wants.
 *
 * @param caller - Name of the public function, for the error.
 * @throws {@link PolyfactError} `ABORTED`, with the signal's reason as cause.
 */
export function stopIfAborted(signal: AbortSignal | undefined, caller: string): void {
  if (!signal?.aborted) return
  throw new PolyfactError('ABORTED', `${caller}: stopped by the caller`, {}, { cause: signal.reason })
}
