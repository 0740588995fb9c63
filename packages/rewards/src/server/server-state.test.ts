import { describe, expect, it } from 'vitest'
import { startTestServer } from '../../test/server/test-server.js'
import { PAPER_REWARD } from '../reward-config.js'

describe('serverState', () => {
  it('has everything that is to be seen, as plain JSON', async () => {
    const { server, ask } = await startTestServer({ config: PAPER_REWARD, languages: ['sw', 'en'] })
    await Promise.all([ask({ language: 'en' }), ask({ language: 'sw', text: 'no idea' })])
    const state = server.state()
    expect(JSON.parse(JSON.stringify(state))).toEqual(state)
    expect(state).toMatchObject({
      status: 'ready',
      fault: null,
      facts: 3,
      languages: ['sw', 'en'],
      config: PAPER_REWARD,
      hazards: ['silence'],
      totals: { rollouts: 1, answers: 2, reward: 0.5 },
      work: { calls: 2, p99Ms: expect.any(Number) as number },
    })
    expect(state.engines.map(({ engine, policy }) => [engine, policy])).toContainEqual(['openrlhf', 'error'])
    expect(state.startedAt).toBeLessThanOrEqual(state.at)
  })

  it('has no times of work before there is any', async () => {
    const { server } = await startTestServer()
    expect(server.state().work).toEqual({ calls: 0, meanMs: null, p99Ms: null })
  })
})
