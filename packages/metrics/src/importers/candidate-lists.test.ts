import { describe, expect, it } from 'vitest'
import { candidate } from '../../test/scores.js'
import { createCandidateLists } from './candidate-lists.js'
import { createStringPool } from './columns.js'

const bare = { tokens: null, characters: null, bytes: null }

describe('createCandidateLists', () => {
  it('keeps lists that grow in turn, each in its order', () => {
    const lists = createCandidateLists(createStringPool())
    lists.begin()
    lists.begin()
    lists.add(1, candidate('b', -1))
    lists.add(0, candidate('a', null, { ...bare, perToken: -0.5 }))
    lists.add(1, candidate('a', -2, bare))
    expect([lists.count(0), lists.count(1)]).toEqual([1, 2])
    expect(lists.all(0)).toEqual([candidate('a', null, { ...bare, perToken: -0.5 })])
    expect(lists.all(1)).toEqual([candidate('b', -1), candidate('a', -2, bare)])
  })

  it('finds a candidate by id, and puts another in its place', () => {
    const lists = createCandidateLists(createStringPool())
    lists.begin()
    lists.add(0, candidate('a', -1))
    lists.add(0, candidate('b', -2))
    const found = lists.find(0, 'b')!
    expect(lists.get(found)).toEqual(candidate('b', -2))
    lists.set(found, candidate('b', -7, bare))
    expect(lists.all(0)).toEqual([candidate('a', -1), candidate('b', -7, bare)])
    expect(lists.find(0, 'c')).toBeUndefined()
  })

  it('knows by what all candidates can be compared', () => {
    const modesOf = (...candidates: ReturnType<typeof candidate>[]) => {
      const lists = createCandidateLists(createStringPool())
      lists.begin()
      for (const one of candidates) lists.add(0, one)
      return lists.modes([0])
    }
    expect(modesOf(candidate('a', -1))).toEqual(['sum', 'per-token', 'per-character', 'per-byte'])
    expect(modesOf(candidate('a', -1), candidate('b', -1, { bytes: null }))).toEqual([
      'sum',
      'per-token',
      'per-character',
    ])
    expect(modesOf(candidate('a', -1, bare))).toEqual(['sum'])
    expect(modesOf(candidate('a', null, { ...bare, perToken: -1 }))).toEqual(['per-token'])
  })
})
