import { type CandidateScore, type Normalization, PolyfactError, type TieRule } from '@polyfact/schema'
import { checkNotEmpty } from './check-facts.js'
import { checkChoice } from './check-options.js'
import { compareIds } from './compare-ids.js'
import { normalizeScore } from './normalize-score.js'

/** Candidate ids, best first. */
export type CandidateRanking = readonly string[]

/** What makes one candidate better than another. */
export interface RankCandidatesOptions {
  /** By which score candidates are compared. @defaultValue `'per-byte'` */
  readonly normalization?: Normalization
  /** What decides between equal scores. @defaultValue `'by-id'` */
  readonly ties?: TieRule
}

/** A candidate with the score that its place is due to. */
export interface RankedCandidate {
  readonly id: string
  readonly score: number
}

/**
 * A model's ranking of the candidates of one question, best first; the first is its answer.
 *
 * Equal scores are ordered `'by-id'`, in natural order (`option:2` before `option:10`), so that the ranking does not
 * depend on the order in which candidates are stored, which differs between the languages of a fact. `'by-position'`
 * keeps the stored order, as the stable sort of the published evaluator does. The two are the same where candidates
 * are stored in the order of their ids, as in the published Global-MMLU files.
 *
 * @param candidates - The candidates of one question, with distinct ids.
 * @param options - see {@link RankCandidatesOptions}.
 * @returns `[rank]` every id once.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without candidates; `DUPLICATE_ID`; `UNKNOWN_OPTION`; and as
 *   {@link normalizeScore}.
 *
 * @example
 * ```ts
 * rankCandidates([{ id: 'Q90', sum: -9, tokens: 1, characters: 5, bytes: 5 }, { id: 'Q456', sum: -4, tokens: 1, characters: 4, bytes: 4 }]) // => ['Q456', 'Q90']
 * ```
 */
export function rankCandidates(
  candidates: readonly CandidateScore[],
  options: RankCandidatesOptions = {},
): string[] {
  const { normalization = 'per-byte', ties = 'by-id' } = options
  checkTieRule('rankCandidates', ties)
  checkNotEmpty('rankCandidates', 'candidates', candidates)
  const ids = new Set<string>()
  for (const { id } of candidates) {
    if (ids.has(id)) {
      throw new PolyfactError(
        'DUPLICATE_ID',
        `rankCandidates: candidate ${id} occurs twice; candidate ids must be distinct`,
        { id },
      )
    }
    ids.add(id)
  }
  return rankByScore(candidates, normalization, ties).map(({ id }) => id)
}

/** The candidates with their scores, best first. Assumes distinct ids. */
export function rankByScore(
  candidates: readonly CandidateScore[],
  normalization: Normalization,
  ties: TieRule,
): RankedCandidate[] {
  const ranked = candidates.map((candidate) => ({
    id: candidate.id,
    score: normalizeScore(candidate, normalization),
  }))
  // sort is stable: without a rule for equal scores the stored order stays
  return ranked.sort((a, b) => b.score - a.score || (ties === 'by-id' ? compareIds(a.id, b.id) : 0))
}

export function checkTieRule(caller: string, ties: TieRule): void {
  checkChoice(caller, 'ties', ties, ['by-id', 'by-position'])
}
