import { describe, expect, it } from 'vitest'
import { verificationText } from './verification-text.js'

const verification = {
  format: 'paper',
  files: ['a.json'],
  records: 4400,
  checked: 130,
  differences: [],
  unchecked: [],
  notices: [],
} as const

describe('verificationText', () => {
  it('counts what was checked', () => {
    expect(verificationText('a.json', verification)).toBe(
      'a.json (paper)\n4,400 records, 130 stored numbers checked, no difference',
    )
  })

  it('names what differs, what could not be checked, and how many more there are', () => {
    const differences = Array.from({ length: 22 }, (_, k) => ({
      path: `rankc.${k}`,
      stored: k,
      computed: undefined,
    }))
    const unchecked = [{ path: 'rankc.floor', reason: 'no records' }]
    const lines = verificationText('a.json', { ...verification, differences, unchecked }).split('\n')
    expect(lines[1]).toContain('22 differences')
    expect(lines[2]).toBe('  rankc.0: stored 0, records give nothing')
    expect(lines.slice(-2)).toEqual([
      '  … and 2 more (--json lists all)',
      '  not checked: rankc.floor: no records',
    ])
    const [last] = verificationText('a.json', { ...verification, notices: ['to 1e-12'] })
      .split('\n')
      .slice(-1)
    expect(last).toBe('  note: to 1e-12')
  })
})
