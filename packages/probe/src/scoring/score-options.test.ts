import { PAPER_LANGUAGES } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { PAPER_PROMPT } from './prompt.js'
import { checkScoreOptions } from './score-options.js'

describe('checkScoreOptions', () => {
  it('asks in the paper’s languages with the paper’s prompt unless told otherwise', () => {
    expect(checkScoreOptions({})).toEqual({
      prompt: PAPER_PROMPT,
      languages: PAPER_LANGUAGES,
      missing: 'error',
      dataset: { id: 'facts', revision: null },
      budget: { tokens: 1024, scores: 256 },
    })
  })

  it.each([
    [{ languages: [] }, 'EMPTY_INPUT'],
    [{ languages: ['english'] }, 'UNKNOWN_LANGUAGE'],
    [{ languages: ['en', 'de', 'en'] }, 'DUPLICATE_ID'],
    [{ missing: 'ignore' as 'skip' }, 'UNKNOWN_OPTION'],
    [{ tokenBudget: 0 }, 'OUT_OF_RANGE'],
    [{ tokenBudget: 1.5 }, 'OUT_OF_RANGE'],
    [{ prompt: { ...PAPER_PROMPT, template: 'Question:' } }, 'INVALID_INPUT'],
  ])('refuses %j as %s', (options, code) => {
    expect(() => checkScoreOptions(options)).toThrow(expect.objectContaining({ code }))
  })

  it('accepts a budget of one token', () => {
    expect(checkScoreOptions({ tokenBudget: 1 }).budget).toEqual({ tokens: 1, scores: 1 })
  })
})
