import type { QuestionTokens } from './question-tokens.js'

/**
 * One row of a batch: a question's prompt once, followed by its candidates side by side.
 *
 * ```text
 * token      Q  u  e  r  y  |  a1 a2  |  b1  |  c1 c2 c3        (the last token of each candidate is left out)
 * position   0  1  2  3  4  |  5  6   |  5   |  5  6  7
 * ```
 *
 * A token attends to the prompt and to its own candidate only, so every candidate is computed as if it stood there
 * alone. A candidate's first token is predicted at the last token of the prompt, token `k` at token `k - 1`; its last
 * token predicts nothing that is scored and is therefore no input.
 */
export interface CandidateTree {
  /** `[token]` ids of prompt and candidates. */
  readonly tokens: Int32Array
  /** `[token]` place of each token in its own text, from 0. */
  readonly positions: Int32Array
  /** `[token]` the candidate a token belongs to; -1 in the prompt. */
  readonly branches: Int32Array
  /** `[score]` index of the token at which the score is read. */
  readonly scoreRows: Int32Array
  /** `[score]` id of the token whose probability is read. */
  readonly scoreTargets: Int32Array
  /** `[candidate]` number of scores of each candidate, which stand in the order of the candidates. */
  readonly scoreCounts: Int32Array
}

/**
 * Lays a prompt and its candidates out as one row for tree attention.
 *
 * @param question - Prompt of at least one token, candidates of at least one token each.
 * @see SpecInfer, arXiv 2305.09781, section 4.2: tree attention
 */
export function packCandidateTree({ prefix, candidates }: QuestionTokens): CandidateTree {
  const length = treeLength({ prefix, candidates })
  const scores = candidates.reduce((sum, candidate) => sum + candidate.length, 0)
  const tree = {
    tokens: new Int32Array(length),
    positions: new Int32Array(length),
    branches: new Int32Array(length).fill(-1),
    scoreRows: new Int32Array(scores),
    scoreTargets: new Int32Array(scores),
    scoreCounts: Int32Array.from(candidates, (candidate) => candidate.length),
  }
  tree.tokens.set(prefix)
  for (let index = 0; index < prefix.length; index++) tree.positions[index] = index
  let next = prefix.length
  let score = 0
  for (const [branch, candidate] of candidates.entries()) {
    for (const [index, token] of candidate.entries()) {
      tree.scoreRows[score] = index === 0 ? prefix.length - 1 : next - 1
      tree.scoreTargets[score++] = token
      if (index === candidate.length - 1) continue
      tree.tokens[next] = token
      tree.positions[next] = prefix.length + index
      tree.branches[next++] = branch
    }
  }
  return tree
}

/** Number of tokens in the row of {@link packCandidateTree}. */
export function treeLength({ prefix, candidates }: QuestionTokens): number {
  return candidates.reduce((sum, candidate) => sum + candidate.length - 1, prefix.length)
}

/** Whether the token at `from` attends to the token at `to`: what comes before it in the prompt or its own candidate. */
export function attends({ branches }: Pick<CandidateTree, 'branches'>, from: number, to: number): boolean {
  return to <= from && (branches[to] === -1 || branches[to] === branches[from])
}

/**
 * Cuts a question whose row would be too long into several, each with the prompt and some of the candidates.
 *
 * @param budget - Most tokens and scores of a row; a candidate that alone exceeds them has a row of its own all the
 *   same.
 * @returns Questions that together have all candidates, in their order.
 */
export function splitCandidates(
  { prefix, candidates }: QuestionTokens,
  budget: { readonly tokens: number; readonly scores: number },
): QuestionTokens[] {
  const questions: { prefix: readonly number[]; candidates: (readonly number[])[] }[] = []
  let tokens = 0
  let scores = 0
  for (const candidate of candidates) {
    tokens += candidate.length - 1
    scores += candidate.length
    if (questions.length > 0 && tokens <= budget.tokens && scores <= budget.scores) {
      questions.at(-1)!.candidates.push(candidate)
    } else {
      questions.push({ prefix, candidates: [candidate] })
      tokens = prefix.length + candidate.length - 1
      scores = candidate.length
    }
  }
  return questions
}
