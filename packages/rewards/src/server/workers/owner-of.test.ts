import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownerOf } from './owner-of.js'

describe('ownerOf', () => {
  it('is the FNV-1a hash of run and fact, modulo the number of processes', () => {
    // FNV-1a, 32 bits, of "a\nb": 0x811c9dc5 ^ 0x61, × 0x01000193, and so on for 0x0a and 0x62
    let hash = 0x811c9dc5n
    for (const byte of [0x61n, 0x0an, 0x62n]) hash = ((hash ^ byte) * 0x01000193n) % 2n ** 32n
    expect(ownerOf({ run: 'a', fact: 'b' }, 1000)).toBe(Number(hash % 1000n))
  })

  it('has facts of a run in every process', () => {
    const owners = Array.from({ length: 300 }, (_, index) => ownerOf({ run: 'r', fact: `Q${index}` }, 3))
    for (const owner of [0, 1, 2]) expect(owners.filter((one) => one === owner).length).toBeGreaterThan(60)
  })
})

describe('ownerOf (properties)', () => {
  it('is one of the processes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 1, max: 64 }), (run, fact, processes) => {
        const owner = ownerOf({ run, fact }, processes)
        return Number.isInteger(owner) && owner >= 0 && owner < processes
      }),
    )
  })
})
