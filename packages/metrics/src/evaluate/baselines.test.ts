import { describe, expect, it } from 'vitest'
import { candidate, refusal, scoresOf } from '../../test/scores.js'
import { baselineAccuracies } from './baselines.js'

const RIGHT = ['Q1', 'Q2']
const MODEL = { ids: ['f'], correct: { en: [false] } }

describe('baselineAccuracies', () => {
  it('is empty without baselines', async () => {
    expect(await baselineAccuracies({}, MODEL)).toEqual({})
  })

  it('needs sums, and takes only the languages of the model', async () => {
    const english = scoresOf('f', 'en', RIGHT)
    const prior = [english, scoresOf('f', 'sw', ['Q2', 'Q1']), scoresOf('g', 'sw', RIGHT)]
    expect(await baselineAccuracies({ prior }, MODEL)).toEqual({
      baselines: { prior: { mean: 1, byLanguage: { en: 1 } } },
    })
    const bare = [{ ...english, candidates: [candidate('Q1', null, { perToken: -1 })] }]
    expect(await refusal(() => baselineAccuracies({ bare }, MODEL))).toBe(
      'NORMALIZATION_UNAVAILABLE: evaluate: baseline bare: fact f in en has a candidate without a sum; a sum for every candidate is expected',
    )
  })

  it('answers what the model answers, fact by fact in every language', async () => {
    const model = { ids: ['f', 'g'], correct: { en: [true, true], sw: [true, undefined] } }
    const whole = [scoresOf('g', 'en', ['Q2', 'Q1']), scoresOf('f', 'sw', RIGHT), scoresOf('f', 'en', RIGHT)]
    expect(await baselineAccuracies({ whole }, model)).toEqual({
      baselines: { whole: { mean: 0.75, byLanguage: { en: 0.5, sw: 1 } } },
    })
    expect(await refusal(() => baselineAccuracies({ few: whole.slice(1) }, model))).toBe(
      "HEADER_MISMATCH: evaluate: baseline few: lacks fact g in en; the model's facts in the model's languages are expected",
    )
    const many = [scoresOf('g', 'sw', RIGHT), ...whole]
    expect(await refusal(() => baselineAccuracies({ many }, model))).toMatch(
      /^HEADER_MISMATCH: evaluate: baseline many: has fact g in sw, which the model lacks;/,
    )
  })

  it('is checked as any scores are, under its name', async () => {
    const broken = [scoresOf('f', 'en', ['Q2', 'Q3'])]
    expect(await refusal(() => baselineAccuracies({ broken }, MODEL))).toMatch(
      /^GOLD_MISSING: evaluate: baseline broken: fact f in en/,
    )
  })
})
