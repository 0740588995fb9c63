import { describe, expect, it } from 'vitest'
import { isWellFormed } from './well-formed.js'

describe('isWellFormed', () => {
  it('tells half of a surrogate pair from a whole one', () => {
    for (const text of ['', 'Durham', '達勒姆 \u{1f600}', '\u0000', '\ufffd'])
      expect(isWellFormed(text)).toBe(true)
    for (const text of ['\ud800', 'a\udfff', '\udc00\ud800', '\ud83d\ud83d\ude00'])
      expect(isWellFormed(text)).toBe(false)
  })
})
