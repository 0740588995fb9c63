import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InspectSample } from './log-format.js'
import { choiceOf, parseChoice, targetsOf } from './multiple-choice.js'

const sample = (rest: object) =>
  InspectSample.parse({ id: 1, target: 'A', choices: ['Paris', 'Lyon', 'Nice'], ...rest })

describe('parseChoice', () => {
  it.each([
    ['ANSWER: B', 1],
    ['answer : B', 1],
    ['Let me think.\n\nANSWER: C.\nBecause', 2],
    ['The answer: A, then.\nANSWER: B', 1], // a line of its own goes before what comes first
    ['My ANSWER: C!', 2],
    ['**ANSWER: A**', 0],
  ])('reads %j', (completion, index) => {
    expect(parseChoice(completion, 3)).toBe(index)
  })

  it.each(['B', 'ANSWER: D', 'ANSWER: A, B', 'ANSWER: b', 'ANSWER: (B)', 'ANSWER: Bé', ''])(
    'reads no choice in %j, as inspect_ai reads none',
    (completion) => {
      expect(parseChoice(completion, 3)).toBeUndefined()
    },
  )

  it('counts on with digits after Z', () => {
    expect(parseChoice('ANSWER: 2', 28)).toBe(27)
    expect(parseChoice('ANSWER: 3', 28)).toBeUndefined()
  })
})

describe('choiceOf', () => {
  it('goes by the completion, and by the stored answer only where there is none', () => {
    const scores = { choice: { value: 'C', answer: 'B' } }
    expect(choiceOf(sample({ scores }), 'ANSWER: A')).toEqual({ index: 0, from: 'completion' })
    expect(choiceOf(sample({ scores }), 'b')).toEqual({ index: 1, from: 'stored answer' })
    expect(choiceOf(sample({ scores: { choice: { value: 'I', answer: '' } } }), 'b')).toEqual({
      index: undefined,
      from: 'completion',
    })
  })
})

describe('targetsOf', () => {
  it('takes letters, joined or apart, and the text of a choice', () => {
    expect(targetsOf('x', sample({ target: 'B' }))).toEqual([1])
    expect(targetsOf('x', sample({ target: ['C', 'A'] }))).toEqual([0, 2])
    expect(targetsOf('x', sample({ target: 'A, B' }))).toEqual([0, 1])
    expect(targetsOf('x', sample({ target: 'Nice' }))).toEqual([2])
  })

  it('refuses what is no choice', () => {
    for (const target of ['D', '', 'Rome']) {
      expect(() => targetsOf('x', sample({ target }))).toThrow(
        expect.objectContaining({
          code: 'GOLD_MISSING',
          message: expect.stringContaining('x: found 3 choices'),
        }),
      )
    }
  })
})

describe('parseChoice (properties)', () => {
  it('reads every letter that stands on a line of its own, whatever comes before', () => {
    const before = fc.string({ unit: 'grapheme' }).filter((text) => !/answer/i.test(text))
    fc.assert(
      fc.property(before, fc.nat(25), (text, index) => {
        expect(parseChoice(`${text}\nANSWER: ${String.fromCharCode(65 + index)}`, 26)).toBe(index)
      }),
    )
  })
})
