import { describe, expect, it } from 'vitest'
import { stopIfAborted } from './abort.js'

describe('stopIfAborted', () => {
  it('does nothing without a signal, and before it is given', () => {
    stopIfAborted(undefined)
    stopIfAborted(new AbortController().signal)
  })

  it('throws the reason as cause', () => {
    expect(() => stopIfAborted(AbortSignal.abort('enough'))).toThrow(
      expect.objectContaining({ code: 'ABORTED', cause: 'enough' }),
    )
  })
})
