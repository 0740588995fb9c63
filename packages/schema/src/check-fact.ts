import { PolyfactError } from './errors.js'
import type { Fact } from './fact.js'

/**
 * Checks a fact that already has the right form; see `parseFact`.
 *
 * @param place - Where it comes from, for the error.
 * @throws {@link PolyfactError} `EMPTY_INPUT`, `DUPLICATE_ID`, `GOLD_MISSING`, `CANDIDATE_MISMATCH`.
 */
export function checkFact(fact: Fact, place = 'checkFact'): void {
  const who = `${place}: fact ${fact.id}`
  const languages = Object.keys(fact.languages)
  const [first] = languages
  if (first === undefined) {
    throw new PolyfactError('EMPTY_INPUT', `${who} has no language; at least one is expected`, {
      fact: fact.id,
    })
  }
  const expected = candidateIds(fact, first, who)
  for (const language of languages.slice(1)) {
    const ids = candidateIds(fact, language, who)
    if (ids.size === expected.size && [...ids].every((id) => expected.has(id))) continue
    throw new PolyfactError(
      'CANDIDATE_MISMATCH',
      `${who} has the candidates ${[...expected].join(', ')} in ${first} and ${[...ids].join(', ')} in ${language}; all languages of a fact must have the same`,
      { fact: fact.id, languages: [first, language] },
    )
  }
}

/** The candidate ids of one language, after checking that they are distinct and the gold is one of them. */
function candidateIds({ id: fact, object, languages }: Fact, language: string, who: string): Set<string> {
  const ids = new Set<string>()
  for (const { id } of languages[language]!.candidates) {
    if (ids.has(id)) {
      throw new PolyfactError(
        'DUPLICATE_ID',
        `${who} has the candidate ${id} twice in ${language}; candidate ids must be distinct`,
        { fact, language, id },
      )
    }
    ids.add(id)
  }
  if (!ids.has(object.id)) {
    throw new PolyfactError(
      'GOLD_MISSING',
      `${who} has the candidates ${[...ids].join(', ')} in ${language}; its gold ${object.id} must be one of them`,
      { fact, language, gold: object.id },
    )
  }
  return ids
}
