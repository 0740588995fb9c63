import { describe, expect, it } from 'vitest'
import type { CandidateScores } from './candidate-scores.js'
import { checkCandidateScores } from './check-candidate-scores.js'

const lengths = { tokens: null, characters: null, bytes: null }
const scores: CandidateScores = {
  schemaVersion: 1,
  kind: 'scores',
  header: 'h',
  fact: 'f7',
  language: 'sw',
  gold: 'Q1',
  candidates: [
    { id: 'Q1', sum: -1, ...lengths },
    { id: 'Q2', sum: -2, ...lengths },
  ],
}
const check = (change: Partial<CandidateScores>) => () =>
  checkCandidateScores({ ...scores, ...change }, 'line 4')
const code = (name: string, message: RegExp) =>
  expect.objectContaining({ code: name, message: expect.stringMatching(message) })

describe('checkCandidateScores', () => {
  it('takes a gold that is there, or a verdict in its place', () => {
    expect(check({})).not.toThrow()
    expect(check({ gold: null, correct: false })).not.toThrow()
    expect(check({ candidates: [{ id: 'Q1', sum: null, ...lengths }] })).not.toThrow()
  })

  it('names place, fact and language in every refusal', () => {
    expect(check({ candidates: [] })).toThrow(code('EMPTY_INPUT', /^line 4: fact f7 in sw has no candidates/))
    const twice = [scores.candidates[0]!, scores.candidates[0]!]
    expect(check({ candidates: twice })).toThrow(code('DUPLICATE_ID', /^line 4: fact f7 in sw .* Q1 twice/))
    expect(check({ gold: 'Q9' })).toThrow(code('GOLD_MISSING', /candidates Q1, Q2; its gold Q9/))
    expect(check({ gold: null })).toThrow(code('GOLD_MISSING', /neither a gold nor "correct"/))
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses the score %d', (bad) => {
    const sum = [{ id: 'Q1', sum: bad, ...lengths }]
    const perToken = [{ id: 'Q1', sum: null, ...lengths, perToken: bad }]
    expect(check({ candidates: sum })).toThrow(
      code('NOT_FINITE', new RegExp(`score ${bad} for candidate Q1`)),
    )
    expect(check({ candidates: perToken })).toThrow(code('NOT_FINITE', /candidate Q1/))
  })
})
