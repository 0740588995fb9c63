import { describe, expect, it } from 'vitest'
import { fileOf } from '../../test/files.js'
import { generatedOf, sampleOf } from '../../test/lm-eval.js'
import { headerOf, refusal, scoresOf } from '../../test/scores.js'
import { detectFormat } from './detect-format.js'

const json = JSON.stringify
const header = json(headerOf(['en']))
const detected = async (content: string | Uint8Array) => detectFormat(await fileOf('file', content))
const refused = (content: string | Uint8Array) => refusal(() => detected(content))

/** The first bytes of a zip file: the signature, 22 bytes of fields, two lengths, the name of the first entry. */
function zipOf(name: string): Buffer {
  const fields = Buffer.alloc(30)
  fields.write('PK\x03\x04', 'latin1')
  fields.writeUInt16LE(name.length, 26)
  return Buffer.concat([fields, Buffer.from(name)])
}

describe('detectFormat', () => {
  it.each([
    ['scores', `${header}\n${json(scoresOf('F1', 'en', ['Q1']))}\n`],
    ['scores', `${header}\n`],
    ['generations', `${header}\n{"kind": "generation", "text": "x"}\n`],
    ['lm-eval', `${json(sampleOf())}\n`],
    ['lm-eval', json(generatedOf(0, 'x', 'x'))],
    ['lm-eval', json([sampleOf(), sampleOf({ id: 1 })], null, 2)],
    ['paper', '{"per_language_accuracy": {}, "rankc": {}, "predictions": {}}'],
    ['paper', '{"config": {}, "predictions": {}}'],
    ['klar', '{"model": "m", "langs": [], "records": []}'],
    ['inspect', '{\n  "version": 2,\n  "status": "success",\n  "eval": {}\n}'],
    ['inspect', zipOf('_journal/start.json')],
    ['inspect', zipOf('header.json')],
    ['table', 'fact,language,candidate,sum\n'],
    ['table', '\ufeff"fact"\t"language"\t"candidate"\t"sum"\r\n'],
    ['table', '{"fact": "F1", "language": "en", "candidates": {"Q1": -1}}\n'],
    ['table', 'PAR1…'],
  ])('knows %s', async (format, content) => {
    expect(await detected(content)).toBe(format)
  })

  it('knows a file whose first line is longer than what it looks at', async () => {
    const long = { ...sampleOf(), zzz: 'x'.repeat(3_000_000) }
    expect(await detected(json(long))).toBe('lm-eval')
  })

  it.each([
    [
      '{"schemaVersion": 1, "kind": "evaluation"}',
      'a result, not scores; give its scores.jsonl, or have the result checked with verify',
    ],
    ['{"models": [{}]}', 'a result, not scores'],
    [json(scoresOf('F1', 'en', ['Q1'])), 'records without the header record that belongs before them'],
    [
      '{"results": {}, "configs": {}}',
      'aggregates of lm-evaluation-harness, which metrics are not computed from; give the folder',
    ],
    [
      '{"schema_version": "0.3.0", "evaluation_results": []}',
      'an Every Eval Ever record, which holds no score',
    ],
    ['{"a": 1, "b": 2}', 'an object with a, b; expected one of scores.jsonl'],
    ['[1, 2]', 'a JSON array; expected one of'],
    ['id,text\n1,x', 'a file that begins with "id,text"; expected one of'],
    [zipOf('word/document.xml'), 'a zip file that is no log of inspect_ai'],
    [Buffer.from([0x1f, 0x8b, 8, 0]), 'a file that gzip compressed; decompress it first'],
  ])('refuses %s', async (content, message) => {
    expect(await refused(content)).toMatch(/^UNSUPPORTED_FORMAT: /)
    expect(await refused(content)).toContain(`: found ${message}`)
  })

  it('refuses an empty file, a folder, and what is not there', async () => {
    expect(await refused('')).toMatch(/^EMPTY_INPUT: .*found an empty file/)
    expect(await refusal(() => detectFormat('.'))).toMatch(/^FILE_NOT_FOUND: \.: is a folder/)
    expect(await refusal(() => detectFormat('no/such/file'))).toMatch(/^FILE_NOT_FOUND: .*no such file/)
  })
})
