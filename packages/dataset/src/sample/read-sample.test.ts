import { parseFact } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { parseSample, readSample } from './read-sample.js'

describe('readSample', () => {
  it('reads facts that have the form of the schema', async () => {
    const { facts, file } = await readSample()
    expect(facts).toHaveLength(file.facts.length)
    for (const fact of facts) expect(parseFact(fact)).toEqual(fact)
  })

  it('refers to the file by its content and licence', async () => {
    const { reference, file } = await readSample()
    expect(reference.id).toBe('polyfact-sample')
    expect(reference.license).toBe(file.license)
    expect(reference.revision).toMatch(/^sha256:[0-9a-f]{64}$/)
  })
})

describe('parseSample', () => {
  it('says which file is not JSON', () => {
    expect(() => parseSample('{"id": ', 'sample.json')).toThrow(
      expect.objectContaining({ code: 'FILE_CORRUPT', message: expect.stringContaining('sample.json') }),
    )
  })

  it('says which field has not its form', () => {
    expect(() => parseSample('{"id": "x", "date": "yesterday"}', 'sample.json')).toThrow(
      /sample\.json: date: .*date/i,
    )
  })
})
