import { describe, expect, it } from 'vitest'
import { checkSamples } from './check-samples.js'

const fact = { languages: ['en', 'sw'], gold: 'Q1', ids: ['Q1'], texts: [['a'], ['a']] }
const options = { facts: new Map([['Q1', fact]]), textLimit: 5 }
const sample = { run: 'r', fact: 'Q1', language: 'en', text: 'abc' }
const faultOf = (...samples: object[]) => {
  try {
    checkSamples(
      samples.map((some) => ({ ...sample, ...some })),
      options,
    )
  } catch (error) {
    return JSON.parse(JSON.stringify(error)).error as { code: string; message: string }
  }
  return undefined
}

describe('checkSamples', () => {
  it('takes what a model may write: nothing, control characters, pairs of surrogates', () => {
    for (const text of ['', '\u0000\u0007', '\u{1f600}', 'abcde']) expect(faultOf({ text })).toBeUndefined()
  })

  it('names what the data does not have', () => {
    expect(faultOf({ fact: 'Q9' })).toEqual({
      code: 'unknown-fact',
      message: 'there is no fact "Q9"; the id of a fact of the data is expected',
    })
    expect(faultOf({ language: 'fr' })).toEqual({
      code: 'unknown-language',
      message: 'fact "Q1" is not asked in "fr"; one of en, sw is expected',
    })
    expect(faultOf({ fact: 'Q'.repeat(10_000) })!.message.length).toBeLessThan(200)
  })

  it('refuses a text that is too long, and half a character', () => {
    expect(faultOf({ text: 'abcdef' })).toMatchObject({ code: 'too-large' })
    expect(faultOf({ text: 'a\ud83d' })).toMatchObject({ code: 'invalid-request' })
    expect(faultOf({ text: '\ude00a' })!.message).toContain('half of a surrogate pair')
  })

  it('says which sample of several it is', () => {
    expect(faultOf({}, { language: 'fr' })!.message).toMatch(/^sample 1: fact "Q1"/)
  })
})
