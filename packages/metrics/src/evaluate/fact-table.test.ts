import { describe, expect, it } from 'vitest'
import { createFactTable, type FactOutcome } from './fact-table.js'

const outcome = (id: string, languages: readonly string[], rest: Partial<FactOutcome> = {}): FactOutcome => ({
  id,
  property: undefined,
  group: undefined,
  languages,
  answers: languages.map((language) => `${id} in ${language}`),
  right: languages.map((language) => language === 'en'),
  rankc: undefined,
  ...rest,
})

describe('createFactTable', () => {
  it('keeps a column for every language, with nothing where it lacks the fact', () => {
    const facts = createFactTable()
    facts.add(outcome('f', ['en'], { property: 'P36' }))
    facts.add(outcome('g', ['sw'], { group: 'easy', rankc: 0.5 }))
    facts.add(outcome('h', ['sw', 'en'], { answers: ['a', undefined] }))
    facts.add(outcome('i', ['en']))
    expect(facts.table(['sw', 'en'])).toEqual({
      ids: ['f', 'g', 'h', 'i'],
      properties: ['P36', undefined, undefined, undefined],
      groups: [undefined, 'easy', undefined, undefined],
      rankc: [undefined, 0.5, undefined, undefined],
      answers: {
        sw: [undefined, 'g in sw', 'a', undefined],
        en: ['f in en', undefined, undefined, 'i in en'],
      },
      correct: { sw: [undefined, false, false, undefined], en: [true, undefined, true, true] },
    })
  })
})
