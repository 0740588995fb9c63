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

/**
 * {@link rewardFacts} by id, and the number of languages of the one that has most.
 *
 * @throws {@link PolyfactError} as {@link rewardFacts}; `DUPLICATE_ID` for a fact that is in two splits.
 */
export async function rewardFactsById(
  data: string,
  options: RewardFactsOptions = {},
): Promise<{ facts: ReadonlyMap<string, Fact>; languages: number }> {
  const facts = new Map<string, Fact>()
  let languages = 0
  for await (const fact of rewardFacts(data, options)) {
    if (facts.has(fact.id)) {
      const message = `rewardFactsById: fact ${fact.id} comes twice in ${data}; every fact once is expected, in one of its splits`
      throw new PolyfactError('DUPLICATE_ID', message, { fact: fact.id })
    }
    facts.set(fact.id, fact)
    languages = Math.max(languages, Object.keys(fact.languages).length)
  }
  return { facts, languages }
}
