import type { AnswerMatching } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/scores.js'
import { klarMatchAny } from './klar-match.js'
import { resolveCandidate } from './resolve-candidate.js'

const CITIES = [
  { id: 'Q60', texts: ['New York', 'NYC'] },
  { id: 'Q5083', texts: ['New York City Hall', 'Seattle'] },
  { id: 'Q90', texts: ['Paris'] },
]

describe('resolveCandidate', () => {
  it('finds a candidate by any of its texts', () => {
    expect(resolveCandidate('in Paris.', CITIES)).toBe('Q90')
    expect(resolveCandidate('nyc', CITIES)).toBe('Q60')
    expect(resolveCandidate('Seattle', CITIES)).toBe('Q5083')
  })

  it('takes the first in the order given where several match', () => {
    expect(resolveCandidate('New York City Hall', CITIES)).toBe('Q60')
    expect(resolveCandidate('New York City Hall', [...CITIES].reverse())).toBe('Q5083')
    expect(resolveCandidate('New York City Hall', CITIES, { matching: 'strict' })).toBe('Q5083')
  })

  it('finds none in what names none', () => {
    expect(resolveCandidate('London', CITIES)).toBeUndefined()
    expect(resolveCandidate('', CITIES)).toBeUndefined()
    expect(resolveCandidate('Paris', [])).toBeUndefined()
  })

  it('refuses an unknown matching', async () => {
    const matching = 'loose' as AnswerMatching
    expect(await refusal(() => resolveCandidate('a', CITIES, { matching }))).toMatch(
      /^UNKNOWN_OPTION: resolveCandidate: /,
    )
  })
})

describe('resolveCandidate (properties)', () => {
  const word = fc.constantFrom('a', 'ab', 'b c', 'abc')
  const candidates = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('Q1', 'Q2', 'Q3'),
      texts: fc.array(word, { minLength: 1, maxLength: 2 }),
    }),
    { selector: ({ id }) => id },
  )

  it('names the only candidate that matches, in any order', () => {
    fc.assert(
      fc.property(word, candidates, (text, some) => {
        const matching = some.filter(({ texts }) => klarMatchAny(text, texts))
        const found = resolveCandidate(text, some)
        expect(found).toBe(matching[0]?.id)
        if (matching.length === 1) expect(resolveCandidate(text, [...some].reverse())).toBe(found)
      }),
    )
  })
})
