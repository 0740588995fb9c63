import { describe, expect, it } from 'vitest'
import { generatedOf, sampleOf } from '../../../test/lm-eval.js'
import { questionOfSample } from './question-of-sample.js'
import { readSample } from './sample.js'

function questionOf(sample: unknown, delimiter = ' ') {
  const bytes = Buffer.from(JSON.stringify(sample))
  const read = readSample({ bytes, start: 0, end: bytes.length, number: 1, ended: 'by newline' }, [])!
  return questionOfSample(read, { delimiter, targetField: undefined })
}

describe('questionOfSample', () => {
  it('ranks candidates, with the lengths of their texts behind the delimiter', () => {
    expect(questionOf(sampleOf({ choices: ['ja', 'nein'], lls: [-1, '-inf'], target: 1 }))).toEqual({
      kind: 'scores',
      candidates: [
        { sum: -1, tokens: null, characters: 2, bytes: 2 },
        { sum: -Infinity, tokens: null, characters: 4, bytes: 4 },
      ],
      golds: [1],
      ambiguous: false,
    })
    expect(questionOf(sampleOf({ choices: ['ja', 'nein'] }), '\n')).toMatchObject({
      candidates: [{ bytes: 3 }, { bytes: 5 }],
    })
  })

  it('reads responses however deep they are', () => {
    const sample = (filtered_resps: unknown) => sampleOf({ choices: ['a', 'b'], rest: { filtered_resps } })
    for (const responses of [
      [-1, -2],
      ['-1', '-2'],
      [[-1], [-2]],
      [[[-1, false]], [[-2, true]]],
    ]) {
      expect(questionOf(sample(responses))).toMatchObject({ candidates: [{ sum: -1 }, { sum: -2 }] })
    }
  })

  it('takes an answer without arguments for one that a model wrote', () => {
    expect(questionOf(generatedOf(0, 'Paris', 'Paris', { arguments: undefined }))).toEqual({
      kind: 'generations',
      text: 'Paris',
      golds: ['Paris'],
    })
  })

  it.each([
    [sampleOf({ choices: ['a'] }), 'fewer than two candidates'],
    [sampleOf({ lls: [-1, -2] }), 'another number of log-likelihoods than of candidates'],
    [sampleOf({ lls: [-1, '', -2, -3] }), 'a log-likelihood that is no number'],
    [sampleOf({ rest: { target: undefined } }), 'a gold outside the candidates'],
    [generatedOf(0, 'x', '[]'), 'no gold'],
    [generatedOf(0, 'x', 'y', { filtered_resps: [] }), 'no answer'],
  ])('cannot use a sample with %#', (sample, reason) => {
    expect(questionOf(sample)).toMatchObject({ kind: 'unusable', reason })
  })
})
