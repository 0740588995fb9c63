import { describe, expect, it } from 'vitest'
import { type Generation, NamedCandidate, parseGeneration } from './generation.js'

const line: Generation = {
  schemaVersion: 1,
  kind: 'generation',
  header: 'sha256:0',
  fact: 'Q142|P36|Q90',
  property: 'P36',
  language: 'sw',
  text: '',
  golds: ['Paris', 'Parisi'],
  gold: 'Q90',
  candidates: [{ id: 'Q90', texts: ['Paris'] }],
}

describe('parseGeneration', () => {
  it('reads a line, also one whose text is empty', () => {
    expect(parseGeneration(line)).toEqual(line)
  })

  it('does without ids and candidates', () => {
    const { property: _p, gold: _g, candidates: _c, ...bare } = line
    expect(parseGeneration(bare)).toEqual(bare)
  })

  it.each([
    [{ kind: 'scores' }, /kind: found "scores"/],
    [{ text: null }, /text: found null/],
    [{ golds: [] }, /golds: found \[\]/],
    [{ golds: [''] }, /golds\.0: found ""/],
    [{ language: 'Swahili' }, /language: found "Swahili"/],
    [{ candidates: [{ id: 'Q90', texts: [] }] }, /candidates\.0\.texts: found \[\]/],
  ])('refuses %j', (change, message) => {
    expect(() => parseGeneration({ ...line, ...change }, 'generations.jsonl line 2')).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringMatching(message) }),
    )
  })
})

describe('NamedCandidate', () => {
  it('has at least one text', () => {
    expect(NamedCandidate.safeParse({ id: 'Q90', texts: ['Paris', 'Lutetia'] }).success).toBe(true)
    expect(NamedCandidate.safeParse({ id: 'Q90', texts: [] }).success).toBe(false)
  })
})
