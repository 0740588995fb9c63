import { describe, expect, it } from 'vitest'
import { stopIfAborted } from './abort.js'

describe('stopIfAborted', () => {
  it('does nothing without a signal, and before it is given', () => {
    stopIfAborted(undefined, 'scoreGenerations')
    stopIfAborted(new AbortController().signal, 'scoreGenerations')
  })

  it('throws the reason as cause, in the name of the public function', () => {
    expect(() => stopIfAborted(AbortSignal.abort('enough'), 'scoreGenerations')).toThrow(
      expect.objectContaining({
        code: 'ABORTED',
        message: 'scoreGenerations: stopped by the caller',
        cause: 'enough',
      }),
    )
  })
})
