import { describe, expect, it } from 'vitest'
import { refusal } from '../../../test/reward-answers.js'
import { engineSettings } from './engine-settings.js'

describe('engineSettings', () => {
  it('has every engine, as it is unless told otherwise', () => {
    const settings = engineSettings({ openrlhf: { policy: 'partial', stallMs: 5 } })
    expect(settings.openrlhf).toEqual({
      deadlineMs: 170_000,
      retentionMs: 340_000,
      policy: 'partial',
      stallMs: 5,
    })
    expect(settings.slime).toEqual({ deadlineMs: 110_000, retentionMs: 220_000, policy: 'error' })
  })

  it('refuses masks where the engine cannot leave a sample out, and engines that do not exist', () => {
    expect(refusal(() => engineSettings({ slime: { policy: 'mask' } }))).toBe(
      'UNKNOWN_OPTION: createRewardServer: engines.slime.policy is mask, and slime cannot leave a sample out of training; partial or error is expected',
    )
    expect(refusal(() => engineSettings({ roll: {} } as object))).toMatch(
      /^UNKNOWN_OPTION: .*"roll"; one of openrlhf/,
    )
  })
})
