import { describe, expect, it } from 'vitest'
import { DEFAULT_RUN, SampleFields, sampleOf } from './sample-fields.js'

describe('sampleOf', () => {
  it('has only what the client said, and a run', () => {
    expect(sampleOf({ fact_id: 'Q1', language: 'en' }, 'Durham')).toEqual({
      run: DEFAULT_RUN,
      fact: 'Q1',
      language: 'en',
      text: 'Durham',
    })
    const fields = { fact_id: 'Q1', language: 'en', rollout: 0, run: 'a', id: 'x' }
    expect(sampleOf(fields, '')).toEqual({
      run: 'a',
      fact: 'Q1',
      language: 'en',
      text: '',
      rollout: 0,
      id: 'x',
    })
  })
})

describe('SampleFields', () => {
  it('takes a number or a name for a rollout', () => {
    for (const rollout of [0, 7, 'step 3, 0']) {
      expect(SampleFields.safeParse({ fact_id: 'Q1', language: 'pt-BR', rollout }).success).toBe(true)
    }
  })
})
