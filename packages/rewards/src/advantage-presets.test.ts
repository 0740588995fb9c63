import { describe, expect, it } from 'vitest'
import { ADVANTAGE_PRESETS } from './advantage-presets.js'

describe('ADVANTAGE_PRESETS', () => {
  it('has the divisor and the epsilon of every trainer', () => {
    const numbers = Object.entries(ADVANTAGE_PRESETS).map(
      ([preset, { deviation, epsilon, singleton }]) => `${preset} ${deviation} ${epsilon} ${singleton}`,
    )
    expect(numbers).toEqual([
      'paper population 0.000001 zero',
      'trl sample 0.0001 zero',
      'trl-async population 1e-8 zero',
      'verl sample 0.000001 reward',
      'openrlhf sample 1e-9 error',
      'dr-grpo none 0 zero',
      'rloo none 0 error',
      'dapo sample 0.000001 reward',
      'verifiers none 0 zero',
    ])
  })

  it('leaves unscored rollouts out in TRL alone, and has the leave-one-out baseline in RLOO alone', () => {
    const names = (wanted: (method: (typeof ADVANTAGE_PRESETS)['trl']) => boolean) =>
      Object.entries(ADVANTAGE_PRESETS).flatMap(([preset, method]) => (wanted(method) ? [preset] : []))
    expect(names(({ unscored }) => unscored === 'exclude')).toEqual(['trl', 'trl-async'])
    expect(names(({ baseline }) => baseline === 'leave-one-out')).toEqual(['rloo'])
  })
})
