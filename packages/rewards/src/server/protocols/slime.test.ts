import { describe, expect, it } from 'vitest'
import { readRequest } from '../http/read-request.js'
import { slime } from './slime.js'

const cohort = { run: 'r', fact: 'Q1', rollout: 0, languages: 2, missing: [] }
const answer = { kind: 'rewarded', reward: 2.5, components: { bonus: 1 }, cohort } as const

describe('slime', () => {
  it('reads one sample, whatever its prompt is', () => {
    const label = { fact_id: 'Q1', language: 'en' }
    const body = readRequest(slime.body, { prompt: [{ role: 'user' }], response: 'Durham<|im_end|>', label })
    expect(slime.read(body)).toEqual([{ run: 'default', fact: 'Q1', language: 'en', text: 'Durham' }])
  })

  it('needs no prompt, and says what a label is where there is none', () => {
    const label = { fact_id: 'Q1', language: 'en' }
    expect(slime.read(readRequest(slime.body, { response: 'Durham', label }))).toHaveLength(1)
    const unlabelled = readRequest(slime.body, { response: 'Durham' })
    expect(() => slime.read(unlabelled)).toThrow(/^label: found nothing; expected object; JSON such as /)
  })

  it('replies the reward itself, or under the key that was asked for', () => {
    const body = { prompt: '', response: '', label: '' }
    expect(slime.write([answer], body, {})).toBe(2.5)
    expect(slime.write([answer], body, { key: 'score' })).toEqual({ score: 2.5, bonus: 1 })
  })
})
