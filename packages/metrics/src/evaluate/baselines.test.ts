import { describe, expect, it } from 'vitest'
import { candidate, refusal, scoresOf } from '../../test/scores.js'
import { baselineAccuracies } from './baselines.js'
import { factSetDigest } from './fact-set-digest.js'

const options = async () => ({ languages: ['en'], digest: await factSetDigest(['f']) })

describe('baselineAccuracies', () => {
  it('is empty without baselines', async () => {
    expect(await baselineAccuracies({}, await options())).toEqual({})
  })

  it('needs sums, and takes only the languages of the model', async () => {
    const english = scoresOf('f', 'en', ['Q1', 'Q2'])
    const prior = [english, scoresOf('f', 'sw', ['Q2', 'Q1'])]
    expect(await baselineAccuracies({ prior }, await options())).toEqual({
      baselines: { prior: { mean: 1, byLanguage: { en: 1 } } },
    })
    const bare = [{ ...english, candidates: [candidate('Q1', null, { perToken: -1 })] }]
    expect(await refusal(async () => baselineAccuracies({ bare }, await options()))).toBe(
      'NORMALIZATION_UNAVAILABLE: evaluate: baseline bare: fact f in en has a candidate without a sum; a sum for every candidate is expected',
    )
  })

  it('is checked as any scores are, under its name', async () => {
    const broken = [scoresOf('f', 'en', ['Q2', 'Q3'])]
    expect(await refusal(async () => baselineAccuracies({ broken }, await options()))).toMatch(
      /^GOLD_MISSING: evaluate: baseline broken: fact f in en/,
    )
  })
})
