import { describe, expect, it } from 'vitest'
import { readRequest } from '../http/read-request.js'
import { score } from './score.js'

const cohort = { run: 'r', fact: 'Q1', rollout: 4, languages: 2, missing: [] }

describe('score', () => {
  it('reads a batch, whose run is that of samples that name none', () => {
    const sample = { fact_id: 'Q1', language: 'en', text: 'Durham' }
    const body = readRequest(score.body, {
      run: 'a',
      samples: [sample, { ...sample, run: 'b', rollout: '3' }],
    })
    expect(score.read(body)).toEqual([
      { run: 'a', fact: 'Q1', language: 'en', text: 'Durham' },
      { run: 'b', fact: 'Q1', language: 'en', text: 'Durham', rollout: '3' },
    ])
    expect(score.read(readRequest(score.body, { samples: [] }))).toEqual([])
  })

  it('has the engine that is named, TRL where none is', () => {
    expect(score.engineOf(readRequest(score.query, {}))).toBe('trl')
    expect(score.engineOf(readRequest(score.query, { engine: 'verl' }))).toBe('verl')
    expect(() => readRequest(score.query, { engine: 'openrlhf' })).toThrow('engine: found "openrlhf"')
  })

  it('replies null for a sample to be left out', () => {
    const components = { bonus: 1 }
    const answers = [
      { kind: 'rewarded', reward: 2.5, components, cohort },
      { kind: 'masked', reason: 'late', cohort },
    ] as const
    expect(score.write(answers, { samples: [] }, { engine: 'trl' })).toEqual({
      rewards: [2.5, null],
      components: [components, null],
      masked: [null, 'late'],
      rollouts: [4, 4],
    })
  })
})
