import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFact } from './fact.js'

const capital = {
  id: 'Q142|P36|Q90',
  subject: { id: 'Q142', label: 'France', source: 'an example' },
  property: { id: 'P36', label: 'capital' },
  object: { id: 'Q90', label: 'Paris' },
  split: 'test',
  languages: {
    en: {
      question: 'What is the capital of France?',
      candidates: [
        { id: 'Q90', text: 'Paris' },
        { id: 'Q64', text: 'Berlin' },
      ],
    },
    ru: {
      question: 'Столица страны «Франция» — это какой город?',
      candidates: [
        { id: 'Q64', text: 'Берлин' },
        { id: 'Q90', text: 'Париж' },
      ],
    },
  },
}
const withEnglish = (candidates: { id: string; text: string }[]) => ({
  ...capital,
  languages: { ...capital.languages, en: { ...capital.languages.en, candidates } },
})
const failing = (value: unknown) => () => parseFact(value, 'facts.jsonl line 3')
const code = (name: string, message: RegExp) =>
  expect.objectContaining({ code: name, message: expect.stringMatching(message) })

describe('parseFact', () => {
  it('reads a fact, its candidates in each language’s own order', () => {
    expect(parseFact(capital)).toEqual(capital)
  })

  it('refuses what has not the form of a fact', () => {
    expect(failing({ ...capital, object: { id: 'Paris' } })).toThrow(
      code('INVALID_INPUT', /facts\.jsonl line 3: object\.id: found "Paris"; expected a Wikidata item id/),
    )
    expect(failing(withEnglish([{ id: 'Q90', text: 'Paris' }]))).toThrow(
      code('INVALID_INPUT', /languages\.en\.candidates/),
    )
    expect(failing({ ...capital, languages: { english: capital.languages.en } })).toThrow(
      code('INVALID_INPUT', /languages\.english/),
    )
  })

  it('checks what a schema cannot say, and names the place', () => {
    expect(failing({ ...capital, languages: {} })).toThrow(
      code('EMPTY_INPUT', /^facts\.jsonl line 3: fact Q142\|P36\|Q90 has no language/),
    )
  })
})

describe('parseFact (properties)', () => {
  it('does not mind the order of candidates in any language', () => {
    const english = fc.shuffledSubarray(capital.languages.en.candidates, { minLength: 2 })
    fc.assert(
      fc.property(english, (candidates) => {
        expect(parseFact(withEnglish(candidates)).languages['en']?.candidates).toEqual(candidates)
      }),
    )
  })
})
