import type { RankingScorer } from './ranking-sums.js'

/** Up to so many candidates, scores are looked up; a table of 3⁹ doubles takes 157 kB. */
const TABLE_LIMIT = 10

/**
 * The score `Σ_j w_j · |top_j(a) ∩ top_j(b)| / j` of two rankings, which RankC and rank-biased overlap weigh differently.
 *
 * A candidate is in both top_j when the worse of its two ranks is within j, so the score depends only on how many
 * candidates have each rank as their worse one: at most two. Marking rank j > 0 with 3^(j−1), rank 0 with 0, the sum over
 * candidates of the larger mark spells those counts in base 3 and is the place of the score in a table. A place is filled
 * when it is first met, with the operations in the published order: values are the published ones to the last bit. Above
 * ten candidates the ranks are counted instead.
 *
 * @param weights - `[rank]` w_1 … w_n, positive.
 */
export function weightedOverlap(weights: readonly number[]): RankingScorer {
  return weights.length <= TABLE_LIMIT ? lookedUp(weights) : counted(weights)
}

function lookedUp(weights: readonly number[]): RankingScorer {
  const size = weights.length
  const marks = Int32Array.from(weights, (_, rank) => (rank === 0 ? 0 : 3 ** (rank - 1)))
  const table = new Float64Array(3 ** (size - 1)) // 0: not met yet
  const worse = new Int32Array(size)
  const fill = (place: number): number => {
    worse[0] = size
    let rest = place
    for (let rank = 1; rank < size; rank++) {
      worse[rank] = rest % 3
      worse[0]! -= worse[rank]!
      rest = Math.floor(rest / 3)
    }
    table[place] = overlapScore(weights, worse)
    return table[place]!
  }
  return {
    marks,
    score(rows, a, b) {
      let place = 0
      for (let candidate = 0; candidate < size; candidate++) {
        const mark = rows[a + candidate]!
        const more = rows[b + candidate]! - mark
        place += mark + (more & ~(more >> 31)) // the larger mark, without a branch that nothing can predict
      }
      return table[place]! || fill(place)
    },
  }
}

function counted(weights: readonly number[]): RankingScorer {
  const size = weights.length
  const worse = new Int32Array(size)
  return {
    marks: Int32Array.from(weights.keys()),
    score(rows, a, b) {
      worse.fill(0)
      for (let candidate = 0; candidate < size; candidate++) {
        worse[Math.max(rows[a + candidate]!, rows[b + candidate]!)]!++
      }
      return overlapScore(weights, worse)
    },
  }
}

/** From the number of candidates that have each rank as their worse one. */
function overlapScore(weights: readonly number[], worse: Int32Array): number {
  let overlap = 0
  let score = 0
  for (let rank = 0; rank < weights.length; rank++) {
    overlap += worse[rank]!
    score += (weights[rank]! * overlap) / (rank + 1) // in this order: the published values to the last bit
  }
  return score
}
