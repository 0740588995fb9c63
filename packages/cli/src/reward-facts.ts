import { loadFacts } from '@polyfact/dataset'
import { type Fact, type Language, PolyfactError, Split } from '@polyfact/schema'

/** Which facts are rewarded. */
export interface RewardFactsOptions {
  /** @defaultValue every split that the data has */
  readonly split?: Split
  /** Languages of every fact. @defaultValue all that the data has */
  readonly languages?: readonly Language[]
  readonly signal?: AbortSignal
}

/**
 * The facts that a trainer may ask for: of one split, or of all that there are, as it validates on another than it
 * trains on.
 *
 * @param data - `'sample'`, or a folder in a published layout.
 * @param options - see {@link RewardFactsOptions}.
 * @throws {@link PolyfactError} as `loadFacts`.
 */
export async function* rewardFacts(data: string, options: RewardFactsOptions = {}): AsyncGenerator<Fact> {
  const { split, ...rest } = options
  if (split !== undefined) {
    yield* loadFacts(data, { split, ...rest })
    return
  }
  let absent: unknown
  let facts = 0
  for (const part of Split.options) {
    try {
      for await (const fact of loadFacts(data, { split: part, ...rest })) {
        facts++
        yield fact
      }
    } catch (error) {
      if (!PolyfactError.is(error, 'UNKNOWN_OPTION')) throw error
      absent ??= error // the data has no such split
    }
  }
  if (facts === 0) throw absent
}
