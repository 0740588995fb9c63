import { describe, expect, it } from 'vitest'
import { InspectSample } from './log-format.js'
import { generationOf } from './sample-generation.js'

const generation = (rest: object, options: { joinKey?: string } = {}) =>
  generationOf({ place: 'x', sample: InspectSample.parse({ id: 7, target: 'A', ...rest }) }, 'en', options)

describe('generationOf', () => {
  it('takes a sample with an empty list of choices for a free answer', () => {
    expect(generation({ choices: [], output: { completion: 'a' } })).toEqual({
      place: 'x',
      fact: '7',
      language: 'en',
      text: 'a',
      golds: ['A'],
    })
  })

  it('has groups and properties that the metadata tells', () => {
    expect(generation({ metadata: { property: 'P36', subject: 'law' } })).toMatchObject({
      property: 'P36',
      group: 'law',
    })
  })

  it('joins by a text or a number of the metadata', () => {
    expect(generation({ metadata: { key: 3 } }, { joinKey: 'key' })).toMatchObject({ fact: '3' })
    expect(() => generation({}, { joinKey: 'key' })).toThrow(
      expect.objectContaining({
        code: 'JOIN_KEY_MISSING',
        message: expect.stringContaining('which has no field'),
      }),
    )
  })

  it('gives a choice without text a name', () => {
    expect(generation({ choices: ['', 'b'], output: { completion: 'ANSWER: A' } })).toMatchObject({
      text: '(empty)',
      golds: ['(empty)'],
      answer: 'option:0',
    })
  })
})
