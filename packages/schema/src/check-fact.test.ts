import { describe, expect, it } from 'vitest'
import { checkFact } from './check-fact.js'
import type { Candidate, Fact } from './fact.js'

const english = {
  question: 'What is the capital of France?',
  candidates: [
    { id: 'Q90', text: 'Paris' },
    { id: 'Q64', text: 'Berlin' },
  ],
}
const russian = {
  question: 'Столица страны «Франция» — это какой город?',
  candidates: [
    { id: 'Q64', text: 'Берлин' },
    { id: 'Q90', text: 'Париж' },
  ],
}
const capital = (languages: Fact['languages']): Fact => ({
  id: 'Q142|P36|Q90',
  subject: { id: 'Q142' },
  property: { id: 'P36' },
  object: { id: 'Q90' },
  languages,
})
const withEnglish = (candidates: Candidate[]) => capital({ en: { ...english, candidates }, ru: russian })
const failing = (fact: Fact) => () => checkFact(fact, 'facts.jsonl line 3')
const code = (name: string, message: RegExp) =>
  expect.objectContaining({ code: name, message: expect.stringMatching(message) })

describe('checkFact', () => {
  it('accepts candidates in each language’s own order', () => {
    checkFact(capital({ en: english, ru: russian }))
  })

  it('names itself where no place is given', () => {
    expect(() => checkFact(capital({}))).toThrow(/^checkFact: fact Q142\|P36\|Q90 has/)
  })

  it('refuses a fact without a language', () => {
    expect(failing(capital({}))).toThrow(code('EMPTY_INPUT', /line 3: fact Q142\|P36\|Q90 has no language/))
  })

  it('refuses a candidate that occurs twice', () => {
    const twice = withEnglish([
      { id: 'Q90', text: 'Paris' },
      { id: 'Q90', text: 'Lutetia' },
    ])
    expect(failing(twice)).toThrow(code('DUPLICATE_ID', /candidate Q90 twice in en/))
  })

  it('refuses a fact whose gold is not among the candidates', () => {
    const lost = withEnglish([
      { id: 'Q64', text: 'Berlin' },
      { id: 'Q84', text: 'London' },
    ])
    expect(failing(lost)).toThrow(code('GOLD_MISSING', /candidates Q64, Q84 in en; its gold Q90/))
  })

  it('refuses two languages with different candidates, in id or in number', () => {
    const other = withEnglish([
      { id: 'Q90', text: 'Paris' },
      { id: 'Q84', text: 'London' },
    ])
    expect(failing(other)).toThrow(code('CANDIDATE_MISMATCH', /Q90, Q84 in en and Q64, Q90 in ru/))
    const more = withEnglish([...english.candidates, { id: 'Q84', text: 'London' }])
    expect(failing(more)).toThrow(code('CANDIDATE_MISMATCH', /in en and Q64, Q90 in ru/))
  })
})
