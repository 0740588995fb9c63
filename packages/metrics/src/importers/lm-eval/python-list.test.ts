import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePythonList } from './python-list.js'

describe('parsePythonList', () => {
  it.each([
    ['[0, 2]', [0, 2]],
    ['(1, 3)', [1, 3]],
    ['(1,)', [1]],
    ['[]', []],
    [`['Paris', "L'Haÿ-les-Roses", 'it\\'s']`, ['Paris', "L'Haÿ-les-Roses", "it's"]],
    [`['a\\nb', '\\x41', '\\u0416', '\\U0001f600']`, ['a\nb', 'A', 'Ж', '😀']],
    ['["\\ud83d\\ude00", null, true]', ['😀', null, true]],
    ['[None, True, -1.5]', [null, true, -1.5]],
    [`['a, b', '[c]']`, ['a, b', '[c]']],
  ])('reads %s', (text, elements) => {
    expect(parsePythonList(text)).toEqual(elements)
  })

  it.each([
    'Paris',
    '',
    '[1, 2',
    '[[1], [2]]',
    "['a' 'b']",
    '[1 2]',
    '[x]',
    '{1: 2}',
    '[1,,2]',
    "['a]",
    '[toString]',
    '(2)', // a tuple of one has a comma
    '[',
  ])('takes %s for no list', (text) => {
    expect(parsePythonList(text)).toBeUndefined()
  })

  it('reads a string of any length', () => {
    const text = 'x'.repeat(2e7)
    expect(parsePythonList(`['${text}', 1]`)).toEqual([text, 1])
  })
})

describe('parsePythonList (properties)', () => {
  it('reads every flat JSON array as JSON does', () => {
    const element = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null))
    fc.assert(
      fc.property(fc.array(element), (array) => {
        expect(parsePythonList(JSON.stringify(array))).toEqual(array)
      }),
    )
  })
})
