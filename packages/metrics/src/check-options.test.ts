import { describe, expect, it } from 'vitest'
import { refusal } from '../test/scores.js'
import { checkChoice, checkCount, checkLevel, checkShare } from './check-options.js'

describe('checkLevel', () => {
  it('takes what is strictly between 0 and 1', async () => {
    expect(() => checkLevel('caller', 0.95)).not.toThrow()
    for (const level of [0, 1, 95, Number.NaN]) {
      expect(await refusal(() => checkLevel('caller', level))).toBe(
        `OUT_OF_RANGE: caller: level is ${level}; a confidence between 0 and 1 is expected, such as 0.95`,
      )
    }
  })
})

describe('checkCount', () => {
  it('takes integers from the least on', async () => {
    expect(() => checkCount('caller', 'seed', 0, 0)).not.toThrow()
    for (const seed of [-1, 0.5, 2 ** 53, Number.NaN]) {
      expect(await refusal(() => checkCount('caller', 'seed', seed, 0))).toBe(
        `OUT_OF_RANGE: caller: seed is ${seed}; an integer of at least 0 is expected`,
      )
    }
  })
})

describe('checkShare', () => {
  it('takes what is from 0 to 1', async () => {
    for (const share of [0, 0.5, 1]) expect(() => checkShare('caller', 'share', share)).not.toThrow()
    for (const share of [-0.1, 1.1, Number.NaN]) {
      expect(await refusal(() => checkShare('caller', 'share', share))).toBe(
        `OUT_OF_RANGE: caller: share is ${share}; a number from 0 to 1 is expected`,
      )
    }
  })
})

describe('checkChoice', () => {
  it('names the choices that there are', async () => {
    expect(() => checkChoice('caller', 'test', 'a', ['a', 'b'])).not.toThrow()
    expect(await refusal(() => checkChoice('caller', 'test', 'c', ['a', 'b']))).toBe(
      'UNKNOWN_OPTION: caller: found the test "c"; expected one of a, b',
    )
  })
})
