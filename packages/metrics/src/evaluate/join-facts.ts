import { type Language, PolyfactError, type ScoresHeader } from '@polyfact/schema'

/** What every record says, whatever else it holds. */
export interface FactRecord {
  readonly kind: string
  readonly header: string
  readonly fact: string
  readonly language: Language
  readonly property?: string | undefined
  readonly group?: string | undefined
}

/** The records of one fact in every language that has it. */
export interface JoinedFact<Item> {
  readonly id: string
  readonly byLanguage: ReadonlyMap<Language, Item>
}

/** How records are joined, and how each is checked. */
export interface JoinFactsOptions<Item> {
  /** Name of the public function, for the errors. */
  readonly caller: string
  readonly kind: string
  /** What the records must refer to; without it, they must all refer to the same. */
  readonly header: ScoresHeader | undefined
  /** Throws what is wrong with a single record. */
  readonly check: (record: Item) => void
}

/**
 * Joins records into facts, holding one fact at a time.
 *
 * @param records - Those of one fact follow each other, in any order of languages.
 * @throws {@link PolyfactError} `INVALID_INPUT` for a record of another kind, `HEADER_MISMATCH`, `UNKNOWN_LANGUAGE` for a
 *   language that the header does not list, `FACT_REAPPEARED`, `DUPLICATE_ID` for a fact twice in one language, and as
 *   `check` does.
 */
export async function* joinFacts<Item extends FactRecord>(
  records: Iterable<Item> | AsyncIterable<Item>,
  { caller, kind, header, check }: JoinFactsOptions<Item>,
): AsyncGenerator<JoinedFact<Item>> {
  const closed = new Set<string>()
  let headerId = header?.id
  let id: string | undefined
  let byLanguage = new Map<Language, Item>()
  for await (const record of records) {
    checkKind(caller, kind, record)
    headerId ??= record.header
    checkHeader(caller, record, headerId, header)
    check(record)
    if (record.fact !== id) {
      if (id !== undefined) {
        closed.add(id)
        yield { id, byLanguage }
      }
      checkNew(caller, record, closed)
      id = record.fact
      byLanguage = new Map()
    }
    if (byLanguage.has(record.language)) {
      throw new PolyfactError(
        'DUPLICATE_ID',
        `${caller}: fact ${record.fact} is there in ${record.language} twice; once is expected`,
        { fact: record.fact, language: record.language },
      )
    }
    byLanguage.set(record.language, record)
  }
  if (id !== undefined) yield { id, byLanguage }
}

/** The first line of a file is easily passed along with the rest. */
function checkKind(caller: string, expected: string, { kind }: FactRecord): void {
  if (kind === expected) return
  throw new PolyfactError(
    'INVALID_INPUT',
    `${caller}: found a record of the kind "${kind}"; expected records of the kind "${expected}", and their header in the header option`,
    { kind },
  )
}

function checkHeader(
  caller: string,
  { fact, language, header: found }: FactRecord,
  headerId: string,
  header: ScoresHeader | undefined,
): void {
  if (found !== headerId) {
    throw new PolyfactError(
      'HEADER_MISMATCH',
      `${caller}: fact ${fact} in ${language} refers to the header ${found}; all records must come from one run, here ${headerId}`,
      { fact, language, found, expected: headerId },
    )
  }
  if (header !== undefined && !header.languages.includes(language)) {
    throw new PolyfactError(
      'UNKNOWN_LANGUAGE',
      `${caller}: fact ${fact} is there in ${language}; expected the header's languages ${header.languages.join(', ')}`,
      { fact, language, languages: header.languages },
    )
  }
}

function checkNew(caller: string, { fact, language }: FactRecord, closed: ReadonlySet<string>): void {
  if (!closed.has(fact)) return
  throw new PolyfactError(
    'FACT_REAPPEARED',
    `${caller}: fact ${fact} comes back in ${language} after another fact; all languages of a fact must follow each other, so sort the records by fact`,
    { fact, language },
  )
}
