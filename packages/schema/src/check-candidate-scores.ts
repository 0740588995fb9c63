import type { CandidateScores } from './candidate-scores.js'
import { PolyfactError } from './errors.js'

/**
 * Checks scores that already have the right form; see `parseCandidateScores`.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT`, `DUPLICATE_ID`, `GOLD_MISSING`, `NOT_FINITE`.
 */
export function checkCandidateScores(scores: CandidateScores, place = 'checkCandidateScores'): void {
  const { fact, language, gold, correct, alsoRight = [], candidates } = scores
  const who = `${place}: fact ${fact} in ${language}`
  if (candidates.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', `${who} has no candidates; at least one is expected`, {
      fact,
      language,
    })
  }
  const ids = new Set<string>()
  for (const { id, sum, perToken } of candidates) {
    if (ids.has(id)) {
      throw new PolyfactError(
        'DUPLICATE_ID',
        `${who} has the candidate ${id} twice; candidate ids must be distinct`,
        { fact, language, id },
      )
    }
    ids.add(id)
    const bad = [sum, perToken].find((score) => typeof score === 'number' && !Number.isFinite(score))
    if (bad !== undefined) {
      throw new PolyfactError(
        'NOT_FINITE',
        `${who} has the score ${bad} for candidate ${id}; scores must be finite`,
        { fact, language, id, score: bad },
      )
    }
  }
  if (gold === null ? correct === undefined : !ids.has(gold)) {
    throw new PolyfactError(
      'GOLD_MISSING',
      gold === null
        ? `${who} has neither a gold nor "correct"; one of them is expected`
        : `${who} has the candidates ${[...ids].join(', ')}; its gold ${gold} must be one of them`,
      { fact, language, gold },
    )
  }
  const stray = alsoRight.find((id) => gold === null || id === gold || !ids.has(id))
  if (stray !== undefined) {
    throw new PolyfactError(
      'GOLD_MISSING',
      `${who} has ${stray} among alsoRight; candidates besides a gold are expected there`,
      { fact, language, id: stray },
    )
  }
}
