import { describe, expect, it } from 'vitest'
import { fullyDescribed, qwen, twoByTwo } from '../../test/results.js'
import { nameResults } from '../named-result.js'
import { madeFromTable } from './made-from.js'

const textOf = (result: ReturnType<typeof qwen>) =>
  Object.fromEntries(
    madeFromTable(nameResults([result])).rows.map(({ head, cells }) => [
      head.toString(),
      cells[0]!.toString().replace(/<[^>]+>/g, ''),
    ]),
  )

describe('madeFromTable', () => {
  it('has everything that the header tells', () => {
    expect(textOf(fullyDescribed())).toEqual({
      Model: 'Qwen/Qwen2.5-7B',
      'Model revision': 'sha256:0a1b',
      Architecture: 'Qwen2ForCausalLM',
      Dataset: 'facts',
      'Dataset revision': 'sha256:2c3d',
      Split: 'test',
      'Data licence': 'Apache-2.0',
      'Facts asked': '400',
      Prompt: 'paper',
      Template: 'سؤال: {question}\nالجواب:',
      Continuation: ' {candidate}',
      Tokenizer: 'sha256:4e5f',
      Precision: 'float32',
      Provider: 'cpu',
      Seed: '7',
      Scores: 'recorded:Qwen/Qwen2.5-7B',
      Software: '@polyfact/probe 0.1.0onnxruntime-node 1.30.0',
    })
  })

  it('says what the source does not tell', () => {
    expect(textOf(qwen())).toMatchObject({
      Tokenizer: 'not told by the source',
      'Facts asked': 'not told by the source',
      Seed: 'none',
    })
    expect(new Set(Object.values(textOf(twoByTwo())))).toEqual(new Set(['not told by the source']))
  })

  it('lets a prompt have its own direction', () => {
    const template = madeFromTable(nameResults([fullyDescribed()])).rows.find(
      ({ head }) => head === 'Template',
    )!
    expect(template.cells[0]!.toString()).toMatch(/^<pre dir="auto">سؤال/)
  })
})
