import { PolyfactError } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { createRejections } from './rejections.js'
import { rowError } from './row-fault.js'

const refuse = (message: string) => () => {
  throw rowError('question', 'line 1', message)
}

describe('createRejections', () => {
  it('answers with what was made', () => {
    expect(createRejections('error').attempt(() => 7)).toBe(7)
    expect(createRejections('skip').report()).toEqual({ total: 0, reasons: {} })
  })

  it('throws on at the first fault', () => {
    expect(() => createRejections('error').attempt(refuse('empty'))).toThrow('line 1: empty')
  })

  it('counts by fault and keeps the first message of each', () => {
    const rejections = createRejections('skip')
    expect(rejections.attempt(refuse('empty'))).toBeUndefined()
    rejections.attempt(refuse('blank'))
    rejections.count('incomplete', new PolyfactError('UNKNOWN_LANGUAGE', 'not in sw'))
    expect(rejections.report()).toEqual({
      total: 3,
      reasons: {
        question: { count: 2, first: 'line 1: empty' },
        incomplete: { count: 1, first: 'not in sw' },
      },
    })
  })

  it('names a fault for errors that have none, and never absorbs others', () => {
    const rejections = createRejections('skip')
    const mismatch = () => {
      throw new PolyfactError('CANDIDATE_MISMATCH', 'differ')
    }
    expect(rejections.attempt(mismatch, 'candidate-sets')).toBeUndefined()
    expect(rejections.report().reasons).toEqual({ 'candidate-sets': { count: 1, first: 'differ' } })
    expect(() => rejections.attempt(mismatch)).toThrow('differ')
    const bug = () => {
      throw new TypeError('a bug')
    }
    expect(() => rejections.attempt(bug, 'question')).toThrow(TypeError)
  })

  it('reports a copy', () => {
    const rejections = createRejections('skip')
    rejections.attempt(refuse('empty'))
    const report = rejections.report()
    rejections.attempt(refuse('empty'))
    expect(report.total).toBe(1)
    expect(report.reasons.question?.count).toBe(1)
  })
})
