import { describe, expect, it } from 'vitest'
import { testFact, testFacts } from '../../../test/server/test-facts.js'
import { createAnswerReaders } from './answer-readers.js'
import { readFactBook } from './fact-book.js'

const readers = async (mode: 'strict' | 'paper' = 'strict', most = 2) => {
  const book = await readFactBook(testFacts(['Q1', 'Q2', 'Q3'].map((id) => testFact(id))))
  return createAnswerReaders(book, { mode, most })
}

describe('createAnswerReaders', () => {
  it('reads an answer beside all that it is judged by', async () => {
    const read = (await readers()).readerOf('Q1', 'en')
    expect(read('It is Durham')).toEqual({
      language: 'en',
      text: 'It is Durham',
      resolution: expect.objectContaining({ kind: 'candidate', id: 'Q10' }),
      gold: 'Q10',
      goldTexts: ['Durham'],
      candidateTexts: ['Durham', 'Paris', 'Rome', 'Oslo'],
    })
  })

  it('reads as the paper does where told', async () => {
    const [strict, paper] = [await readers('strict'), await readers('paper')]
    // the paper takes a part of a name for the name
    expect(strict.readerOf('Q1', 'en')('Durh').resolution.kind).toBe('invalid')
    expect(paper.readerOf('Q1', 'en')('Durh').resolution).toMatchObject({ id: 'Q10', how: 'part' })
  })

  it('remembers the last texts, and forgets long ones at once', async () => {
    const read = (await readers()).readerOf('Q1', 'en')
    expect(read('Durham')).toBe(read('Durham'))
    const first = read('Durham')
    for (let other = 0; other < 8; other++) read(`Paris ${other}`)
    expect(read('Durham')).not.toBe(first)
    expect(read('Durham')).toEqual(first)
    expect(read('x'.repeat(201))).not.toBe(read('x'.repeat(201)))
  })

  it('keeps so many facts prepared, and those that were asked last', async () => {
    const { readerOf } = await readers('strict', 2)
    const first = readerOf('Q1', 'en')
    readerOf('Q2', 'en')
    expect(readerOf('Q1', 'en')).toBe(first)
    readerOf('Q3', 'en')
    expect(readerOf('Q1', 'en')).toBe(first)
    readerOf('Q2', 'en')
    readerOf('Q3', 'en')
    expect(readerOf('Q1', 'en')).not.toBe(first)
  })
})
