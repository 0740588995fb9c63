import { describe, expect, it } from 'vitest'
import { refusal } from '../../test/reward-answers.js'
import { testFacts } from '../../test/server/test-facts.js'
import { RECOMMENDED_REWARD } from '../reward-config.js'
import { completeServerOptions, type RewardServerOptions } from './server-options.js'

const complete = (some: Partial<RewardServerOptions> = {}) =>
  completeServerOptions({ facts: testFacts(), config: RECOMMENDED_REWARD, ...some })
const faultOf = (some: object) => refusal(() => complete(some))

describe('completeServerOptions', () => {
  it('listens on loopback, without a state, a token or logs, unless told otherwise', () => {
    expect(complete()).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      state: null,
      token: null,
      logLevel: 'off',
    })
    expect(complete({ state: 'run.log' }).state).toMatchObject({ path: 'run.log', durability: 'process' })
  })

  it('refuses numbers outside their range', () => {
    expect(faultOf({ port: 1.5 })).toBe(
      'OUT_OF_RANGE: createRewardServer: port is 1.5; a whole number from 0 to 65535 is expected',
    )
    expect(faultOf({ port: 65_536 })).toMatch(/^OUT_OF_RANGE/)
    expect(complete({ port: 65_535 }).port).toBe(65_535)
    expect(faultOf({ bodyLimitBytes: 0 })).toMatch(/^OUT_OF_RANGE: createRewardServer: bodyLimitBytes is 0/)
    expect(faultOf({ textLimit: Number.NaN })).toMatch(/^OUT_OF_RANGE/)
    expect(faultOf({ rollouts: 1 })).toMatch(/^OUT_OF_RANGE: createRewardServer: rollouts is 1/)
  })

  it('refuses what does not exist', () => {
    expect(faultOf({ mode: 'lenient' })).toBe(
      'UNKNOWN_OPTION: createRewardServer: mode is "lenient"; one of strict, paper is expected',
    )
    expect(faultOf({ durability: 'some' })).toMatch(/^UNKNOWN_OPTION/)
    expect(faultOf({ logLevel: 'loud' })).toMatch(/^UNKNOWN_OPTION/)
    expect(faultOf({ engines: { trlx: {} } })).toMatch(
      /^UNKNOWN_OPTION: createRewardServer: engines has "trlx"/,
    )
  })

  it('refuses durability without a state file, which it would be of', () => {
    expect(faultOf({ durability: 'power' })).toMatch(
      /^INVALID_INPUT: createRewardServer: durability is power without a state file/,
    )
    expect(complete({ durability: 'power', state: 'run.log' }).state).toMatchObject({ durability: 'power' })
  })

  it('refuses an empty token, languages that are none, and a reward out of order', () => {
    expect(faultOf({ token: '' })).toMatch(/^INVALID_INPUT: createRewardServer: token is empty/)
    expect(faultOf({ languages: ['en', 'en'] })).toMatch(/^DUPLICATE_ID: createRewardServer/)
    const config = { ...RECOMMENDED_REWARD, bonus: { shape: 'all-or-nothing', size: -1 } }
    expect(faultOf({ config })).toMatch(/^OUT_OF_RANGE: createRewardServer: bonus.size is -1/)
  })
})
