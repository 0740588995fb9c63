import { expect, it } from 'vitest'
import { Normalization } from './normalization.js'

it('has the four modes and takes no other name for them', () => {
  expect(Normalization.options).toEqual(['sum', 'per-token', 'per-character', 'per-byte'])
  for (const name of ['avg', 'char', 'byte', 'acc_norm', 'Sum']) {
    expect(Normalization.safeParse(name).success).toBe(false)
  }
})
