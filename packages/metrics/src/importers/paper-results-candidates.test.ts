import { describe, expect, it } from 'vitest'
import { candidateIds, candidateScores, goldId, propertyOf } from './paper-results-candidates.js'

const placed = (rest: object = {}) => ({
  place: 'x',
  fact: 'f',
  language: 'sw',
  prediction: { scores: [-1, -2], ...rest },
})
const file = (rest: object = {}) => ({
  config: { benchmark: 'polyfact', model: 'm', langs: ['en', 'sw'] },
  predictions: {},
  ...rest,
})
const code = (expected: string) => expect.objectContaining({ code: expected })

describe('candidateIds', () => {
  it('goes by ids, then by the alignment of the file, then by place where that is known or said', () => {
    const alignment = { f: { sw: [1, 0] }, g: { sw: null } }
    expect(candidateIds(placed({ option_ids: ['Q1', 'Q2'] }), file({ alignment }), {})).toEqual(['Q1', 'Q2'])
    expect(candidateIds(placed(), file({ alignment }), {})).toEqual(['option:1', 'option:0'])
    expect(candidateIds({ ...placed(), fact: 'g' }, file({ alignment }), {})).toBeUndefined()
    expect(candidateIds(placed(), file(), { align: 'position' })).toEqual(['option:0', 'option:1'])
    const config = { benchmark: 'bmlama53', model: 'm', langs: ['en', 'sw'] }
    expect(candidateIds(placed(), file({ config }), {})).toEqual(['option:0', 'option:1'])
  })

  it('refuses what nothing aligns, and lists of another length', () => {
    expect(() => candidateIds(placed(), file(), {})).toThrow(code('CANDIDATES_UNALIGNED'))
    expect(() => candidateIds(placed({ option_ids: ['Q1'] }), file(), {})).toThrow(code('SHAPE_MISMATCH'))
  })
})

describe('candidateScores', () => {
  it('takes the lengths of the options as they were scored', () => {
    const options = [' Köln.', 'a']
    expect(candidateScores(placed({ scores_sum: [-4, -6], options }), ['a', 'b'], file())).toEqual([
      { id: 'a', sum: -4, tokens: null, characters: 6, bytes: 7 },
      { id: 'b', sum: -6, tokens: null, characters: 1, bytes: 1 },
    ])
  })

  it('has a mean per token or a sum where there is no other score', () => {
    const nothing = { tokens: null, characters: null, bytes: null }
    expect(candidateScores(placed(), ['a', 'b'], file())[0]).toEqual({
      id: 'a',
      sum: null,
      ...nothing,
      perToken: -1,
    })
    const config = { ...file().config, score_mode: 'char' as const }
    expect(() => candidateScores(placed(), ['a', 'b'], file({ config }))).toThrow(
      code('NORMALIZATION_UNAVAILABLE'),
    )
  })
})

describe('goldId', () => {
  it('goes by place, or by the object in the id of the fact where options have ids', () => {
    expect(goldId(placed({ gold_idx: 1 }), ['a', 'b'])).toBe('b')
    const fact = { ...placed({ option_ids: ['Q9', 'Q3'] }), fact: 'Q1|P2|Q3' }
    expect(goldId(fact, ['Q9', 'Q3'])).toBe('Q3')
    expect(goldId({ ...placed(), fact: 'Q1|P2|Q3' }, ['option:0'])).toBeNull()
    expect(() => goldId(placed({ gold_idx: 2 }), ['a', 'b'])).toThrow(code('GOLD_MISSING'))
  })
})

describe('propertyOf', () => {
  it('is the relation of a PolyFact id', () => {
    expect(propertyOf('Q1|P2|Q3')).toBe('P2')
    expect(propertyOf('astronomy/test/1')).toBeUndefined()
  })
})
