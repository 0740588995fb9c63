import { parseScoresHeader } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { importHeader } from './import-header.js'

const fields = {
  model: { id: 'm', revision: null },
  dataset: { id: 'd', revision: null },
  languages: ['en', 'sw'],
}

describe('importHeader', () => {
  it('is a header that knows no more than it was told', () => {
    const header = importHeader(fields)
    expect(parseScoresHeader(header)).toMatchObject({
      ...fields,
      prompt: null,
      tokenizer: null,
      versions: {},
    })
  })

  it('has an id that any other field changes, and the order of the fields does not', () => {
    const { model, dataset, languages } = fields
    const { id } = importHeader(fields)
    expect(importHeader({ languages, dataset, model }).id).toBe(id)
    expect(importHeader({ ...fields, normalization: 'sum' }).id).not.toBe(id)
    expect(importHeader({ ...fields, languages: ['sw', 'en'] }).id).not.toBe(id)
  })
})
