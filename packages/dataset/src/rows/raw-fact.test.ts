import { describe, expect, it } from 'vitest'
import { identifiedRow } from './raw-fact.js'

describe('identifiedRow', () => {
  it('answers with the trimmed id and all columns', () => {
    const value = { fact_id: ' Q1|P2|Q3 ', question: 'Which?' }
    expect(identifiedRow({ value, place: 'line 1' })).toEqual({ id: 'Q1|P2|Q3', columns: value })
  })

  it.each([
    [['a'], 'form', '["a"]'],
    [null, 'form', 'null'],
    [{}, 'fact-id', 'nothing'],
    [{ fact_id: 7n }, 'fact-id', '7'],
    [{ fact_id: ' ' }, 'fact-id', '" "'],
  ])('refuses %o', (value, fault, found) => {
    expect(() => identifiedRow({ value, place: 'line 1' })).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        message: expect.stringContaining(found),
        details: expect.objectContaining({ fault, place: 'line 1' }),
      }),
    )
  })
})
