import { describe, expect, it } from 'vitest'
import { SampleEntity, SampleFact, SampleProperty } from './sample-file.js'

const fact = {
  subject: 'Q142',
  property: 'P36',
  candidates: ['city:a', 'city:b', 'city:c', 'city:d'],
  orders: 'ax',
  split: 'test',
}

describe('SampleFact', () => {
  it('takes four candidates and an order a language', () => {
    expect(SampleFact.parse(fact)).toEqual(fact)
  })

  it.each([
    ['three candidates', { candidates: fact.candidates.slice(1) }],
    ['a letter after x', { orders: 'ay' }],
    ['an unknown split', { split: 'dev' }],
    ['an id that is a name', { subject: 'France' }],
  ])('refuses %s', (_, change) => {
    expect(SampleFact.safeParse({ ...fact, ...change }).success).toBe(false)
  })
})

describe('SampleProperty', () => {
  it('refuses a question without a place for the subject', () => {
    const property = { id: 'P36', label: 'capital', questions: ['What is the capital?'] }
    expect(SampleProperty.safeParse(property).success).toBe(false)
  })
})

describe('SampleEntity', () => {
  it('refuses an empty name', () => {
    expect(SampleEntity.safeParse({ id: 'Q142', source: 'atlas 1', names: [''] }).success).toBe(false)
  })
})
