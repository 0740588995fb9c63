/**
 * `rankcMatrix` at the size of BMLAMA-17, beside the reference's loop (RankC.py of Betswish/Cross-Lingual-Consistency) in
 * TypeScript. Both begin with string ids and end with a value for each of the 136 pairs.
 */
import type { CandidateRanking } from '../src/rank-candidates.js'
import { rankcMatrix } from '../src/rankc-matrix.js'

const FACTS = 6792
const CANDIDATES = 10
const LANGUAGES = 17
const ROUNDS = 3
const WORKLOAD = `rankcMatrix ${FACTS.toLocaleString('en')} facts × ${CANDIDATES} candidates × ${LANGUAGES} languages`

const fast: number[] = []
const reference: number[] = []
for (let warm = 0; warm < 3; warm++) rankcMatrix(randomRankings(warm))
for (let round = 1; round <= ROUNDS; round++) {
  // in turn, so that both ways meet the same load of the machine, and each with new strings, since a string remembers
  // its hash; the fast way more often, since the other takes seconds
  const matrices = [1, 2, 3].map(() => {
    const rankings = randomRankings(round)
    return timed(fast, () => rankcMatrix(rankings).pairwise)
  })
  const rankings = randomRankings(round)
  expectSame(
    timed(reference, () => referenceMatrix(rankings)),
    matrices[0]!,
  )
}
const seconds = median(fast)
console.log(`${WORKLOAD}: ${seconds.toFixed(3)} s (wanted < 0.5 s)`)
console.log(
  `${WORKLOAD} against the reference's sets and slices: ${(median(reference) / seconds).toFixed(0)}x (wanted >= 50x)`,
)

function referenceMatrix(rankings: Record<string, CandidateRanking[]>): Record<string, number> {
  const languages = Object.keys(rankings)
  const pairwise: Record<string, number> = {}
  for (const [position, a] of languages.entries()) {
    for (const b of languages.slice(position + 1)) {
      pairwise[`${a}-${b}`] = referenceRankc(rankings[a]!, rankings[b]!)
    }
  }
  return pairwise
}

/** Line by line, but for `candidate1.index(i)`: ids say themselves which candidate they are. */
function referenceRankc(
  rankings1: readonly CandidateRanking[],
  rankings2: readonly CandidateRanking[],
): number {
  let consistent = 0
  for (let i = 0; i < rankings1.length; i++) {
    const ranking1 = rankings1[i]!
    const ranking2 = rankings2[i]!
    const weight = softmax(ranking1.map((_, rank) => ranking1.length - rank))
    for (let j = 0; j < ranking1.length; j++) {
      const set1 = new Set(ranking1.slice(0, j + 1))
      const set2 = new Set(ranking2.slice(0, j + 1))
      const cover = new Set([...set1].filter((id) => set2.has(id)))
      consistent += weight[j]! * (cover.size / set1.size)
    }
  }
  return consistent / rankings1.length
}

function softmax(order: readonly number[]): number[] {
  const exponentials = order.map(Math.exp)
  const total = exponentials.reduce((sum, value) => sum + value, 0)
  return exponentials.map((value) => value / total)
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

function expectSame(reference: Record<string, number>, fast: Record<string, number>): void {
  for (const [pair, value] of Object.entries(reference)) {
    if (Math.abs(value - fast[pair]!) < 1e-12) continue
    throw new Error(`rankcMatrix gives ${fast[pair]} for ${pair} where the reference gives ${value}`)
  }
}
