import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attends, packCandidateTree, splitCandidates, treeLength } from './candidate-tree.js'

const token = fc.nat(999)
const question = fc.record({
  prefix: fc.array(token, { minLength: 1, maxLength: 12 }),
  candidates: fc.array(fc.array(token, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
})

describe('packCandidateTree', () => {
  // Prompt 7 8 9, candidates 1 2 | 3 | 4 5 6: the inputs are 7 8 9 | 1 | – | 4 5.
  const tree = packCandidateTree({ prefix: [7, 8, 9], candidates: [[1, 2], [3], [4, 5, 6]] })

  it('writes the prompt once and leaves out the last token of each candidate', () => {
    expect([...tree.tokens]).toEqual([7, 8, 9, 1, 4, 5])
  })

  it('counts positions of every candidate from the end of the prompt', () => {
    expect([...tree.positions]).toEqual([0, 1, 2, 3, 3, 4])
  })

  it('reads first tokens at the last token of the prompt, the others at their own candidate', () => {
    expect([...tree.scoreRows]).toEqual([2, 3, 2, 2, 4, 5])
    expect([...tree.scoreTargets]).toEqual([1, 2, 3, 4, 5, 6])
    expect([...tree.scoreCounts]).toEqual([2, 1, 3])
  })

  it('lets a token see the prompt before it and its own candidate', () => {
    const seen = (from: number) => [0, 1, 2, 3, 4, 5].filter((to) => attends(tree, from, to))
    expect([0, 1, 2, 3, 4, 5].map(seen)).toEqual([
      [0],
      [0, 1],
      [0, 1, 2],
      [0, 1, 2, 3],
      [0, 1, 2, 4],
      [0, 1, 2, 4, 5],
    ])
  })
})

describe('packCandidateTree (properties)', () => {
  it('shows every score the text of its candidate alone, at the positions of that text', () => {
    fc.assert(
      fc.property(question, ({ prefix, candidates }) => {
        const tree = packCandidateTree({ prefix, candidates })
        let score = 0
        for (const candidate of candidates) {
          for (const [index, target] of candidate.entries()) {
            const row = tree.scoreRows[score]!
            const seen = [...tree.tokens.keys()].filter((to) => attends(tree, row, to))
            expect(tree.scoreTargets[score++]).toBe(target)
            expect(seen.map((to) => tree.tokens[to])).toEqual([...prefix, ...candidate.slice(0, index)])
            expect(seen.map((to) => tree.positions[to])).toEqual(seen.map((_, position) => position))
          }
        }
        expect(score).toBe(tree.scoreRows.length)
      }),
    )
  })

  it('has as many tokens as treeLength says', () => {
    fc.assert(
      fc.property(question, (tokens) => treeLength(tokens) === packCandidateTree(tokens).tokens.length),
    )
  })
})

describe('splitCandidates', () => {
  const tokens = { prefix: [1, 2, 3], candidates: [[4, 5], [6, 7, 8], [9]] }

  it('keeps a question whole that fits exactly', () => {
    expect(splitCandidates(tokens, { tokens: 6, scores: 6 })).toEqual([tokens]) // 3 + 1 + 2 + 0 tokens, 2 + 3 + 1 scores
  })

  it('begins a new row for the candidate that is one token too long', () => {
    expect(splitCandidates(tokens, { tokens: 5, scores: 6 }).map((part) => part.candidates)).toEqual([
      [[4, 5]],
      [[6, 7, 8], [9]],
    ])
  })

  it('begins a new row for the candidate that is one score too many', () => {
    expect(splitCandidates(tokens, { tokens: 6, scores: 5 }).map((part) => part.candidates)).toEqual([
      [
        [4, 5],
        [6, 7, 8],
      ],
      [[9]],
    ])
  })

  it('gives a candidate that never fits a row of its own', () => {
    expect(splitCandidates(tokens, { tokens: 1, scores: 1 })).toHaveLength(3)
  })
})

describe('splitCandidates (properties)', () => {
  it('keeps all candidates in order and every row within the budget, but for single candidates', () => {
    const budget = fc.record({
      tokens: fc.integer({ min: 1, max: 30 }),
      scores: fc.integer({ min: 1, max: 20 }),
    })
    fc.assert(
      fc.property(question, budget, (tokens, limits) => {
        const parts = splitCandidates(tokens, limits)
        expect(parts.flatMap((part) => part.candidates)).toEqual(tokens.candidates)
        for (const part of parts.filter(({ candidates }) => candidates.length > 1)) {
          const tree = packCandidateTree(part)
          expect(tree.tokens.length).toBeLessThanOrEqual(limits.tokens)
          expect(tree.scoreRows.length).toBeLessThanOrEqual(limits.scores)
        }
      }),
    )
  })
})
