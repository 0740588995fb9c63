import { createHash } from 'node:crypto'
import { parseScoresHeader } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { scoresHeader } from './scores-header.js'

const fields = {
  model: { id: 'tiny', revision: null },
  dataset: { id: 'facts', revision: 'sha256:00' },
  languages: ['en', 'de'],
  prompt: null,
  tokenizer: null,
  precision: 'float32',
  provider: 'cpu',
  versions: { b: '2', a: '1' },
}

describe('scoresHeader', () => {
  it('has the digest of its other fields, sorted and without spaces, as id', () => {
    const canonical =
      '{"dataset":{"id":"facts","revision":"sha256:00"},"kind":"header","languages":["en","de"],' +
      '"model":{"id":"tiny","revision":null},"precision":"float32","prompt":null,"provider":"cpu",' +
      '"schemaVersion":1,"tokenizer":null,"versions":{"a":"1","b":"2"}}'
    const id = `sha256:${createHash('sha256').update(canonical).digest('hex')}`
    expect(scoresHeader(fields)).toEqual({ schemaVersion: 1, kind: 'header', id, ...fields })
    expect(parseScoresHeader(scoresHeader(fields)).id).toBe(id)
  })

  it('does not depend on the order in which fields were written', () => {
    const { versions, ...rest } = fields
    expect(scoresHeader({ versions: { a: '1', b: '2' }, ...rest }).id).toBe(scoresHeader(fields).id)
  })

  it.each([
    { model: { id: 'tiny', revision: 'main' } },
    { languages: ['de', 'en'] },
    { facts: 40 },
    { versions: { a: '1', b: '3' } },
  ])('changes its id with %j', (change) => {
    expect(scoresHeader({ ...fields, ...change }).id).not.toBe(scoresHeader(fields).id)
  })
})
