import { describe, expect, it } from 'vitest'
import { parseKlarFile } from './klar-results-file.js'

describe('parseKlarFile', () => {
  it('keeps nothing that is computed from something else', () => {
    const record = { language: 'fr', relation: 'capital', index: 1, target: 'Paris', pred: 'paris' }
    const file = { model: 'm', langs: ['fr'], match_mode: 'strict' }
    const stored = {
      ...file,
      per_lang: { fr: [1, 1] },
      records: [{ ...record, correct: true, subject: 's' }],
    }
    expect(parseKlarFile('x', stored)).toEqual({ ...file, records: [record] })
  })

  it('names the field that is not as it should be', () => {
    expect(() => parseKlarFile('x', { model: 'm', langs: [], records: [1] })).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('x: langs: found []'),
      }),
    )
  })
})
