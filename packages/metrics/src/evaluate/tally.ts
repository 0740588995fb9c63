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
  /** Facts that every language seen so far has. */
  complete: { readonly rightCounts: number[]; sameWrong: number }
  readonly agreement: PairSums
  readonly rankc: RankcSums
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
    complete: { rightCounts: [], sameWrong: 0 },
    agreement: { sums: [], facts: [] },
    rankc: createRankcSums('evaluate', nameOf, rules),
  }
}

/**
 * Counts one fact in.
 *
 * @param records - The checked scores of one fact, one record per language, at least one.
 * @throws {@link PolyfactError} `CANDIDATE_MISMATCH`, `GOLD_MISMATCH`, and as `normalizeScore`.
 */
export function addFact(tally: Tally, records: readonly CandidateScores[]): void {
  const rankings = records.map((record) => rank(record, tally.rules))
  const answers = rankings.map((ranking) => ranking[0]!.id)
  const right = records.map(({ gold, correct }, at) => (gold === null ? correct! : answers[at] === gold))
  const indexes = records.map(({ language }) => indexOf(tally, language))
  tally.rankc.add(
    records[0]!.fact,
    indexes,
    rankings.map((ranking) => ranking.map(({ id }) => id)),
  )
  checkGolds(records)
  addAgreement(tally.agreement, indexes, answers)
  tally.facts++
  for (const [at, { language, candidates }] of records.entries()) {
    const counts = tally.languages.get(language)!
    counts.facts++
    if (right[at]) counts.correct++
    tally.poolSizes[candidates.length] = (tally.poolSizes[candidates.length] ?? 0) + 1
    if (rankings[at]![0]!.score === rankings[at]![1]?.score) tally.tied++
  }
  if (records.length === tally.languages.size) addComplete(tally, right, answers)
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
  const known = records.filter(({ gold }) => gold !== null)
  const other = known.find(({ gold }) => gold !== known[0]!.gold)
  if (other === undefined) return
  const { fact, gold, language } = known[0]!
  throw new PolyfactError(
    'GOLD_MISMATCH',
    `evaluate: fact ${fact} has the gold ${gold} in ${language} and ${other.gold} in ${other.language}; all languages of a fact must have the same`,
    { fact, [language]: gold, [other.language]: other.gold },
  )
}
