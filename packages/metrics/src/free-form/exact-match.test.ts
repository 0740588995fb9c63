import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeFormGolden } from '../../test/free-form.js'
import { refusal } from '../../test/scores.js'
import { exactMatch } from './exact-match.js'
import { tokenF1 } from './token-f1.js'

describe('exactMatch', () => {
  it('asks for the same tokens in the same order, of one gold', () => {
    expect(exactMatch('PARIS!', ['Lyon', 'Paris'])).toBe(true)
    expect(exactMatch('Paris, France', ['Paris'])).toBe(false)
    expect(exactMatch('York New', ['New York'])).toBe(false)
    expect(exactMatch('東 京', ['東京'])).toBe(true)
  })

  it('drops English articles only by the rules of SQuAD', () => {
    expect(exactMatch('the Hague', ['Hague'])).toBe(false)
    expect(exactMatch('the Hague', ['Hague'], { rules: 'squad' })).toBe(true)
  })

  it('matches nothing with nothing', () => {
    expect(exactMatch('', ['!'])).toBe(false)
    expect(exactMatch('the', ['a'], { rules: 'squad' })).toBe(false)
  })

  it('refuses no golds', async () => {
    expect(await refusal(() => exactMatch('a', []))).toBe(
      'EMPTY_INPUT: exactMatch: no golds; at least one is expected',
    )
  })
})

describe('exactMatch (properties)', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[ab .東]{0,6}$/))

  it('implies a token F1 of 1, and does not depend on which text is the gold', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        if (exactMatch(a, [b])) expect(tokenF1(a, [b])).toBe(1)
        expect(exactMatch(b, [a])).toBe(exactMatch(a, [b]))
      }),
    )
  })

  it('is not lost by another gold', () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(exactMatch(a, [b, c])).toBe(exactMatch(a, [b]) || exactMatch(a, [c]))
      }),
    )
  })
})

describe('exactMatch (reference)', () => {
  it('equals the rules in Python, and the script of SQuAD except for texts without tokens', () => {
    for (const { text, gold, exact, squadExact } of freeFormGolden()) {
      const squad = exactMatch(text, [gold], { rules: 'squad' })
      const hasTokens = exactMatch(text, [text], { rules: 'squad' })
      expect([text, gold, exactMatch(text, [gold]), squad]).toEqual([
        text,
        gold,
        exact,
        hasTokens && squadExact,
      ])
    }
  })
})
