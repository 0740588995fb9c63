import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/reward-answers.js'
import { agreementReward } from './agreement-reward.js'

describe('agreementReward', () => {
  it('matches a case worked by hand', () => {
    // of three others: en and de share x with one, sw and zh name nothing that another does
    expect(agreementReward({ en: 'x', de: 'x', sw: 'y', zh: null })).toEqual({
      en: 1 / 3,
      de: 1 / 3,
      sw: 0,
      zh: 0,
    })
  })

  it('pays nothing for naming nothing together', () => {
    expect(agreementReward({ en: null, de: null })).toEqual({ en: 0, de: 0 })
  })

  it('refuses fewer than two languages', () => {
    expect(refusal(() => agreementReward({ en: 'x' }))).toBe(
      'EMPTY_INPUT: agreementReward: found only en; at least two languages are expected',
    )
    expect(refusal(() => agreementReward({}))).toMatch(/^EMPTY_INPUT: agreementReward: found no language/)
  })
})

describe('agreementReward (properties)', () => {
  const id = fc.constantFrom('a', 'b', 'constructor', null)
  const answers = fc.record({ en: id, de: id, sw: id, zh: id })

  it('equals a count of the other languages, and does not change when ids are renamed', () => {
    fc.assert(
      fc.property(answers, (ids) => {
        const shares = agreementReward(ids)
        const entries = Object.entries(ids)
        for (const [language, own] of entries) {
          const same = entries.filter(
            ([other, other_id]) => other !== language && own !== null && other_id === own,
          )
          expect(shares[language]).toBe(same.length / 3)
        }
        const renamed = Object.fromEntries(entries.map(([language, own]) => [language, own && `Q${own}`]))
        expect(agreementReward(renamed)).toEqual(shares)
      }),
    )
  })
})
