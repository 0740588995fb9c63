import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factSetDigest, sortByCodePoint } from './fact-set-digest.js'

describe('factSetDigest', () => {
  it('is the SHA-256 of the sorted ids, one a line', async () => {
    const expected = createHash('sha256').update('astronomy/58\nmath/7\n').digest('hex')
    expect(await factSetDigest(['math/7', 'astronomy/58'])).toBe(`sha256:${expected}`)
  })

  it('tells two sets apart that differ in one fact', async () => {
    expect(await factSetDigest(['a', 'b'])).not.toBe(await factSetDigest(['a', 'c']))
  })
})

describe('sortByCodePoint', () => {
  it('puts what is above U+FFFF last, as Python does', () => {
    // 🜁 is U+1F701, which JavaScript compares by its first unit U+D83D, below U+FF21
    expect(sortByCodePoint(['🜁', 'Ａ', 'ab', 'a'])).toEqual(['a', 'ab', 'Ａ', '🜁'])
  })
})

describe('sortByCodePoint (properties)', () => {
  it('equals the order of the lists of code points', () => {
    const points = (text: string) => Array.from(text, (character) => character.codePointAt(0)!)
    const slow = (a: string, b: string): number => {
      const [left, right] = [points(a), points(b)]
      const at = left.findIndex((point, index) => point !== right[index])
      return at === -1 ? left.length - right.length : left[at]! - (right[at] ?? -1)
    }
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        expect(sortByCodePoint(texts)).toEqual([...texts].sort(slow))
      }),
    )
  })
})
