import { describe, expect, it } from 'vitest'
import { createTestBarrier } from '../../../test/test-barrier.js'
import { IDENTITY } from './identity.js'

describe('IDENTITY', () => {
  it('takes a rollout for itself, by number or by name, and for no other', () => {
    const key = IDENTITY.keyOf({ run: 'r', fact: 'Q1', rollout: 3 })
    expect(IDENTITY.keyOf({ run: 'r', fact: 'Q1', rollout: '3' })).toBe(key)
    expect(IDENTITY.keyOf({ run: 'r', fact: 'Q1', rollout: 4 })).not.toBe(key)
    // no separator that a name could hold
    expect(IDENTITY.keyOf({ run: 'a","b', fact: 'c', rollout: 0 })).not.toBe(
      IDENTITY.keyOf({ run: 'a', fact: 'b","c', rollout: 0 }),
    )
  })

  it('keeps ids of two runs apart, and knows none where none is sent', () => {
    expect(IDENTITY.idOf({ run: 'r', id: 'a' })).not.toBe(IDENTITY.idOf({ run: 's', id: 'a' }))
    expect(IDENTITY.idOf({ run: 'r' })).toBeUndefined()
  })

  it('refuses another id for the same rollout and text, and takes a call without one', () => {
    const { call } = createTestBarrier()
    call({ id: 'a', rollout: 1 })
    expect(call({ id: 'b', rollout: 1 }).outcomes).toMatchObject([
      {
        code: 'conflict',
        message:
          'submit: rollout 1 of fact "Q1" in en came with "Durham" and id "a", and now with "Durham" and id "b"; a retry sends the same again',
      },
    ])
    expect(call({ rollout: 1 }).outcomes).toEqual([])
    call({ fact: 'Q2', rollout: 1 })
    expect(call({ fact: 'Q2', id: 'c', rollout: 1 }).outcomes).toEqual([])
  })

  it('refuses as a retry what differs in text, language, fact or rollout', () => {
    const { call } = createTestBarrier()
    const codeOf = (sample: Parameters<typeof call>[0]) =>
      call(sample).outcomes.map((one) => 'code' in one && one.code)
    call({ id: 'a', rollout: 1 })
    expect(codeOf({ id: 'a', rollout: '1' })).toEqual([])
    for (const other of [{ text: 'York' }, { language: 'sw' }, { fact: 'Q2' }, { rollout: 2 }]) {
      expect(codeOf({ id: 'a', rollout: 1, ...other })).toEqual(['conflict'])
    }
    expect(codeOf({ id: 'a' })).toEqual(['conflict'])
  })
})
