import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRewardSeries, type SeriesPoint } from './reward-series.js'

const point = (reward: number, components: Record<string, number> = {}): SeriesPoint => ({
  at: reward,
  rollouts: 1,
  reward,
  correct: 0.5,
  components,
  answers: { en: 1 },
  right: { en: Number(reward > 2) },
})

describe('createRewardSeries', () => {
  it('makes one of two neighbours when there are too many', () => {
    const series = createRewardSeries(3)
    for (const reward of [1, 2, 3]) series.add(point(reward, { bonus: reward }))
    expect(series.points().map(({ reward }) => reward)).toEqual([1, 2, 3])
    series.add(point(4, { bonus: 4 }))
    expect(series.points()).toMatchObject([
      { at: 1, rollouts: 2, reward: 1.5, components: { bonus: 1.5 } },
      { at: 3, rollouts: 2, reward: 3.5 },
    ])
    for (const reward of [5, 7]) series.add(point(reward))
    expect(series.points().at(-1)).toMatchObject({ at: 5, rollouts: 2, reward: 6 })
  })

  it('sums answers by language, those of a language that is new among them', () => {
    const series = createRewardSeries(1)
    for (const reward of [1, 3]) series.add(point(reward))
    series.add({ ...point(4), answers: { en: 1, sw: 1 }, right: { en: 1, sw: 0 } })
    expect(series.points()).toMatchObject([{ answers: { en: 3, sw: 1 }, right: { en: 2, sw: 0 } }])
  })

  it('takes a component that a rollout does not have for 0', () => {
    const series = createRewardSeries(1)
    series.add(point(1))
    series.add(point(3, { brevity: -1 }))
    expect(series.points()).toMatchObject([{ rollouts: 2, reward: 2, components: { brevity: -0.5 } }])
  })
})

describe('createRewardSeries (properties)', () => {
  it('keeps all rollouts and their mean in so many points', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 500 }), (rewards) => {
        const series = createRewardSeries(10)
        for (const reward of rewards) series.add(point(reward))
        const points = series.points()
        expect(points.length).toBeLessThanOrEqual(10)
        expect(points.reduce((sum, { rollouts }) => sum + rollouts, 0)).toBe(rewards.length)
        const sum = points.reduce((total, { rollouts, reward }) => total + rollouts * reward, 0)
        expect(sum).toBeCloseTo(
          rewards.reduce((total, reward) => total + reward, 0),
          6,
        )
      }),
    )
  })
})
