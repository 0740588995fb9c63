import { describe, expect, it } from 'vitest'
import { PROTOCOLS } from './protocols.js'

describe('PROTOCOLS', () => {
  it('have a path each', () => {
    expect(PROTOCOLS.map(({ path }) => path)).toEqual(['/openrlhf', '/slime', '/score', '/verify'])
  })
})
