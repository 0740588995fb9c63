import { describe, expect, it } from 'vitest'
import { qwen } from '../test/results.js'
import { freeForm } from '../test/rich-results.js'
import { methodPhrase } from './method-phrase.js'

describe('methodPhrase', () => {
  it('says by what candidates were ranked', () => {
    expect(methodPhrase(qwen())).toBe('log-likelihood per token')
  })

  it('says how generated answers were matched', () => {
    expect(methodPhrase(freeForm())).toBe('free-form, lenient matching')
    expect(methodPhrase({ ...freeForm(), matching: 'strict' })).toBe('free-form, strict matching')
  })
})
