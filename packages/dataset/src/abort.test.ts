import { describe, expect, it } from 'vitest'
import { stopIfAborted } from './abort.js'

describe('stopIfAborted', () => {
  it('does nothing without a signal, and before it is given', () => {
    stopIfAborted(undefined, 'loadFacts')
    stopIfAborted(new AbortController().signal, 'loadFacts')
  })

  it('throws the reason as cause, in the name of the public function', () => {
    expect(() => stopIfAborted(AbortSignal.abort('enough'), 'loadFacts')).toThrow(
      expect.objectContaining({
        code: 'ABORTED',
        message: 'loadFacts: stopped by the caller',
        cause: 'enough',
      }),
    )
  })
})
