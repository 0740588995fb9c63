import { type Fact, type Language, PolyfactError } from '@polyfact/schema'

/** What the server keeps of a fact: its answers, not its questions. */
export interface BookedFact {
  /** In the order in which they are listed everywhere. */
  readonly languages: readonly Language[]
  /** Of the gold. */
  readonly gold: string
  /** `[candidate]`, the same in every language. */
  readonly ids: readonly string[]
  /** `[language][candidate]`, as `languages` and `ids`. */
  readonly texts: readonly (readonly string[])[]
}

/** The facts of a server, by id. */
export interface FactBook {
  readonly facts: ReadonlyMap<string, BookedFact>
  /** All that occur. */
  readonly languages: readonly Language[]
}

/**
 * Reads facts into what scoring needs.
 *
 * @param languages - those that are asked; a fact that lacks some is complete with those that it has. All, without it.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without facts; `DUPLICATE_ID` for a fact that comes twice;
 *   `UNKNOWN_LANGUAGE` for one in none of the languages; and whatever reading throws.
 */
export async function readFactBook(
  source: AsyncIterable<Fact>,
  languages?: readonly Language[],
): Promise<FactBook> {
  const facts = new Map<string, BookedFact>()
  const seen = new Map<string, readonly Language[]>()
  for await (const fact of source) {
    if (facts.has(fact.id)) {
      const message = `createRewardServer: fact ${fact.id} comes twice; every fact once is expected`
      throw new PolyfactError('DUPLICATE_ID', message, { fact: fact.id })
    }
    const own = Object.keys(fact.languages)
    const asked = languages ? languages.filter((language) => own.includes(language)) : own
    if (asked.length === 0) {
      const message = `createRewardServer: fact ${fact.id} is in none of ${languages?.join(', ') ?? 'any language'}; it has ${own.join(', ')}`
      throw new PolyfactError('UNKNOWN_LANGUAGE', message, { fact: fact.id })
    }
    const key = asked.join()
    seen.set(key, seen.get(key) ?? asked)
    facts.set(fact.id, book(fact, seen.get(key)!))
  }
  if (facts.size === 0) {
    throw new PolyfactError('EMPTY_INPUT', 'createRewardServer: no facts; at least one is expected')
  }
  return { facts, languages: [...new Set([...seen.values()].flat())] }
}

function book(fact: Fact, languages: readonly Language[]): BookedFact {
  const ids = fact.languages[languages[0]!]!.candidates.map(({ id }) => id)
  const texts = languages.map((language) => {
    const byId = new Map(fact.languages[language]!.candidates.map(({ id, text }) => [id, text]))
    return ids.map((id) => byId.get(id)!)
  })
  return { languages, gold: fact.object.id, ids, texts }
}
