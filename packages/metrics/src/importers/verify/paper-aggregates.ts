import type { Language } from '@polyfact/schema'
import { plainSum, type Sum } from './python-sum.js'

/** One question as the aggregates of the paper's evaluator see it. */
export interface PaperQuestion {
  readonly correct: boolean
  /** Number of options. */
  readonly pool: number
  /** `[rank]` places among the English options, best first; undefined where the options are not aligned. */
  readonly ranking: readonly number[] | undefined
}

/** `[fact][language]`, in the order of the file. */
export type PaperQuestions = readonly ReadonlyMap<Language, PaperQuestion>[]

/** RankC and agreement of every pair, and over how many facts. */
export interface PaperPairs {
  readonly rankc: Record<string, number>
  readonly agreement: Record<string, number>
  readonly facts: Record<string, number>
}

/**
 * Accuracy and Total Consistency in the fields and the order of operations of the paper's evaluator, which divides by 1
 * where there is nothing.
 */
export function paperAccuracies(questions: PaperQuestions, languages: readonly Language[]) {
  const perLanguage = Object.fromEntries(
    languages.map((language) => {
      const verdicts = questions.flatMap((fact) => fact.get(language)?.correct ?? [])
      return [
        language,
        { accuracy: share(verdicts.filter(Boolean).length, verdicts.length), n: verdicts.length },
      ]
    }),
  )
  const counts: number[] = []
  const complete = questions.filter((fact) => languages.every((language) => fact.has(language)))
  for (const fact of complete) {
    const right = languages.filter((language) => fact.get(language)!.correct).length
    counts[right] = (counts[right] ?? 0) + 1
  }
  return {
    per_language_accuracy: perLanguage,
    total_consistency: {
      n_facts_total: questions.length,
      ...paperTotalConsistency(Object.fromEntries(Object.entries(counts)), languages.length),
    },
  }
}

/** What the histogram of right languages says of the other numbers beside it. */
export function paperTotalConsistency(histogram: Readonly<Record<string, number>>, languages: number) {
  const facts = plainSum(Object.values(histogram))
  const right = plainSum(Object.entries(histogram).map(([k, count]) => Number(k) * count))
  return {
    all_langs_correct_fraction: share(histogram[languages] ?? 0, facts),
    n_facts_all_langs: facts,
    correct_language_count_histogram: histogram,
    mean_languages_correct: share(right, facts),
  }
}

/** RankC and agreement of every pair: sums over the facts that have both, divided once. */
export function paperPairs(questions: PaperQuestions, languages: readonly Language[], sum: Sum): PaperPairs {
  const weights = new Map<number, number[]>()
  const weightsOf = (size: number) => {
    const known = weights.get(size) ?? paperWeights(size, sum)
    weights.set(size, known)
    return known
  }
  const pairs: PaperPairs = { rankc: {}, agreement: {}, facts: {} }
  for (const [at, a] of languages.entries()) {
    for (const b of languages.slice(at + 1)) {
      let [rankc, agreed, facts] = [0, 0, 0]
      for (const fact of questions) {
        const [first, second] = [fact.get(a)?.ranking, fact.get(b)?.ranking]
        if (first === undefined || second === undefined) continue
        rankc += rankcOf(first, second, weightsOf(first.length))
        agreed += first[0] === second[0] ? 1 : 0
        facts += 1
      }
      const pair = `${a}-${b}`
      pairs.rankc[pair] = share(rankc, facts)
      pairs.agreement[pair] = share(agreed, facts)
      pairs.facts[pair] = facts
    }
  }
  return pairs
}

/** The means over pairs: of all, and of those with English. */
export function paperPairMeans(pairwise: Readonly<Record<string, number>>, languages: number, sum: Sum) {
  const values = Object.values(pairwise)
  const english = Object.entries(pairwise).filter(([pair]) => pair.startsWith('en-') || pair.endsWith('-en'))
  return {
    average: share(sum(values), values.length),
    average_en_x: share(sum(english.map(([, value]) => value)), languages - 1),
  }
}

/** What makes RankC readable: its floor and chance over the pools of all questions, in the order of the file. */
export function paperScale(pools: readonly number[], average: number, sum: Sum) {
  const floors = new Map<number, { floor: number; chance: number }>()
  for (const size of new Set(pools)) floors.set(size, scaleOf(size, sum))
  const floor = sum(pools.map((size) => floors.get(size)!.floor)) / pools.length
  return {
    floor,
    chance: sum(pools.map((size) => floors.get(size)!.chance)) / pools.length,
    average_rescaled: (average - floor) / Math.max(1 - floor, 1e-9),
    n_candidates: plainSum(pools) / pools.length,
    n_candidates_hist: Object.fromEntries(
      [...floors.keys()].map((size) => [size, pools.filter((pool) => pool === size).length]),
    ),
  }
}

/** w_j = e^(n−j) / Σ_k e^(n−k). */
export function paperWeights(size: number, sum: Sum): number[] {
  const raw = Array.from({ length: size }, (_, rank) => Math.exp(size - rank - 1))
  const total = sum(raw)
  return raw.map((weight) => weight / total)
}

function scaleOf(size: number, sum: Sum) {
  const weights = paperWeights(size, sum)
  return {
    floor: sum(weights.map((weight, rank) => (weight * Math.max(2 * (rank + 1) - size, 0)) / (rank + 1))),
    chance: sum(weights.map((weight, rank) => (weight * (rank + 1)) / size)),
  }
}

function rankcOf(a: readonly number[], b: readonly number[], weights: readonly number[]): number {
  const worse = new Array<number>(a.length).fill(0) // [rank] how many options have it as the worse of their two
  for (const [rank, option] of a.entries()) worse[Math.max(rank, b.indexOf(option))]!++
  let [overlap, score] = [0, 0]
  for (const [rank, weight] of weights.entries()) {
    overlap += worse[rank]!
    score += (weight * overlap) / (rank + 1)
  }
  return score
}

const share = (part: number, whole: number) => part / Math.max(whole, 1)
