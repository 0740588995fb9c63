import { describe, expect, it } from 'vitest'
import { rowError, shown } from './row-fault.js'

describe('rowError', () => {
  it('carries the code of its fault, the fault and the place', () => {
    const error = rowError('answer', 'test.jsonl line 3', 'found nothing; a text is expected', {
      fact: 'Q1|P2|Q3',
    })
    expect(error.code).toBe('GOLD_MISSING')
    expect(error.message).toBe('test.jsonl line 3: found nothing; a text is expected')
    expect(error.details).toEqual({ fault: 'answer', place: 'test.jsonl line 3', fact: 'Q1|P2|Q3' })
  })
})

describe('shown', () => {
  it('writes values as JSON, bigints as numbers', () => {
    expect([shown('a"b'), shown(null), shown(3n), shown([3n, 'a'])]).toEqual([
      '"a\\"b"',
      'null',
      '3',
      '[3,"a"]',
    ])
  })

  it('says what JSON has no word for', () => {
    expect([shown(undefined), shown(() => 1)]).toEqual(['nothing', 'nothing'])
  })

  it('cuts after 60 code points, never inside one', () => {
    expect(shown('𝄞'.repeat(58))).toBe(`"${'𝄞'.repeat(58)}"`)
    expect(shown('𝄞'.repeat(59))).toBe(`"${'𝄞'.repeat(59)}…`)
  })
})
