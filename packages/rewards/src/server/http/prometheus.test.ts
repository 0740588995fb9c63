import { describe, expect, it } from 'vitest'
import { startTestServer } from '../../../test/server/test-server.js'
import { prometheusText } from './prometheus.js'

describe('prometheusText', () => {
  it('has a help, a type and numbers of every metric', async () => {
    const { ask, get, server } = await startTestServer()
    await Promise.all([ask({ language: 'en' }), ask({ language: 'sw', text: '' })])
    await ask({ fact: 'Q9' })
    const { text, headers } = await get('/metrics')
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const lines = text.split('\n')
    const found = [
      '# TYPE polyfact_rollouts_total counter',
      'polyfact_rollouts_total{engine="openrlhf",how="complete",worker="0"} 1',
      'polyfact_samples_total{engine="openrlhf",what="arrived",worker="0"} 2',
      'polyfact_reward_component_sum{component="empty",worker="0"} -1',
      'polyfact_reward_sum{worker="0"} 0',
      'polyfact_requests_answered_total{worker="0"} 2',
      '# TYPE polyfact_wait_seconds histogram',
      'polyfact_wait_seconds_bucket{engine="openrlhf",worker="0",le="+Inf"} 2',
      'polyfact_wait_seconds_count{engine="openrlhf",worker="0"} 2',
      'polyfact_ready{worker="0"} 1',
    ]
    for (const line of found) expect(lines).toContain(line)
    expect(text).not.toContain('slime')
    for (const line of lines) expect(line).toMatch(/^(#.*|polyfact_\w+\{.*\} -?[\d.e-]+|)$/)
    const two = await prometheusText([server.state(), { ...server.state(), worker: 1 }])
    expect(two).toContain('polyfact_ready{worker="1"} 1')
    expect(two.match(/# TYPE polyfact_ready/g)).toHaveLength(1)
  })

  it('has no line of a server that nobody has asked but what it is', async () => {
    const { server } = await startTestServer()
    const text = await prometheusText([server.state()])
    expect(text).not.toContain('engine=')
    expect(text).toContain('polyfact_facts{worker="0"} 3')
  })
})
