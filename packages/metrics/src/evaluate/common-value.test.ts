import { describe, expect, it } from 'vitest'
import { refusal, scoresOf } from '../../test/scores.js'
import { commonValue, labelsOf } from './common-value.js'

const IDS = ['Q1', 'Q2']

describe('commonValue', () => {
  it('is what all say that say it', () => {
    const records = [
      scoresOf('f', 'en', IDS, { gold: null, correct: true }),
      scoresOf('f', 'sw', IDS),
      scoresOf('f', 'de', IDS),
    ]
    const options = { caller: 'f', name: 'gold', code: 'GOLD_MISMATCH' } as const
    expect(commonValue(records, { ...options, read: ({ gold }) => gold ?? undefined })).toBe('Q1')
    expect(commonValue(records, { ...options, read: () => undefined })).toBeUndefined()
  })
})

describe('labelsOf', () => {
  it('does not depend on which language says it', () => {
    const records = [scoresOf('f', 'en', IDS), scoresOf('f', 'sw', IDS, { property: 'P36' })]
    expect(labelsOf('evaluate', records)).toEqual({ property: 'P36', group: undefined })
    expect(labelsOf('evaluate', records.toReversed())).toEqual({ property: 'P36', group: undefined })
  })

  it('refuses a fact of two properties or groups', async () => {
    const records = [
      scoresOf('f', 'en', IDS, { property: 'P36', group: 'easy' }),
      scoresOf('f', 'sw', IDS, { property: 'P17', group: 'easy' }),
    ]
    expect(await refusal(() => labelsOf('evaluate', records))).toBe(
      'INVALID_INPUT: evaluate: fact f has the property P36 in en and P17 in sw; all languages of a fact must have the same',
    )
    const groups = records.map((record) => ({ ...record, property: 'P36', group: record.language }))
    expect(await refusal(() => labelsOf('evaluate', groups))).toMatch(
      /^INVALID_INPUT: evaluate: fact f has the group en in en and sw in sw/,
    )
  })
})
