import { attends, type CandidateTree } from './candidate-tree.js'

/** What limits one run of the model. */
export interface BatchBudget {
  /** Most tokens of a batch, padding included; a longer row gets a batch of its own. */
  readonly tokens: number
  /** Most scores of a batch: each takes a row of logits as wide as the vocabulary. */
  readonly scores: number
}

/** A batch as the decoder graph takes it; rows are padded on the right. */
export interface Batch {
  readonly rows: number
  readonly width: number // tokens per row
  readonly inputIds: BigInt64Array // [row, token]
  readonly positionIds: BigInt64Array // [row, token]
  readonly attentionMask: Uint8Array // [row, 1, token, token], 1 = attends
  readonly scoreRows: BigInt64Array // [score] index into row × token
  readonly scoreTargets: BigInt64Array // [score]
}

/** What one more run costs besides its tokens, counted in tokens (on a CPU; the weights are read once a run). */
const RUN_COST = 16

/**
 * Groups rows of similar length, so that little is computed on padding.
 *
 * Among the ways to cut the rows, sorted by length, into batches within the budget, it takes the one with the least
 * `Σ (rows × longest row + 16)`. The answer depends on nothing but the arguments, which makes the scores of a fact
 * repeatable to the last bit.
 *
 * @param rows - `[row]` tokens and scores of each row.
 * @returns `[batch][row]` indices into `rows`; each row occurs once.
 *
 * @example
 * ```ts
 * planBatches([{ length: 90, scores: 4 }, { length: 9, scores: 4 }, { length: 10, scores: 4 }], { tokens: 128, scores: 64 })
 * // => [[1, 2], [0]]
 * ```
 */
export function planBatches(
  rows: readonly { readonly length: number; readonly scores: number }[],
  budget: BatchBudget,
): number[][] {
  const order = rows.map((_, index) => index).sort((a, b) => rows[a]!.length - rows[b]!.length || a - b)
  const best: { cost: number; start: number }[] = [{ cost: 0, start: 0 }]
  for (let end = 1; end <= order.length; end++) {
    const longest = rows[order[end - 1]!]!.length
    let choice = { cost: Number.POSITIVE_INFINITY, start: end - 1 }
    let scores = 0
    for (let start = end - 1; start >= 0; start--) {
      const count = end - start
      scores += rows[order[start]!]!.scores
      if (count > 1 && (count * longest > budget.tokens || scores > budget.scores)) break
      const cost = best[start]!.cost + count * longest + RUN_COST
      if (cost < choice.cost) choice = { cost, start }
    }
    best.push(choice)
  }
  const batches: number[][] = []
  for (let end = order.length; end > 0; end = best[end]!.start) {
    batches.unshift(order.slice(best[end]!.start, end))
  }
  return batches
}

/** Pads rows to one width and lays them out for the graph; padding attends to itself alone and is never scored. */
export function packBatch(trees: readonly CandidateTree[]): Batch {
  const rows = trees.length
  const width = trees.reduce((most, tree) => Math.max(most, tree.tokens.length), 0)
  const scores = trees.reduce((sum, tree) => sum + tree.scoreRows.length, 0)
  const batch: Batch = {
    rows,
    width,
    inputIds: new BigInt64Array(rows * width),
    positionIds: new BigInt64Array(rows * width),
    attentionMask: new Uint8Array(rows * width * width),
    scoreRows: new BigInt64Array(scores),
    scoreTargets: new BigInt64Array(scores),
  }
  let score = 0
  for (const [row, tree] of trees.entries()) {
    const first = row * width
    for (let token = 0; token < tree.tokens.length; token++) {
      batch.inputIds[first + token] = BigInt(tree.tokens[token]!)
      batch.positionIds[first + token] = BigInt(tree.positions[token]!)
    }
    fillMask(batch.attentionMask.subarray(first * width, (first + width) * width), tree, width)
    for (let index = 0; index < tree.scoreRows.length; index++) {
      batch.scoreRows[score] = BigInt(first + tree.scoreRows[index]!)
      batch.scoreTargets[score++] = BigInt(tree.scoreTargets[index]!)
    }
  }
  return batch
}

function fillMask(mask: Uint8Array, tree: CandidateTree, width: number): void {
  const length = tree.tokens.length
  for (let from = 0; from < length; from++) {
    for (let to = 0; to <= from; to++) {
      if (attends(tree, from, to)) mask[from * width + to] = 1
    }
  }
  for (let padding = length; padding < width; padding++) mask[padding * width + padding] = 1
}
