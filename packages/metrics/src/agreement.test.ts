import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { addAgreement, agreement } from './agreement.js'
import type { PairSums } from './language-pairs.js'
import { totalConsistency } from './total-consistency.js'

describe('agreement', () => {
  it('matches a case worked by hand', () => {
    // en-de agree on 1 of 3, en-sw on 1 of 2, de-sw on 2 of 2
    const answers = { en: ['a', 'b', 'c'], de: ['a', 'c', 'd'], sw: ['a', 'c', null] }
    expect(agreement(answers)).toEqual({
      average: (1 / 3 + 1 / 2 + 1) / 3,
      averageWithEnglish: (1 / 3 + 1 / 2) / 2,
      pairwise: { 'en-de': 1 / 3, 'en-sw': 1 / 2, 'de-sw': 1 },
      facts: { 'en-de': 3, 'en-sw': 2, 'de-sw': 2 },
    })
  })

  it('refuses one language, and two without a common fact', async () => {
    expect(await refusal(() => agreement({ en: ['a'] }))).toBe(
      'EMPTY_INPUT: agreement: found only en; at least two languages are expected',
    )
    expect(await refusal(() => agreement({ en: ['a', null], de: [null, 'a'] }))).toMatch(
      /^EMPTY_INPUT: agreement: en and de have no fact in common/,
    )
  })
})

describe('addAgreement', () => {
  it('counts every pair of the languages that are there', () => {
    const pairs: PairSums = { sums: [], facts: [] }
    addAgreement(pairs, [2, 0], ['a', 'a'])
    addAgreement(pairs, [0, 2], ['a', 'b'])
    expect([pairs.sums[1], pairs.facts[1], pairs.facts[0]]).toEqual([1, 2, undefined])
  })
})

describe('agreement (properties)', () => {
  const id = fc.constantFrom('a', 'b', 'c')
  const facts = fc.array(fc.tuple(id, id, id), { minLength: 1, maxLength: 20 })
  const columnsOf = (rows: readonly (readonly string[])[]) => ({
    en: rows.map((row) => row[0]!),
    de: rows.map((row) => row[1]!),
    sw: rows.map((row) => row[2]!),
  })

  it('is never below Total Consistency, for any pair', () => {
    fc.assert(
      fc.property(facts, (rows) => {
        const answers = columnsOf(rows)
        const right = (ids: string[]) => ids.map((one) => one === 'a')
        const all = totalConsistency({
          en: right(answers.en),
          de: right(answers.de),
          sw: right(answers.sw),
        }).value
        for (const value of Object.values(agreement(answers).pairwise)) expect(all).toBeLessThanOrEqual(value)
      }),
    )
  })

  it('does not change when ids are renamed or facts are permuted', () => {
    const permuted = facts.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    )
    fc.assert(
      fc.property(permuted, ([rows, others]) => {
        expect(agreement(columnsOf(others.map((row) => row.map((one) => `Q${one}`))))).toEqual(
          agreement(columnsOf(rows)),
        )
      }),
    )
  })
})
