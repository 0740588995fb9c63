import {
  type CandidateScores,
  checkCandidateScores,
  type Language,
  PolyfactError,
  type ScoresHeader,
} from '@polyfact/schema'

/** The scores of one fact in every language that has it. */
export interface ScoredFact {
  readonly id: string
  readonly byLanguage: ReadonlyMap<Language, CandidateScores>
}

/**
 * Joins records of scores into facts, holding one fact at a time.
 *
 * @param scores - Checked records; those of one fact follow each other, in any order of languages.
 * @param header - What the records must refer to; without it, they must all refer to the same.
 * @throws {@link PolyfactError} `INVALID_INPUT` for a record of another kind, `HEADER_MISMATCH`, `UNKNOWN_LANGUAGE` for a
 *   language that the header does not list, `FACT_REAPPEARED`, `DUPLICATE_ID` for a fact twice in one language, and as
 *   `checkCandidateScores`.
 */
export async function* scoredFacts(
  scores: Iterable<CandidateScores> | AsyncIterable<CandidateScores>,
  header: ScoresHeader | undefined,
): AsyncGenerator<ScoredFact> {
  const closed = new Set<string>()
  let headerId = header?.id
  let id: string | undefined
  let byLanguage = new Map<Language, CandidateScores>()
  for await (const record of scores) {
    checkKind(record)
    headerId ??= record.header
    checkHeader(record, headerId, header)
    checkCandidateScores(record, 'evaluate')
    if (record.fact !== id) {
      if (id !== undefined) {
        closed.add(id)
        yield { id, byLanguage }
      }
      checkNew(record, closed)
      id = record.fact
      byLanguage = new Map()
    }
    if (byLanguage.has(record.language)) {
      throw new PolyfactError(
        'DUPLICATE_ID',
        `evaluate: fact ${record.fact} has scores in ${record.language} twice; once is expected`,
        { fact: record.fact, language: record.language },
      )
    }
    byLanguage.set(record.language, record)
  }
  if (id !== undefined) yield { id, byLanguage }
}

/** The first line of scores.jsonl is easily passed along with the rest. */
function checkKind({ kind }: { readonly kind: string }): void {
  if (kind === 'scores') return
  throw new PolyfactError(
    'INVALID_INPUT',
    `evaluate: found a record of the kind "${kind}"; expected records of scores, and their header in the header option`,
    { kind },
  )
}

function checkHeader(record: CandidateScores, headerId: string, header: ScoresHeader | undefined): void {
  const { fact, language } = record
  if (record.header !== headerId) {
    throw new PolyfactError(
      'HEADER_MISMATCH',
      `evaluate: fact ${fact} in ${language} refers to the header ${record.header}; all scores must come from one run, here ${headerId}`,
      { fact, language, found: record.header, expected: headerId },
    )
  }
  if (header !== undefined && !header.languages.includes(language)) {
    throw new PolyfactError(
      'UNKNOWN_LANGUAGE',
      `evaluate: fact ${fact} has scores in ${language}; expected the header's languages ${header.languages.join(', ')}`,
      { fact, language, languages: header.languages },
    )
  }
}

function checkNew({ fact, language }: CandidateScores, closed: ReadonlySet<string>): void {
  if (!closed.has(fact)) return
  throw new PolyfactError(
    'FACT_REAPPEARED',
    `evaluate: fact ${fact} comes back in ${language} after another fact; all languages of a fact must follow each other, so sort the scores by fact`,
    { fact, language },
  )
}
