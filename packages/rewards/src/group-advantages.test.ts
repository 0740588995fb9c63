import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal } from '../test/reward-answers.js'
import { ADVANTAGE_PRESETS, type AdvantagePreset } from './advantage-presets.js'
import { type GroupAdvantagesOptions, groupAdvantages, type RolloutRewards } from './group-advantages.js'

const PRESETS = Object.keys(ADVANTAGE_PRESETS) as AdvantagePreset[]

describe('groupAdvantages', () => {
  it('matches a case worked by hand', () => {
    // mean 2, population deviation 1, sample deviation √2
    expect(groupAdvantages([1, 3], { epsilon: 0 })).toEqual({
      advantages: [-1, 1],
      groups: 1,
      degenerate: 0,
      unscored: 0,
      method: { ...ADVANTAGE_PRESETS.paper, epsilon: 0 },
    })
    const [low] = groupAdvantages([1, 3], { preset: 'verl', epsilon: 0 }).advantages
    expect(low).toBeCloseTo(-Math.SQRT1_2, 15)
  })

  it('takes the others alone as baseline', () => {
    // the others of 0, 3, 6 have the means 4.5, 3, 1.5
    expect(groupAdvantages([0, 3, 6], { preset: 'rloo' }).advantages).toEqual([-4.5, 0, 4.5])
  })

  it('makes every language a group of its own', () => {
    const rewards = { en: [1, 1, 0, 0], sw: [0, 0, 0, 0], zh: [-0.5, 0, 0, -0.5] }
    expect(groupAdvantages(rewards, { epsilon: 0 })).toMatchObject({
      advantages: { en: [1, 1, -1, -1], sw: [0, 0, 0, 0], zh: [-1, 1, 1, -1] },
      groups: 3,
      degenerate: 1,
    })
  })

  it.each(PRESETS)('gives equal rewards exactly 0 and counts them: %s', (preset) => {
    for (const reward of [0, -6, 0.1, 12.7, 1e-300]) {
      const { advantages, degenerate } = groupAdvantages([reward, reward, reward], { preset })
      expect([advantages, degenerate]).toEqual([[0, 0, 0], 1])
    }
  })

  it('treats a group of one as the trainer does', () => {
    const one = (preset: AdvantagePreset) => groupAdvantages([2.5], { preset })
    for (const preset of ['paper', 'trl', 'trl-async', 'dr-grpo', 'verifiers'] as const) {
      expect(one(preset)).toMatchObject({ advantages: [0], degenerate: 1 })
    }
    for (const preset of ['verl', 'dapo'] as const) {
      expect(one(preset)).toMatchObject({ advantages: [2.5 / (1 + 1e-6)], degenerate: 0 })
    }
    expect(groupAdvantages([2.5], { preset: 'verl', deviation: 'none' }).advantages).toEqual([2.5])
    for (const preset of ['openrlhf', 'rloo'] as const) {
      expect(refusal(() => one(preset))).toBe(
        'EMPTY_INPUT: groupAdvantages: found 1 pooled rollout(s); at least 2 are expected',
      )
    }
  })

  it('leaves rollouts without a score out of the group where the trainer does', () => {
    expect(groupAdvantages([3, null, 1], { preset: 'trl-async', epsilon: 0 })).toMatchObject({
      advantages: [1, 0, -1],
      degenerate: 0,
      unscored: 1,
    })
    expect(groupAdvantages([null, null], { preset: 'trl' })).toMatchObject({
      advantages: [0, 0],
      degenerate: 1,
    })
    expect(groupAdvantages([null, 4], { preset: 'verl', unscored: 'exclude', epsilon: 0 })).toMatchObject({
      advantages: [0, 4],
      degenerate: 0,
      unscored: 1,
    })
    expect(refusal(() => groupAdvantages([1, null, 2]))).toBe(
      'NOT_FINITE: groupAdvantages: the pooled reward of rollout 1 is null; a finite number is expected, or unscored: exclude',
    )
  })

  it('survives rewards that lie next to each other', () => {
    const { advantages } = groupAdvantages([1e-200, 3e-200], { epsilon: 0 })
    expect(advantages[1]).toBeCloseTo(1, 14)
    // their mean is no float: it would round to the second
    expect(groupAdvantages([0.3, 0.1 + 0.2], { epsilon: 0 }).advantages).toEqual([-1, 1])
  })

  it('has no epsilon where nothing is divided', () => {
    expect(groupAdvantages([1, 3], { preset: 'trl', deviation: 'none' }).method.epsilon).toBe(0)
    expect(refusal(() => groupAdvantages([1, 3], { deviation: 'none', epsilon: 1e-6 }))).toMatch(
      /^UNKNOWN_OPTION: groupAdvantages: epsilon is 0.000001 and deviation none/,
    )
  })

  it('refuses no rewards, uneven groups and what is no number', () => {
    const refused = (rewards: RolloutRewards | Record<string, RolloutRewards>) =>
      refusal(() => groupAdvantages(rewards as RolloutRewards))
    expect(refused([])).toBe(
      'EMPTY_INPUT: groupAdvantages: found 0 pooled rollout(s); at least 1 are expected',
    )
    expect(refused({})).toBe('EMPTY_INPUT: groupAdvantages: no languages; at least one is expected')
    expect(refused({ en: [1, 2], sw: [1] })).toBe(
      'SHAPE_MISMATCH: groupAdvantages: sw has 1 rollouts and en has 2; the same number is expected',
    )
    expect(refused({ en: [1, 2], sw: [1, Number.NaN] })).toBe(
      'NOT_FINITE: groupAdvantages: the sw reward of rollout 1 is NaN; a finite number is expected',
    )
  })

  it('refuses options that do not exist', () => {
    const refused = (options: object) =>
      refusal(() => groupAdvantages([1, 2], options as GroupAdvantagesOptions))
    expect(refused({ preset: 'constructor' })).toMatch(
      /^UNKNOWN_OPTION: groupAdvantages: preset is "constructor"; one of paper, trl, /,
    )
    expect(refused({ deviation: 'robust' })).toBe(
      'UNKNOWN_OPTION: groupAdvantages: deviation is "robust"; one of population, sample, none is expected',
    )
    expect(refused({ ddof: 1 })).toBe(
      'UNKNOWN_OPTION: groupAdvantages: ddof is 1; no options but preset, baseline, deviation, singleton, unscored, epsilon are expected',
    )
    for (const epsilon of [-1, '1e-6', null]) {
      expect(refused({ epsilon })).toBe(
        `OUT_OF_RANGE: groupAdvantages: epsilon is ${JSON.stringify(epsilon)}; a finite number of at least 0 is expected`,
      )
    }
  })
})

describe('groupAdvantages (properties)', () => {
  // halves, as the paper's rewards are: sums and shifts are exact
  const rewards = fc.array(
    fc.integer({ min: -12, max: 26 }).map((halves) => halves / 2),
    { minLength: 2, maxLength: 16 },
  )
  const preset = fc.constantFrom(...PRESETS)
  const close = (found: readonly number[], expected: readonly number[]) => {
    expect(found.length).toBe(expected.length)
    for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 10)
  }

  it('has a mean of 0', () => {
    fc.assert(
      fc.property(rewards, preset, (group, by) => {
        const { advantages } = groupAdvantages(group, { preset: by })
        close([advantages.reduce((sum, value) => sum + value, 0)], [0])
      }),
    )
  })

  it('does not change when a constant is added', () => {
    fc.assert(
      fc.property(rewards, preset, fc.integer({ min: -100, max: 100 }), (group, by, constant) => {
        const moved = group.map((reward) => reward + constant)
        const options = { preset: by }
        close(groupAdvantages(moved, options).advantages, groupAdvantages(group, options).advantages)
      }),
    )
  })

  it('does not change when rewards are scaled, without epsilon; without deviation it scales with them', () => {
    const scale = fc.double({ min: 0.01, max: 100, noNaN: true })
    const deviation = fc.constantFrom('population', 'sample', 'none')
    fc.assert(
      fc.property(rewards, scale, deviation, (group, factor, by) => {
        const options = { deviation: by, epsilon: 0 } as const
        const expected = groupAdvantages(group, options).advantages
        const { advantages } = groupAdvantages(
          group.map((reward) => reward * factor),
          options,
        )
        close(advantages, by === 'none' ? expected.map((value) => value * factor) : expected)
      }),
    )
  })

  it('is permuted with the rewards, and keeps their order', () => {
    fc.assert(
      fc.property(rewards, preset, fc.nat(15), (group, by, turn) => {
        const turned = (values: readonly number[]) => [...values.slice(turn), ...values.slice(0, turn)]
        const { advantages } = groupAdvantages(group, { preset: by })
        close(groupAdvantages(turned(group), { preset: by }).advantages, turned(advantages))
        for (const [index, value] of advantages.entries()) {
          expect(Math.sign(value - advantages[0]!)).toBe(Math.sign(group[index]! - group[0]!))
        }
      }),
    )
  })

  it('equals the pooled result in every language that has the pooled rewards', () => {
    fc.assert(
      fc.property(rewards, preset, (group, by) => {
        const pooled = groupAdvantages(group, { preset: by }).advantages
        const { advantages } = groupAdvantages({ en: group, sw: group, zh: group }, { preset: by })
        expect(advantages).toEqual({ en: pooled, sw: pooled, zh: pooled })
      }),
    )
  })

  it('is the deviation of the definition', () => {
    fc.assert(
      fc.property(rewards, (group) => {
        const mean = group.reduce((sum, reward) => sum + reward, 0) / group.length
        const variance = group.reduce((sum, reward) => sum + (reward - mean) ** 2, 0) / group.length
        const expected = group.map((reward) => (reward - mean) / (Math.sqrt(variance) + 1e-6))
        close(groupAdvantages(group).advantages, expected)
      }),
    )
  })
})

interface Golden {
  readonly cases: readonly {
    readonly rewards: RolloutRewards
    readonly advantages: Readonly<Partial<Record<AdvantagePreset, readonly number[]>>>
  }[]
  readonly equalRewards: readonly {
    readonly reward: number
    readonly rollouts: number
    readonly advantages: Readonly<Record<'paper' | 'trl' | 'verl' | 'openrlhf', number>>
  }[]
}

const golden = JSON.parse(
  readFileSync(new URL('../test/golden/group-advantages.json', import.meta.url), 'utf8'),
) as Golden

describe('groupAdvantages (reference)', () => {
  it('gives the vector of the paper to the digits of float32', () => {
    const expected = [1.69775, -0.48507, -0.72761, -1.45521, -0.24254, -0.24254, 0.0, 1.45521]
    const { advantages } = groupAdvantages([13, 4, 3, 0, 5, 5, 6, 12])
    expect(advantages.map((value) => Number(value.toFixed(5)))).toEqual(expected)
  })

  it.each(PRESETS)('equals the trainer: %s', (preset) => {
    const cases = golden.cases.filter(({ advantages }) => preset in advantages)
    expect(cases.length).toBeGreaterThan(20)
    for (const { rewards, advantages } of cases) {
      const expected = advantages[preset]!
      // float32 is in the paper's numbers, in the n / (n − 1) of TRL and in verl's deviation of a group of one
      const part = preset === 'paper' || preset === 'trl' || rewards.length === 1 ? 1e-6 : 1e-12
      const scale = Math.max(1, ...expected.map(Math.abs))
      for (const [index, value] of groupAdvantages(rewards, { preset }).advantages.entries()) {
        expect(Math.abs(value - expected[index]!)).toBeLessThanOrEqual(part * scale)
      }
    }
  })

  it('is 0 where the trainers push all rollouts of equal rewards the same way', () => {
    const advantagesOf = (reward: number, rollouts: number) =>
      golden.equalRewards.find((entry) => entry.reward === reward && entry.rollouts === rollouts)!.advantages
    expect(Math.abs(advantagesOf(12.7, 8).openrlhf)).toBeCloseTo(0.93, 2)
    expect(Math.abs(advantagesOf(12.7, 8).verl)).toBeCloseTo(0.47, 2)
    expect(groupAdvantages(new Array(8).fill(12.7), { preset: 'openrlhf' }).advantages).toEqual(
      new Array(8).fill(0),
    )
    for (const halves of [13, -5.5]) {
      expect(Object.values(advantagesOf(halves, 12)).map(Math.abs)).toEqual([0, 0, 0, 0])
    }
  })
})
