import { EntityId } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { checkAligned, identifyCandidates } from './candidate-identity.js'
import type { NormalizedRow } from './normalize-row.js'

const ids = ['Q10', 'Q90', 'Q12', 'Q13']
const row: NormalizedRow = {
  question: 'Which?',
  candidates: ['Lyon', 'Paris', 'Nice', 'Lille'],
  gold: 1,
  ids,
}
const withoutIds: NormalizedRow = { ...row, ids: undefined }
const fact = { id: 'Q142|P36|Q90', object: 'Q90' }

describe('identifyCandidates', () => {
  it('takes the ids of the row', () => {
    expect(identifyCandidates(row, fact, 'en', 'line 1')).toEqual([
      { id: 'Q10', text: 'Lyon' },
      { id: 'Q90', text: 'Paris' },
      { id: 'Q12', text: 'Nice' },
      { id: 'Q13', text: 'Lille' },
    ])
  })

  it('gives ids of the language to all but the gold where the row has none', () => {
    const found = identifyCandidates(withoutIds, fact, 'en', 'line 1').map(({ id }) => id)
    expect(found).toEqual(['option-en:0', 'Q90', 'option-en:2', 'option-en:3'])
    const portuguese = identifyCandidates(withoutIds, fact, 'pt-BR', 'line 1')
    expect(portuguese[0]!.id).toBe('option-pt-br:0')
    expect(portuguese.every(({ id }) => EntityId.safeParse(id).success)).toBe(true)
  })

  it('refuses a gold whose id is not the object, naming the fact', () => {
    const wrong = { ...row, gold: 2 }
    expect(() => identifyCandidates(wrong, fact, 'en', 'line 1')).toThrow(
      expect.objectContaining({
        code: 'GOLD_MISSING',
        message: 'line 1: fact Q142|P36|Q90 has the answer Q12 ("Nice") in en; its object Q90 is expected',
      }),
    )
  })

  it('refuses an id that is none', () => {
    const wrong = { ...row, ids: ['France', 'Q90', 'Q12', 'Q13'] }
    expect(() => identifyCandidates(wrong, fact, 'en', 'line 1')).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining('"France"') }),
    )
  })
})

describe('checkAligned', () => {
  it('accepts several languages with ids, and one language without', () => {
    checkAligned(
      'fact',
      new Map([
        ['en', row],
        ['de', row],
      ]),
    )
    checkAligned('fact', new Map([['en', withoutIds]]))
  })

  it('refuses several languages of which one has no ids, with the remedy', () => {
    expect(() =>
      checkAligned(
        'Q142|P36|Q90',
        new Map([
          ['en', row],
          ['de', withoutIds],
        ]),
      ),
    ).toThrow(
      expect.objectContaining({
        code: 'CANDIDATE_MISMATCH',
        message: expect.stringMatching(/fact Q142\|P36\|Q90 has no option_ids in de,.*use PolyFact-Clean/),
      }),
    )
  })
})
