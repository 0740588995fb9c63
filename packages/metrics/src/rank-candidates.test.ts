import type { TieRule } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidate, refusal } from '../test/scores.js'
import { checkTieRule, rankByScore, rankCandidates } from './rank-candidates.js'

describe('rankCandidates', () => {
  it('puts the best score first, per byte unless told', () => {
    // per byte: -8/8 = -1, -6/4 = -1.5; by sum: -8, -6
    const candidates = [candidate('short', -6, { bytes: 4 }), candidate('long', -8, { bytes: 8 })]
    expect(rankCandidates(candidates)).toEqual(['long', 'short'])
    expect(rankCandidates(candidates, { normalization: 'sum' })).toEqual(['short', 'long'])
  })

  it('orders equal scores by id in natural order, or as they are stored', () => {
    const tied = ['option:10', 'option:2', 'option:1'].map((id) => candidate(id, -1))
    expect(rankCandidates(tied)).toEqual(['option:1', 'option:2', 'option:10'])
    expect(rankCandidates(tied, { ties: 'by-position' })).toEqual(['option:10', 'option:2', 'option:1'])
  })

  it('does not change its input', () => {
    const candidates = [candidate('b', -2), candidate('a', -1)]
    rankCandidates(candidates)
    expect(candidates.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('refuses no candidates, an id twice, a score that is not finite and unknown options', async () => {
    expect(await refusal(() => rankCandidates([]))).toBe(
      'EMPTY_INPUT: rankCandidates: no candidates; at least one is expected',
    )
    expect(await refusal(() => rankCandidates([candidate('a', -1), candidate('a', -2)]))).toBe(
      'DUPLICATE_ID: rankCandidates: candidate a occurs twice; candidate ids must be distinct',
    )
    expect(await refusal(() => rankCandidates([candidate('a', Number.NaN)]))).toMatch(/^NOT_FINITE: /)
    expect(await refusal(() => rankCandidates([candidate('a', -1)], { ties: 'random' as TieRule }))).toBe(
      'UNKNOWN_OPTION: rankCandidates: found the ties "random"; expected one of by-id, by-position',
    )
  })
})

describe('rankByScore', () => {
  it('keeps the scores beside the ids', () => {
    expect(rankByScore([candidate('a', -4), candidate('b', -2)], 'per-byte', 'by-id')).toEqual([
      { id: 'b', score: -0.5 },
      { id: 'a', score: -1 },
    ])
  })
})

describe('checkTieRule', () => {
  it('lets the two rules through', () => {
    expect(() => checkTieRule('f', 'by-id')).not.toThrow()
    expect(() => checkTieRule('f', 'by-position')).not.toThrow()
  })
})

describe('rankCandidates (properties)', () => {
  // few different scores, so that there are many ties
  const candidates = fc
    .uniqueArray(fc.nat(30), { minLength: 1, maxLength: 12 })
    .chain((ids) =>
      fc.tuple(...ids.map((id) => fc.integer({ min: -3, max: 0 }).map((sum) => candidate(`Q${id}`, sum)))),
    )
  const stored = candidates.chain((some) =>
    fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
  )

  it('does not depend on the order in which candidates are stored', () => {
    fc.assert(
      fc.property(stored, ([one, other]) => {
        expect(rankCandidates(one)).toEqual(rankCandidates(other))
      }),
    )
  })

  it('holds every id once, with scores that never rise', () => {
    fc.assert(
      fc.property(candidates, fc.constantFrom<TieRule>('by-id', 'by-position'), (some, ties) => {
        const ranked = rankCandidates(some, { ties })
        const sums = ranked.map((id) => some.find((one) => one.id === id)!.sum!)
        expect([...ranked].sort()).toEqual(some.map(({ id }) => id).sort())
        expect(sums).toEqual([...sums].sort((a, b) => b - a))
      }),
    )
  })

  it('is the same by either rule where candidates are stored in the order of their ids', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 0 }), { minLength: 1, maxLength: 12 }), (sums) => {
        const some = sums.map((sum, position) => candidate(`option:${position}`, sum))
        expect(rankCandidates(some)).toEqual(rankCandidates(some, { ties: 'by-position' }))
      }),
    )
  })
})
