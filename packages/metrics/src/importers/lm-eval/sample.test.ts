import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleOf } from '../../../test/lm-eval.js'
import type { ByteLine } from '../byte-lines.js'
import { docFields, readSample } from './sample.js'

const lineOf = (text: string): ByteLine => {
  const bytes = Buffer.from(text)
  return { bytes, start: 0, end: bytes.length, number: 1, ended: 'by newline' }
}
const read = (value: unknown, wanted: string[] = []) => readSample(lineOf(JSON.stringify(value)), wanted)

describe('readSample', () => {
  it('reads what is asked for, and the requests without their prompts', () => {
    const doc = { id: 7, deep: { id: 8 }, text: 'no "id": 9 here', list: ['Q1'] }
    expect(read(sampleOf({ id: 3, doc, choices: ['a', 'b'], target: 1 }), ['id', 'list', 'none'])).toEqual({
      docId: 3,
      doc: { id: 7, list: ['Q1'] },
      target: '1',
      filter: 'none',
      requests: [
        { emptyContext: false, continuation: ' a', generates: false },
        { emptyContext: false, continuation: ' b', generates: false },
      ],
      responses: [
        ['-1', 'False'],
        ['-2', 'False'],
      ],
      metrics: ['acc'],
    })
  })

  it('orders requests by their numbers, and passes over the nulls of a table writer', () => {
    const request = (text: string) => ({ arg_1: ` ${text}`, arg_0: '' })
    const texts = Array.from({ length: 11 }, (_, at) => [`gen_args_${at}`, request(String(at))] as const)
    const sample = read({
      arguments: Object.fromEntries([...texts].reverse().concat([['gen_args_11', null as never]])),
    })
    expect(sample?.requests.map(({ continuation }) => continuation)).toEqual(texts.map((_, at) => ` ${at}`))
    expect(sample?.requests[0]?.emptyContext).toBe(true)
  })

  it('reads keys that are written with escapes, and fields in other letters', () => {
    const text = '{"do\\u0063": {"\\u0069d": 1, "ключ": 2}, "t\\u0061rget": [0, 1], "filter": null}'
    expect(readSample(lineOf(text), ['id', 'ключ'])).toMatchObject({
      doc: { id: 1, ключ: 2 },
      target: '[0,1]',
      filter: 'none',
      requests: [],
      responses: [],
    })
  })

  it('takes the last of two equal keys, as JSON.parse does', () => {
    expect(readSample(lineOf('{"doc": {"id": 1}, "doc": {"id": 2}}'), ['id'])?.doc).toEqual({ id: 2 })
  })

  it.each([
    '',
    '[]',
    '{',
    '{"doc_id": 1',
    '{"doc_id": 1}}',
    '{"doc_id": 1} {"doc_id": 2}',
    '{"doc": {"a": "b}',
  ])('gives nothing for %s', (text) => {
    expect(readSample(lineOf(text), [])).toBeUndefined()
  })

  it('knows the names of the fields of doc', () => {
    expect(docFields(lineOf('{"doc_id": 0, "doc": {"a": {"b": 1}, "\\u0063": 2}}'))).toEqual(['a', 'c'])
  })
})

describe('readSample (properties)', () => {
  it('reads what JSON.parse reads, with any spaces and any other fields', () => {
    const field = fc.record({ key: fc.string({ unit: 'binary' }), value: fc.jsonValue() })
    const spaces = fc.constantFrom(undefined, 2, '\t')
    fc.assert(
      fc.property(
        field,
        fc.dictionary(fc.string(), fc.jsonValue()),
        spaces,
        ({ key, value }, rest, space) => {
          const text = JSON.stringify(
            { ...rest, ...sampleOf({ doc: { ...rest, [key]: value } }) },
            null,
            space,
          )
          const { doc, target } = JSON.parse(text) as { doc: Record<string, unknown>; target: string }
          const sample = readSample(lineOf(text), [key])
          expect(Object.entries(sample!.doc)).toEqual([[key, doc[key]]])
          expect(sample).toMatchObject({ target, filter: 'none' })
          expect(sample!.requests).toHaveLength(4)
        },
      ),
    )
  })
})
