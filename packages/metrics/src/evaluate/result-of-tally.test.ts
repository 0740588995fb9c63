import { parseEvaluationResult } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { refusal, scoresOf } from '../../test/scores.js'
import { resultOfTally } from './result-of-tally.js'
import { addFact, createTally, type TallyRules } from './tally.js'

const RULES: TallyRules = { normalization: 'sum', ties: 'by-id', weighting: 'softmax' }
const RIGHT = ['Q1', 'Q2']

describe('resultOfTally', () => {
  it('orders languages and pairs as it is told', () => {
    const tally = createTally(RULES)
    addFact(tally, ['sw', 'de', 'en'].map((language) => scoresOf('f', language, RIGHT))) // biome-ignore format: short
    const result = resultOfTally(tally, ['en', 'de', 'sw'], null)
    expect(Object.keys(result.accuracy.byLanguage)).toEqual(['en', 'de', 'sw'])
    expect(Object.keys(result.rankc!.pairwise)).toEqual(['en-de', 'en-sw', 'de-sw'])
    expect(Object.keys(result.agreement!.pairwise)).toEqual(['en-de', 'en-sw', 'de-sw'])
  })

  it('has neither RankC nor agreement for one language, and has the form of its schema', () => {
    const tally = createTally(RULES)
    addFact(tally, [scoresOf('f', 'en', RIGHT)])
    const result = resultOfTally(tally, ['en'], null)
    expect(result).not.toHaveProperty('rankc')
    expect(result).not.toHaveProperty('agreement')
    expect(parseEvaluationResult(JSON.parse(JSON.stringify(result)))).toEqual(result)
  })

  it('takes chance over every fact and language, whatever its number of candidates', () => {
    const tally = createTally(RULES)
    addFact(tally, [scoresOf('f', 'en', RIGHT)])
    addFact(tally, [scoresOf('g', 'en', ['Q1', 'Q2', 'Q3', 'Q4'])])
    const { accuracy, candidates } = resultOfTally(tally, ['en'], null)
    expect(accuracy.chance).toBe((1 / 2 + 1 / 4) / 2)
    expect(candidates).toEqual({ mean: 3, histogram: { 2: 1, 4: 1 } })
  })

  it('refuses languages without a common fact: a pair by name, else all with the rarest', async () => {
    const tally = createTally(RULES)
    addFact(tally, [scoresOf('f', 'en', RIGHT), scoresOf('f', 'de', RIGHT)])
    addFact(tally, [scoresOf('g', 'en', RIGHT), scoresOf('g', 'sw', RIGHT)])
    addFact(tally, [scoresOf('h', 'en', RIGHT)])
    expect(await refusal(() => resultOfTally(tally, ['en', 'de', 'sw'], null))).toBe(
      'EMPTY_INPUT: evaluate: de and sw have no fact in common; at least one is expected, so leave out a language',
    )
    addFact(tally, [scoresOf('i', 'de', RIGHT), scoresOf('i', 'sw', RIGHT)])
    addFact(tally, [scoresOf('j', 'de', RIGHT)])
    expect(await refusal(() => resultOfTally(tally, ['en', 'de', 'sw'], null))).toBe(
      'EMPTY_INPUT: evaluate: no fact has scores in all of en, de, sw; at least one is expected, so leave out a language, e.g. sw with 2 facts',
    )
  })
})
