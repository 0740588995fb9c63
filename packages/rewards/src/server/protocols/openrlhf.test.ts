import { describe, expect, it } from 'vitest'
import { readRequest } from '../http/read-request.js'
import { openrlhf } from './openrlhf.js'

const read = (body: unknown) => openrlhf.read(readRequest(openrlhf.body, body))
const label = '{"fact_id":"Q1","language":"en"}'
const cohort = { run: 'r', fact: 'Q1', rollout: 0, languages: 2, missing: [] }

describe('openrlhf', () => {
  it('takes the prompt and the end token off the query', () => {
    const body = { query: ['Where? Durham<|im_end|>'], prompts: ['Where?'], labels: [label] }
    expect(read(body)).toEqual([{ run: 'default', fact: 'Q1', language: 'en', text: ' Durham' }])
  })

  it('takes empty lists, as one of several servers is sent', () => {
    expect(read({ query: [], prompts: [], labels: [] })).toEqual([])
    expect(openrlhf.write([], { query: [], prompts: [], labels: [] }, {})).toEqual({
      rewards: [],
      scores: [],
      extra_logs: {},
    })
  })

  it('refuses what OpenRLHF sent before it sent labels', () => {
    expect(() => read({ query: ['Where? Durham'] })).toThrow(
      'prompts: found nothing; expected one for every query, as OpenRLHF sends them since 0.5',
    )
  })

  it('refuses lists of different lengths, and a query that does not begin with its prompt', () => {
    expect(() => read({ query: ['a'], prompts: [], labels: [label] })).toThrow(
      'found 1 query, 0 prompts and 1 labels; as many of each are expected',
    )
    expect(() => read({ query: ['a'], prompts: ['b'], labels: [label] })).toThrow(
      'query.0 does not begin with prompts.0',
    )
    expect(() => read({ query: ['a'], prompts: ['a'], labels: ['Durham'] })).toThrow(
      'labels.0: found "Durham"',
    )
  })

  it('writes one list a number, with the share of right languages as score', () => {
    const components = [
      { correct: 1, bonus: 1, languagesCorrect: 2, languages: 2 },
      { correct: 0, bonus: 0, languagesCorrect: 1, languages: 2, brevity: -0.3 },
    ]
    const answers = components.map((one, index) => ({
      kind: 'rewarded' as const,
      reward: 3 - index,
      components: one,
      cohort,
    }))
    expect(openrlhf.write(answers, { query: [], prompts: [], labels: [] }, {})).toEqual({
      rewards: [3, 2],
      scores: [1, 0.5],
      extra_logs: {
        correct: [1, 0],
        bonus: [1, 0],
        languagesCorrect: [2, 1],
        languages: [2, 2],
        brevity: [0, -0.3],
      },
    })
  })
})
