import type { Generation } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { generationOf } from '../../test/free-form.js'
import { refusal } from '../../test/scores.js'
import { checkGeneration, generatedOutcome } from './generated-outcome.js'

const candidates = [
  { id: 'Q456', texts: ['Lyon'] },
  { id: 'Q90', texts: ['Paris', 'Lutetia'] },
]
const outcome = (...records: Generation[]) => generatedOutcome(records, 'lenient')

describe('generatedOutcome', () => {
  it('reads verdicts from texts, and answers from the candidates that they name', () => {
    const records = [
      generationOf('f', 'en', 'Lutetia', { candidates, golds: ['Paris', 'Lutetia'], property: 'P36' }),
      generationOf('f', 'sw', 'Paris and Lyon', { candidates, property: 'P36' }),
      generationOf('f', 'de', ' \n', { candidates, property: 'P36' }),
      generationOf('f', 'bn', 'Paris'),
    ]
    expect(outcome(...records)).toEqual({
      id: 'f',
      property: 'P36',
      group: undefined,
      languages: ['en', 'sw', 'de', 'bn'],
      answers: ['Q90', 'Q456', undefined, undefined], // "Lyon" is a word of the second, and stands first
      right: [true, true, false, true],
      rankc: undefined,
      texts: [
        { exact: true, f1: 1, empty: false },
        { exact: false, f1: 0.5, empty: false }, // 2 · 1 / (3 + 1)
        { exact: false, f1: 0, empty: true },
        { exact: true, f1: 1, empty: false },
      ],
    })
  })

  it('believes the source about what was chosen, and compares ids where it knows both', () => {
    const chosen = { answer: 'Q456', candidates }
    expect(outcome(generationOf('f', 'en', 'Paris', chosen))).toMatchObject({
      answers: ['Q456'],
      right: [true],
    })
    expect(outcome(generationOf('f', 'en', 'Paris', { ...chosen, gold: 'Q90' }))).toMatchObject({
      right: [false],
    })
    expect(outcome(generationOf('f', 'en', 'B', { answer: 'Q90', gold: 'Q90' }))).toMatchObject({
      right: [true],
    })
  })

  it('matches strictly where it is told, golds and candidates', () => {
    const records = [generationOf('f', 'en', 'Paris, France', { candidates })]
    expect(generatedOutcome(records, 'strict')).toMatchObject({ answers: [undefined], right: [false] })
  })

  it('refuses languages of one fact with other golds', async () => {
    const records = [
      generationOf('f', 'de', ''),
      generationOf('f', 'en', '', { gold: 'Q90' }),
      generationOf('f', 'sw', '', { gold: 'Q456' }),
    ]
    expect(await refusal(() => outcome(...records))).toBe(
      'GOLD_MISMATCH: evaluateFreeForm: fact f has the gold Q90 in en and Q456 in sw; all languages of a fact must have the same',
    )
  })
})

describe('checkGeneration', () => {
  it('refuses a record without golds, with a candidate twice, or with a gold that is no candidate', async () => {
    const check = (rest: Partial<Generation>) =>
      refusal(() => checkGeneration(generationOf('f', 'en', '', rest)))
    expect(await check({ golds: [] })).toBe(
      'EMPTY_INPUT: evaluateFreeForm: fact f in en has no golds; at least one text is expected',
    )
    expect(await check({ candidates: [...candidates, candidates[0]!] })).toBe(
      'DUPLICATE_ID: evaluateFreeForm: fact f in en has the candidate Q456 twice; once is expected',
    )
    expect(await check({ candidates, gold: 'Q1' })).toBe(
      'GOLD_MISSING: evaluateFreeForm: fact f in en has the gold Q1; one of the candidates Q456, Q90 is expected',
    )
    expect(checkGeneration(generationOf('f', 'en', '', { gold: 'Q1' }))).toBeUndefined()
  })
})
