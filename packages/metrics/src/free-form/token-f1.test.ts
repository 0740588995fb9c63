import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeFormGolden } from '../../test/free-form.js'
import { refusal } from '../../test/scores.js'
import { exactMatch } from './exact-match.js'
import { bestTokenF1, tokenF1 } from './token-f1.js'

describe('tokenF1', () => {
  it('matches cases worked by hand', () => {
    expect(tokenF1('New York', ['New York City'])).toBe(4 / 5) // 2 · 2 / (2 + 3)
    expect(tokenF1('東京', ['東京都'])).toBe(4 / 5)
    expect(tokenF1('a b b', ['b c b b'])).toBe(4 / 7) // b twice: 2 · 2 / (3 + 4)
    expect(tokenF1('York New', ['New York'])).toBe(1)
  })

  it('takes the best of the golds', () => {
    expect(tokenF1('New York', ['Paris', 'York', 'New York City'])).toBe(4 / 5)
  })

  it('is 0 without a common token, and for nothing beside nothing', () => {
    expect(tokenF1('Paris', ['Lyon'])).toBe(0)
    expect(tokenF1('', ['Lyon'])).toBe(0)
    expect(tokenF1('?', ['!'])).toBe(0)
  })

  it('refuses no golds', async () => {
    expect(await refusal(() => tokenF1('a', []))).toBe(
      'EMPTY_INPUT: tokenF1: no golds; at least one is expected',
    )
  })
})

describe('tokenF1 (properties)', () => {
  const tokens = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 })

  it('is symmetric, in [0, 1], and 1 only for the same tokens in some order', () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const score = bestTokenF1(a, [b])
        expect(score).toBe(bestTokenF1(b, [a]))
        expect(score).toBeGreaterThanOrEqual(0)
        const same = a.length > 0 && [...a].sort().join() === [...b].sort().join()
        expect(score === 1).toBe(same)
        expect(score).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is the harmonic mean of precision and recall', () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const count = (list: string[], token: string) => list.filter((one) => one === token).length
        const common = ['a', 'b', 'c'].reduce((sum, one) => sum + Math.min(count(a, one), count(b, one)), 0)
        const [precision, recall] = [common / a.length, common / b.length]
        const slow = common === 0 ? 0 : (2 * precision * recall) / (precision + recall)
        expect(bestTokenF1(a, [b])).toBeCloseTo(slow, 12)
      }),
    )
  })
})

describe('tokenF1 (reference)', () => {
  it('equals the rules in Python, and the script of SQuAD except for texts without tokens', () => {
    for (const { text, gold, f1, squadF1 } of freeFormGolden()) {
      const hasTokens = exactMatch(text, [text], { rules: 'squad' })
      expect(tokenF1(text, [gold])).toBeCloseTo(f1, 12)
      expect(tokenF1(text, [gold], { rules: 'squad' })).toBeCloseTo(hasTokens ? squadF1 : 0, 12)
    }
  })
})
