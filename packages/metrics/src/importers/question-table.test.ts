import { describe, expect, it } from 'vitest'
import { candidate } from '../../test/scores.js'
import { createQuestionTable } from './question-table.js'

const question = (fact: string, language: string) => ({ fact, language, source: 3, line: 7 })

describe('createQuestionTable', () => {
  it('puts together the languages of a fact, in whatever order they come', () => {
    const table = createQuestionTable()
    const [a, b, c] = [question('F1', 'sw'), question('F2', 'en'), question('F1', 'en')].map(table.add)
    expect([table.ofFact(0), table.ofFact(1)]).toEqual([[a, c], [b]])
    expect([table.facts, table.find('F1', 'en'), table.find('F1', 'de'), table.find('F3', 'en')]).toEqual([
      2,
      c,
      undefined,
      undefined,
    ])
    expect(table.inOrder([a!, c!, b!], ['en', 'sw'])).toEqual([c, a, b])
    expect(table.question(a!)).toMatchObject(question('F1', 'sw'))
  })

  it('makes records with what is known, and nothing else', () => {
    const table = createQuestionTable()
    const plain = table.add(question('F1', 'en'))
    table.candidates.add(plain, candidate('Q1', -1))
    table.setGold(plain, { gold: 'Q1' })
    expect(table.scores(plain, 'run')).toEqual({
      schemaVersion: 1,
      kind: 'scores',
      header: 'run',
      fact: 'F1',
      language: 'en',
      gold: 'Q1',
      candidates: [candidate('Q1', -1)],
    })
    const full = table.add({ ...question('F2', 'en'), property: 'P36', group: 'capitals' })
    table.setGold(full, { gold: null, correct: false, alsoRight: ['Q2'] })
    expect(table.scores(full, 'run')).toMatchObject({
      property: 'P36',
      group: 'capitals',
      gold: null,
      correct: false,
      alsoRight: ['Q2'],
    })
  })
})
