import {
  type CandidateScores,
  type Language,
  type Normalization,
  PolyfactError,
  type TieRule,
} from '@polyfact/schema'
import { addAgreement } from '../agreement.js'
import type { PairSums } from '../language-pairs.js'
import { type RankedCandidate, rankByScore } from '../rank-candidates.js'
import { createRankcSums, type RankcSums } from '../rankc-sums.js'
import type { RankcOptions } from '../rankc-weights.js'
import { commonValue, labelsOf } from './common-value.js'
import type { FactOutcome } from './fact-table.js'

/** Everything that {@link evaluate} keeps of the facts it has seen: counts and sums, whose size the facts do not change. */
export interface Tally {
  readonly rules: TallyRules
  facts: number
  /** `[language]` in order of appearance, which is the index of the language in `agreement` and `rankc`. */
  readonly languages: Map<Language, { readonly index: number; facts: number; correct: number }>
  /** `[n]` number of (fact, language) with n candidates. */
  readonly poolSizes: number[]
  /** Number of (fact, language) whose best score two candidates share. */
  tied: number
  /** Whether some record states no gold, so that the source's word was taken. */
  hasStoredVerdict: boolean
  /** Facts that every language seen so far has. */
  complete: { readonly rightCounts: number[]; sameWrong: number }
  readonly agreement: PairSums
  readonly rankc: RankcSums
}

/** What one fact came to, with its rankings. */
export interface RankedOutcome extends FactOutcome {
  readonly answers: readonly string[]
  /** `[language][rank]` candidate ids, best first. */
  readonly rankings: readonly (readonly string[])[]
}

/** How scores become rankings and rankings become RankC. */
export interface TallyRules extends RankcOptions {
  readonly normalization: Normalization
  readonly ties: TieRule
}

export function createTally(rules: TallyRules): Tally {
  const languages: Tally['languages'] = new Map()
  const nameOf = (index: number) => [...languages.keys()][index]!
  return {
    rules,
    facts: 0,
    languages,
    poolSizes: [],
    tied: 0,
    hasStoredVerdict: false,
    complete: { rightCounts: [], sameWrong: 0 },
    agreement: { sums: [], facts: [] },
    rankc: createRankcSums('evaluate', nameOf, rules),
  }
}

/**
 * Counts one fact in.
 *
 * @param records - The checked scores of one fact, one record per language, at least one.
 * @returns What it came to, for what is computed over all facts at the end.
 * @throws {@link PolyfactError} `CANDIDATE_MISMATCH`, `GOLD_MISMATCH`, `INVALID_INPUT` for different properties or
 *   groups, and as `normalizeScore`.
 */
export function addFact(tally: Tally, records: readonly CandidateScores[]): RankedOutcome {
  const ranked = records.map((record) => rank(record, tally.rules))
  const rankings = ranked.map((ranking) => ranking.map(({ id }) => id))
  const answers = rankings.map(([first]) => first!)
  const right = records.map((record, at) => isRight(record, answers[at]!))
  const indexes = records.map(({ language }) => indexOf(tally, language))
  const { fact } = records[0]!
  const labels = labelsOf('evaluate', records)
  const rankc = tally.rankc.add(fact, indexes, rankings)
  checkGolds(records)
  addAgreement(tally.agreement, indexes, answers)
  tally.facts++
  tally.hasStoredVerdict ||= records.some(({ gold }) => gold === null)
  for (const [at, { language, candidates }] of records.entries()) {
    const counts = tally.languages.get(language)!
    counts.facts++
    if (right[at]) counts.correct++
    tally.poolSizes[candidates.length] = (tally.poolSizes[candidates.length] ?? 0) + 1
    if (ranked[at]![0]!.score === ranked[at]![1]?.score) tally.tied++
  }
  if (records.length === tally.languages.size) addComplete(tally, right, answers)
  const languages = records.map(({ language }) => language)
  return { id: fact, ...labels, languages, answers, right, rankings, rankc }
}

/** Whether an answer is right; where the source states no gold, its word is for its own answer. */
export function isRight({ gold, correct, alsoRight }: CandidateScores, answer: string): boolean {
  if (gold === null) return correct!
  return answer === gold || (alsoRight?.includes(answer) ?? false)
}

function addComplete({ complete }: Tally, right: readonly boolean[], answers: readonly string[]): void {
  const rightCount = right.filter(Boolean).length
  complete.rightCounts[rightCount] = (complete.rightCounts[rightCount] ?? 0) + 1
  if (rightCount < right.length && answers.every((id) => id === answers[0])) complete.sameWrong++
}

function indexOf(tally: Tally, language: Language): number {
  const known = tally.languages.get(language)
  if (known !== undefined) return known.index
  const index = tally.languages.size
  tally.languages.set(language, { index, facts: 0, correct: 0 })
  tally.complete = { rightCounts: [], sameWrong: 0 } // no earlier fact has this language
  return index
}

function rank(record: CandidateScores, { normalization, ties }: TallyRules): RankedCandidate[] {
  try {
    return rankByScore(record.candidates, normalization, ties)
  } catch (cause) {
    if (!PolyfactError.is(cause)) throw cause
    const { fact, language } = record
    throw new PolyfactError(
      cause.code,
      `evaluate: fact ${fact} in ${language}: ${cause.message}`,
      { ...cause.details, fact, language },
      { cause },
    )
  }
}

function checkGolds(records: readonly CandidateScores[]): void {
  commonValue(records, {
    caller: 'evaluate',
    name: 'gold',
    code: 'GOLD_MISMATCH',
    read: ({ gold, alsoRight = [] }) =>
      gold === null ? undefined : [gold, ...alsoRight].sort().join(' or '),
  })
}
