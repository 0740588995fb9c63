/** `rankcMatrix` at the size of BMLAMA-17, beside the definition written with sets as in the published code. */
import type { CandidateRanking } from '../src/rank-candidates.js'
import { rankcMatrix } from '../src/rankc-matrix.js'
import { rankcWeights } from '../src/rankc-weights.js'

const FACTS = 6792
const CANDIDATES = 10
const LANGUAGES = 17
const WORKLOAD = `rankcMatrix ${FACTS.toLocaleString('en')} facts × ${CANDIDATES} candidates × ${LANGUAGES} languages`

const fast: number[] = []
const naive: number[] = [] // of one pair
rankcMatrix(randomRankings(0)) // warm
for (let round = 1; round <= 5; round++) {
  const rankings = randomRankings(round) // anew, since a string remembers its hash
  const languages = Object.keys(rankings)
  const [a, b] = [languages[round - 1]!, languages[round]!]
  // in turn, so that both ways meet the same load of the machine
  const matrix = timed(fast, () => rankcMatrix(rankings).pairwise)
  const score = timed(naive, () => naiveRankc(rankings[a]!, rankings[b]!))
  expectSame(score, matrix[`${a}-${b}`]!)
}
const pairs = (LANGUAGES * (LANGUAGES - 1)) / 2
const seconds = median(fast)
const ratio = (median(naive) * pairs) / seconds
console.log(`${WORKLOAD}: ${seconds.toFixed(3)} s (wanted < 0.5 s)`)
console.log(`${WORKLOAD} against sets, timed on one pair: ${ratio.toFixed(0)}x (wanted > 10x)`)

function naiveRankc(a: readonly CandidateRanking[], b: readonly CandidateRanking[]): number {
  let sum = 0
  for (const [fact, rankingA] of a.entries()) {
    const weights = rankcWeights(rankingA.length)
    for (let depth = 1; depth <= rankingA.length; depth++) {
      const topA = new Set(rankingA.slice(0, depth))
      const topB = new Set(b[fact]!.slice(0, depth))
      sum += (weights[depth - 1]! * [...topA].filter((id) => topB.has(id)).length) / depth
    }
  }
  return sum / a.length
}

/** New strings for every language, as they come out of a file: equal ids are not the same object. */
function randomRankings(seed: number): Record<string, CandidateRanking[]> {
  let state = seed
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return Object.fromEntries(
    Array.from({ length: LANGUAGES }, (_, language) => [
      `l${language}`,
      Array.from({ length: FACTS }, (_, fact) => {
        const ids = Array.from({ length: CANDIDATES }, (_, candidate) => `Q${fact * 7 + candidate * 31 + 1}`)
        for (let last = ids.length - 1; last > 0; last--) {
          const other = random(last + 1)
          ;[ids[last], ids[other]] = [ids[other]!, ids[last]!]
        }
        return ids
      }),
    ]),
  )
}

function timed<Result>(seconds: number[], work: () => Result): Result {
  const start = performance.now()
  const result = work()
  seconds.push((performance.now() - start) / 1000)
  return result
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function expectSame(naive: number, fast: number): void {
  if (Math.abs(naive - fast) > 1e-12) throw new Error(`rankcMatrix gives ${fast} where sets give ${naive}`)
}
