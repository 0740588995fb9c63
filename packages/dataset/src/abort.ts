import { PolyfactError } from '@polyfact/schema'

/**
 * Ends what a caller no longer wants.
 *
 * @throws {@link PolyfactError} `ABORTED`, with the signal's reason as cause.
 */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return
  throw new PolyfactError('ABORTED', 'loadFacts: stopped by the signal', {}, { cause: signal.reason })
}
