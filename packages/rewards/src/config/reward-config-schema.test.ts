import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyConfig, refusal } from '../../test/reward-answers.js'
import { PAPER_REWARD, RECOMMENDED_REWARD } from '../reward-config.js'
import { checkRewardConfig } from '../reward-ordering.js'
import { parseRewardConfig, RewardConfigSchema } from './reward-config-schema.js'

const faultOf = (value: unknown) => refusal(() => parseRewardConfig(value, 'reward.yaml'))

describe('parseRewardConfig', () => {
  it('is the recommended reward where nothing is said', () => {
    expect(parseRewardConfig({})).toEqual({ config: RECOMMENDED_REWARD, hazards: [], warnings: [] })
  })

  it('repeats the paper where told, and says what is dangerous in it', () => {
    expect(parseRewardConfig({ preset: 'paper' })).toEqual({
      config: PAPER_REWARD,
      hazards: ['silence'],
      warnings: [],
    })
  })

  it('fills in what a component leaves out', () => {
    const { config } = parseRewardConfig({
      answer: { empty: -2 },
      bonus: { shape: 'power' },
      brevity: {},
      format: {},
      agreementWithOthers: {},
    })
    expect(config).toEqual({
      preset: 'recommended',
      answer: { correct: 1, wrong: 0, unparseable: -0.5, empty: -2 },
      bonus: { shape: 'power', size: 1, exponent: 4 },
      brevity: { penalty: 0.3, denominatorFloor: 10 },
      format: { penalty: 0.1, require: ['one-line', 'starts-at-once', 'no-letter'] },
      agreementWithOthers: { weight: 0.1 },
    })
    expect(parseRewardConfig({ wrongLanguage: {} }).config.wrongLanguage).toEqual({ penalty: 0.2 })
    expect(parseRewardConfig({ preset: 'paper', bonus: { shape: 'all-or-nothing' } }).config).toEqual(
      PAPER_REWARD,
    )
  })

  it('refuses the paper’s numbers without the preset, and others with it', () => {
    expect(faultOf({ answer: { empty: 0 } })).toMatch(
      /^OUT_OF_RANGE: parseRewardConfig: reward.yaml: an unparseable answer earns -0.5 at worst, no more than the 0 that an empty one earns at best; .* or say preset: paper/,
    )
    expect(faultOf({ preset: 'paper', answer: { empty: -1 } })).toBe(
      'UNKNOWN_OPTION: parseRewardConfig: reward.yaml: found answer beside preset paper, which fixes it; leave one of the two out',
    )
  })

  it('reads a configuration that it returned, from JSON', () => {
    for (const value of [{ preset: 'paper' }, { bonus: { shape: 'power' }, format: {} }]) {
      const { config } = parseRewardConfig(value)
      expect(parseRewardConfig(JSON.parse(JSON.stringify(config))).config).toEqual(config)
    }
  })

  it('names options that do not exist or are not used, and those that are', () => {
    const start = 'UNKNOWN_OPTION: parseRewardConfig: reward.yaml: '
    expect(faultOf({ coverage_reward_weight: 0.05 })).toBe(
      `${start}found coverage_reward_weight, which has no effect here; the options are preset, answer, bonus, brevity, wrongLanguage, format, agreementWithOthers`,
    )
    expect(
      faultOf({ bonus: { shape: 'ladder', rungs: [{ languages: 9, value: 1 }], exponent: 4, size: 1 } }),
    ).toBe(`${start}bonus: found exponent, size, which has no effect here; the options are shape, rungs`)
    expect(faultOf({ bonus: { shape: 'all-or-nothing', exponent: 4 } })).toContain('found exponent, which')
    expect(faultOf({ bonus: { shape: 'power', rungs: [] } })).toContain(
      'the options are shape, size, exponent',
    )
    expect(faultOf({ bonus: { shape: 'ladder', rungs: [{ languages: 9, value: 1, weight: 2 }] } })).toBe(
      `${start}bonus.rungs.0: found weight, which has no effect here; the options are languages, value`,
    )
    expect(faultOf({ answer: { right: 1 } })).toContain('answer: found right, which has no effect here; the options are correct, wrong, unparseable, empty') // biome-ignore format: one line
    expect(faultOf({ brevity: { floor: 1 } })).toContain('brevity: found floor, which has no effect here; the options are penalty, denominatorFloor') // biome-ignore format: one line
    expect(faultOf({ format: { penalty: 0.1, pattern: '(a+)+' } })).toContain(
      'the options are penalty, require',
    )
  })

  it('names what has another form', () => {
    const start = 'INVALID_INPUT: parseRewardConfig: reward.yaml: '
    expect(faultOf({ brevity: { penalty: '0.3' } })).toBe(
      `${start}brevity.penalty: found "0.3"; expected number`,
    )
    expect(faultOf({ brevity: { penalty: Number.NaN } })).toMatch(
      /^INVALID_INPUT: .*brevity.penalty: found NaN/,
    )
    expect(faultOf({ preset: 'best' })).toMatch(/^INVALID_INPUT: .*preset: found "best"; expected one of/)
    expect(faultOf({ bonus: { shape: 'stairs' } })).toMatch(/^INVALID_INPUT: .*bonus/)
    expect(faultOf({ bonus: { size: 1 } })).toMatch(/^INVALID_INPUT: .*bonus/)
    expect(faultOf({ format: { require: ['pretty'] } })).toMatch(
      /^INVALID_INPUT: .*format.require.0: found "pretty"/,
    )
    for (const value of [null, [], 'paper', 1])
      expect(faultOf(value)).toMatch(/^INVALID_INPUT: parseRewardConfig: reward.yaml: found /)
  })

  it('passes on what is out of order, with the place', () => {
    expect(faultOf({ brevity: { penalty: 1 } })).toMatch(
      /^OUT_OF_RANGE: parseRewardConfig: reward.yaml: a correct answer earns 0 at worst/,
    )
    expect(faultOf({ bonus: { shape: 'all-or-nothing', size: -1 } })).toContain('bonus.size is -1')
  })

  it('warns of rungs that cannot be reached with so many languages', () => {
    const rungs = [
      { languages: 6, value: 1 },
      { languages: 13, value: 5 },
    ]
    const value = { bonus: { shape: 'ladder', rungs } }
    expect(parseRewardConfig(value, 'reward.yaml', { languages: 12 }).warnings).toEqual([
      'the rung at 13 languages cannot be reached with 12: its 5 is never paid',
    ])
    expect(parseRewardConfig(value, 'reward.yaml', { languages: 13 }).warnings).toEqual([])
    expect(parseRewardConfig(value).warnings).toEqual([])
  })
})

describe('parseRewardConfig (properties)', () => {
  it('accepts exactly what the check accepts, and returns it unchanged', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const check = () => checkRewardConfig(config, 'parseRewardConfig: reward configuration')
        const parse = () => parseRewardConfig(JSON.parse(JSON.stringify(config)))
        try {
          check()
        } catch {
          expect(refusal(parse)).toBe(refusal(check))
          return
        }
        expect(parse()).toEqual({ config, hazards: [], warnings: [] })
      }),
    )
  })
})

describe('RewardConfigSchema', () => {
  it('is the form of a file, without the order', () => {
    expect(RewardConfigSchema.safeParse({ brevity: { penalty: 2 } }).success).toBe(true)
    expect(RewardConfigSchema.safeParse({ brevity: 0.3 }).success).toBe(false)
  })
})
