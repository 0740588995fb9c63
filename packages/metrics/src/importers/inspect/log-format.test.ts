import { describe, expect, it } from 'vitest'
import { completionOf, InspectHeader, InspectSample } from './log-format.js'

const completion = (output: object, rest: object = {}) =>
  completionOf(InspectSample.parse({ id: 1, target: '', output, ...rest }))

describe('completionOf', () => {
  it('is the completion, else the text of the message', () => {
    const message = (content: unknown) => ({ choices: [{ message: { content } }] })
    expect(completion({ completion: 'a', ...message('b') })).toBe('a')
    expect(completion(message('b'))).toBe('b')
    expect(completion(message([{ type: 'reasoning' }, { type: 'text', text: 'c' }]))).toBe('c')
    expect(completion({})).toBe('')
  })

  it('looks up what is kept as an attachment', () => {
    const output = { completion: 'attachment://a1' }
    expect(completion(output, { attachments: { a1: 'long' } })).toBe('long')
    expect(completion(output)).toBe('attachment://a1')
  })
})

describe('InspectHeader', () => {
  it('takes a log of which little is known', () => {
    expect(InspectHeader.parse({ eval: { task: 't', model: 'm' } })).toEqual({
      eval: { task: 't', task_args: {}, model: 'm', packages: {} },
    })
  })
})
