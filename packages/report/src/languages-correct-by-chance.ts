import type { ReportedResult } from './reported-result.js'

/**
 * How often uniform and independent guessing is right in exactly k languages.
 *
 * `P(k) = Σ_n share(n) · C(L, k) · (1/n)^k · (1 - 1/n)^(L - k)` over the pool sizes n: the candidates of a fact are the
 * same in every language. The last value is the Total Consistency of guessing.
 *
 * @param result - Pool sizes are read from `candidates.histogram`.
 * @returns `[languages right]` L + 1 rates with sum 1; undefined for generated answers, which are guessed from no pool.
 */
export function languagesCorrectByChance(
  result: Pick<ReportedResult, 'languages' | 'candidates'>,
): number[] | undefined {
  if (result.candidates === undefined) return undefined
  const languages = result.languages.length
  const pools = Object.entries(result.candidates.histogram).map(([size, count]) => ({
    size: Number(size),
    count,
  }))
  const total = pools.reduce((sum, { count }) => sum + count, 0)
  return Array.from({ length: languages + 1 }, (_, k) =>
    pools.reduce((sum, { size, count }) => sum + (count / total) * binomial(languages, k, 1 / size), 0),
  )
}

function binomial(trials: number, successes: number, probability: number): number {
  let ways = 1
  for (let i = 1; i <= successes; i++) ways = (ways * (trials - successes + i)) / i
  return ways * probability ** successes * (1 - probability) ** (trials - successes)
}
