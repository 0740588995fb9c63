import { describe, expect, it } from 'vitest'
import { readRequest } from '../http/read-request.js'
import { nemoGym } from './nemo-gym.js'

const message = (text: string) => ({
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_text', text }],
})
const request = (output: unknown[], rest: object = {}) => ({
  fact_id: 'Q1',
  language: 'en',
  responses_create_params: { input: 'Where?' },
  response: { id: 'resp_1', output },
  ...rest,
})
const read = (body: unknown) => nemoGym.read(readRequest(nemoGym.body, body))
const cohort = { run: 'r', fact: 'Q1', rollout: 4, languages: 2, missing: ['sw'] }

describe('nemoGym', () => {
  it('reads the last message, whose response is known by its id when it comes again', () => {
    expect(read(request([message('let me think'), { type: 'function_call' }, message('Durham')]))).toEqual([
      { run: 'default', fact: 'Q1', language: 'en', text: 'Durham', id: 'resp_1' },
    ])
    expect(read(request([message('Durham')], { id: 'x', run: 'a', rollout: 2 }))).toEqual([
      { run: 'a', fact: 'Q1', language: 'en', text: 'Durham', rollout: 2, id: 'x' },
    ])
  })

  it('reads a last message of nothing as an empty answer, not as the message before it', () => {
    for (const last of [message(''), { type: 'message', content: '' }]) {
      expect(read(request([message('Durham'), last]))).toMatchObject([{ text: '' }])
    }
  })

  it('reads a response without a message, such as a thought that was cut off, as an empty answer', () => {
    for (const output of [[], [{ type: 'reasoning' }], [{ type: 'message', content: [] }]])
      expect(read(request(output))).toMatchObject([{ text: '' }])
  })

  it('refuses a request without a language', () => {
    expect(() => read({ ...request([]), language: undefined })).toThrow('language: found nothing')
  })

  it('echoes the request with its reward, or says itself that the sample is to be left out', () => {
    const body = readRequest(nemoGym.body, request([message('Durham')], { _ng_task_index: 3 }))
    const rewarded = { kind: 'rewarded', reward: 2.5, components: { bonus: 1 }, cohort } as const
    expect(nemoGym.write([rewarded], body, {})).toEqual({
      ...body,
      reward: 2.5,
      reward_components: { bonus: 1 },
      mask_sample: false,
      failure_kind: null,
      failure_reason: null,
    })
    expect(nemoGym.write([{ kind: 'masked', reason: 'deadline', cohort }], body, {})).toMatchObject({
      _ng_task_index: 3,
      reward: 0,
      mask_sample: true,
      failure_kind: 'polyfact:deadline',
      failure_reason: 'rollout 4 of fact Q1 has no reward: deadline, without sw',
    })
  })
})
