import { describe, expect, it } from 'vitest'
import { testFact, testFacts } from '../../../test/server/test-facts.js'
import { readFactBook } from './fact-book.js'

const reading = (...parameters: Parameters<typeof readFactBook>) => readFactBook(...parameters)

describe('readFactBook', () => {
  it('keeps the candidates of every language in one order', async () => {
    const fact = testFact('Q1')
    const turned = [...fact.languages['sw']!.candidates].reverse()
    const languages = { ...fact.languages, sw: { question: 'Wapi?', candidates: turned } }
    const { facts, languages: all } = await reading(testFacts([{ ...fact, languages }]))
    const texts = ['Durham', 'Paris', 'Rome', 'Oslo']
    expect(facts.get('Q1')).toEqual({
      languages: ['en', 'sw'],
      gold: 'Q10',
      ids: ['Q10', 'Q11', 'Q12', 'Q13'],
      texts: [texts, texts],
    })
    expect(all).toEqual(['en', 'sw'])
  })

  it('keeps the languages that are asked, in their order', async () => {
    const facts = testFacts([testFact('Q1', ['en', 'sw', 'fr']), testFact('Q2', ['fr'])])
    const book = await reading(facts, ['fr', 'en'])
    expect([...book.facts.values()].map(({ languages }) => languages)).toEqual([['fr', 'en'], ['fr']])
  })

  it('refuses no facts, a fact that comes twice and one in none of the languages', async () => {
    await expect(reading(testFacts([]))).rejects.toMatchObject({ code: 'EMPTY_INPUT' })
    const twice = testFacts([testFact('Q1'), testFact('Q1')])
    await expect(reading(twice)).rejects.toMatchObject({ code: 'DUPLICATE_ID' })
    await expect(reading(testFacts([testFact('Q1')]), ['fr'])).rejects.toThrow(
      'createRewardServer: fact Q1 is in none of fr; it has en, sw',
    )
  })
})
