import { describe, expect, it } from 'vitest'
import type { GeneratedOutcome } from './generated-outcome.js'
import { createTextMeasures } from './text-measures.js'

const outcomeOf = (languages: string[], texts: GeneratedOutcome['texts']): GeneratedOutcome => ({
  id: 'f',
  property: undefined,
  group: undefined,
  languages,
  answers: [],
  right: [],
  rankc: undefined,
  texts,
})

describe('createTextMeasures', () => {
  it('takes means by language, and the mean of those', () => {
    const measures = createTextMeasures()
    measures.add(
      outcomeOf(
        ['en', 'sw'],
        [
          { exact: true, f1: 1, empty: false },
          { exact: false, f1: 0.5, empty: false },
        ],
      ),
    )
    measures.add(outcomeOf(['sw'], [{ exact: false, f1: 0, empty: true }]))
    expect(measures.means(['sw', 'en'])).toEqual({
      exactMatch: { mean: 1 / 2, byLanguage: { sw: 0, en: 1 } },
      tokenF1: { mean: (1 / 4 + 1) / 2, byLanguage: { sw: 1 / 4, en: 1 } },
      empty: { value: 1 / 3, empty: 1, questions: 3, byLanguage: { sw: 1 / 2, en: 0 } },
    })
  })
})
