import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutEndTokens, withoutPrompt } from './generated-text.js'

describe('withoutPrompt', () => {
  it('is what follows the prompt', () => {
    expect(withoutPrompt('Where? Durham', 'Where?')).toBe(' Durham')
    expect(withoutPrompt('Where?', 'Where?')).toBe('')
    expect(withoutPrompt('Durham', '')).toBe('Durham')
  })

  it('forgives white space that decoding took away or added', () => {
    expect(withoutPrompt('Où est-il? Durham', 'Où est-il ?')).toBe(' Durham')
    expect(withoutPrompt('a  b: c', 'a b :')).toBe(' c')
  })

  it('is nothing where the query does not begin with the prompt', () => {
    expect(withoutPrompt('here? Durham', 'Where?')).toBeUndefined()
    expect(withoutPrompt('Whe', 'Where?')).toBeUndefined()
  })
})

describe('withoutPrompt (properties)', () => {
  it('gives back what a prompt was put before', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (prompt, text) => withoutPrompt(prompt + text, prompt) === text),
    )
  })
})

describe('withoutEndTokens', () => {
  it('takes away the tokens that end a text, all of them', () => {
    expect(withoutEndTokens('Durham<|im_end|>\n<|endoftext|>')).toBe('Durham')
    expect(withoutEndTokens('Durham</s>')).toBe('Durham')
    expect(withoutEndTokens('达勒姆<｜end▁of▁sentence｜>')).toBe('达勒姆')
    expect(withoutEndTokens('<end_of_turn>')).toBe('')
  })

  it('leaves everything else as it is', () => {
    for (const text of ['Durham ', '<|im_end|> Durham', 'a > b', 'a <b>', '', '<||>'])
      expect(withoutEndTokens(text)).toBe(text)
  })

  it('takes a million of them in no time', () => {
    expect(withoutEndTokens('</s>'.repeat(100_000))).toBe('')
    expect(withoutEndTokens(`${'<|'.repeat(500_000)}>`)).toHaveLength(1_000_001)
  })
})
