import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { pairIndex } from './language-pairs.js'
import { createRankcSums, rankcScorer } from './rankc-sums.js'

describe('createRankcSums', () => {
  const names = ['en', 'de', 'sw']

  it('sums every pair of the languages that a fact has', () => {
    const { pairs, add } = createRankcSums('f', (index) => names[index]!, {})
    expect(add('first', [0, 2], [['x', 'y'], ['y', 'x']])).toBe(0.2689414213699951) // biome-ignore format: short
    expect(add('second', [2, 0, 1], [['x'], ['x'], ['x']])).toBe(1)
    expect(pairs.sums[pairIndex(0, 2)]).toBe(0.2689414213699951 + 1)
    expect(pairs.facts[pairIndex(0, 2)]).toBe(2)
    expect(pairs.facts[pairIndex(0, 1)]).toBe(1)
    expect(pairs.facts[pairIndex(1, 2)]).toBe(1)
  })

  it('carries nothing over from a larger fact to a smaller one', () => {
    const { pairs, add } = createRankcSums('f', String, {})
    add(0, [0, 1], [['a', 'b', 'c', 'd', 'e'], ['e', 'd', 'c', 'b', 'a']]) // biome-ignore format: short
    const before = pairs.sums[0]!
    add(1, [0, 1], [['e', 'a'], ['e', 'a']]) // biome-ignore format: short
    expect(pairs.sums[0]! - before).toBeCloseTo(1, 14)
  })

  it('refuses a second language with other candidates, by name', async () => {
    const { add } = createRankcSums('f', (index) => names[index]!, {})
    expect(await refusal(() => add('capital of France', [0, 2], [['Q90'], ['Q64']]))).toBe(
      'CANDIDATE_MISMATCH: f: fact capital of France ranks Q90 in en and Q64 in sw; all languages of a fact must have the same candidates',
    )
  })

  it('checks a fact of one language too, and adds nothing', async () => {
    const { pairs, add } = createRankcSums('f', (index) => names[index]!, {})
    expect(add(0, [1], [['x', 'y']])).toBe(undefined)
    expect(add(1, [], [])).toBe(undefined)
    expect(pairs.sums).toEqual([])
    expect(await refusal(() => add(2, [1], [['x', 'x']]))).toBe(
      'DUPLICATE_ID: f: fact 2 ranks x twice in de; candidate ids must be distinct',
    )
  })
})

describe('rankcScorer', () => {
  it('weighs positions as it is told, and speaks for its caller', async () => {
    const { marks, score } = rankcScorer('f', { weighting: 'norm1' })(2)
    expect(score(Int32Array.of(marks[0]!, marks[1]!, marks[1]!, marks[0]!), 0, 2)).toBe(1 / 3)
    expect(await refusal(() => rankcScorer('f', {})(0))).toMatch(/^OUT_OF_RANGE: f: /)
  })
})
