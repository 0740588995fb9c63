import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addRewardOptions, engineDeadline, enginePolicy, joinSettings } from './reward-options.js'

describe('enginePolicy and engineDeadline', () => {
  it('set one engine or all, later ones over earlier ones', () => {
    expect(enginePolicy('trl=mask')).toEqual({ trl: { policy: 'mask' } })
    expect(engineDeadline('verl=2.5', engineDeadline('90'))).toMatchObject({
      trl: { deadlineMs: 90_000 },
      verl: { deadlineMs: 2500 },
    })
  })

  it('refuse what is no engine, policy or time', () => {
    expect(() => enginePolicy('drop')).toThrow('found "drop"; partial, mask or error is expected.')
    expect(() => enginePolicy('vllm=mask')).toThrow('found "vllm"; one of openrlhf, ')
    for (const text of ['0', '0.0001', '-1', 'soon', '', 'trl=', 'trl=3=5', 'Infinity', '2147484'])
      expect(() => engineDeadline(text)).toThrow('seconds from 0.001 to 2147483')
    expect(engineDeadline('trl=2147483')).toEqual({ trl: { deadlineMs: 2_147_483_000 } })
  })
})

describe('joinSettings', () => {
  it('joins by engine', () => {
    expect(
      joinSettings({ trl: { deadlineMs: 1 } }, { trl: { policy: 'mask' }, slime: { policy: 'error' } }),
    ).toEqual({
      trl: { deadlineMs: 1, policy: 'mask' },
      slime: { policy: 'error' },
    })
    expect(joinSettings()).toEqual({})
  })
})

describe('addRewardOptions', () => {
  it('reads which facts are rewarded', () => {
    const command = addRewardOptions(new Command().exitOverride())
    command.parse(['--data', 'sample', '--languages', 'en,sw', '--split', 'train'], { from: 'user' })
    expect(command.opts()).toEqual({
      data: 'sample',
      languages: ['en', 'sw'],
      split: 'train',
      mode: 'strict',
    })
  })
})
