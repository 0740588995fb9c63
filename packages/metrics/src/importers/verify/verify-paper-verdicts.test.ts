import { describe, expect, it } from 'vitest'
import { createVerification } from './verification.js'
import { createVerdictChecks, firstBest, goldPlace } from './verify-paper-verdicts.js'

const placed = (rest: object, fact = 'Q1|P2|Q3') => ({
  place: 'x',
  fact,
  language: 'en',
  prediction: { scores: [-1, -2], ...rest },
})

describe('createVerdictChecks', () => {
  it('compares with a gold that is told, and else only says what does not fit', () => {
    const writer = createVerification('paper', [])
    const checks = createVerdictChecks(writer)
    const answer = (correct: boolean, rest: object = {}) => ({ scores: [-1, -2], correct, ...rest })
    const question = (option: number) => ({ correct: true, pool: 2, ranking: [option, 1 - option] })
    const answers = (en: number, de: number, sw: number) =>
      new Map([
        ['en', question(en)],
        ['de', question(de)],
        ['sw', question(sw)],
      ])
    checks.add('f', { en: answer(false, { gold_idx: 0 }) }, answers(0, 0, 0))
    checks.add('g', { en: answer(true), de: answer(true), sw: answer(true) }, answers(0, 0, 1))
    checks.finish()
    expect(writer.verification).toMatchObject({
      differences: [{ path: 'predictions.f.en.correct', stored: false, computed: true }],
      unchecked: [{ path: 'predictions.*.*.correct' }],
      notices: [expect.stringContaining('(first predictions.g.sw.correct)')],
    })
  })
})

describe('goldPlace', () => {
  it('is where the file says, or where the object of the fact is among the ids', () => {
    expect(goldPlace(placed({ gold_idx: 1 }))).toBe(1)
    expect(goldPlace(placed({ option_ids: ['Q9', 'Q3'] }))).toBe(1)
    expect(goldPlace(placed({ option_ids: ['Q9', 'Q3'] }, 'other'))).toBeUndefined()
    expect(goldPlace(placed({}))).toBeUndefined()
  })
})

describe('firstBest', () => {
  it('is the first of equals', () => expect(firstBest([-2, -1, -1])).toBe(1))
})
