import { describe, expect, it } from 'vitest'
import { ENGINE_NAMES, ENGINES } from './engines.js'

describe('ENGINES', () => {
  it('ends every rollout before its engine gives up', () => {
    for (const { timeoutMs, deadlineMs } of Object.values(ENGINES)) {
      expect(deadlineMs).toBeLessThan(timeoutMs ?? Number.POSITIVE_INFINITY)
    }
  })

  it('masks only where the engine can leave a sample out', () => {
    for (const { masks, policy } of Object.values(ENGINES))
      expect(policy).toBe(masks === 'yes' ? 'mask' : 'error')
    expect(ENGINE_NAMES).toEqual(Object.keys(ENGINES))
  })
})
