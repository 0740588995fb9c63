import { describe, expect, it } from 'vitest'
import { nameRuns, runCalled } from './model-names.js'

const run = (name: string, ...files: string[]) => ({ name, files })

describe('nameRuns', () => {
  it('takes the id of the model, the stem of its file, or its path, whichever tells runs apart', () => {
    expect(nameRuns([run('Qwen/Qwen2.5-7B', 'a.json'), run('allenai/OLMo', 'b.json')])).toEqual([
      'Qwen/Qwen2.5-7B',
      'allenai/OLMo',
    ])
    expect(nameRuns([run('m', 'x/base.v1.json'), run('m', 'x/grpo.json'), run('n', 'x/n.json')])).toEqual([
      'base.v1',
      'grpo',
      'n',
    ])
    expect(nameRuns([run('m', 'a/scores.jsonl'), run('m', 'b/scores.jsonl')])).toEqual([
      'a/scores.jsonl',
      'b/scores.jsonl',
    ])
  })

  it('does not call a file as another model is called', () => {
    expect(nameRuns([run('base', 'z.json'), run('m', 'base.json'), run('m', 'grpo.json')])).toEqual([
      'base',
      'base.json',
      'grpo',
    ])
  })

  it('refuses the same file twice', () => {
    expect(() => nameRuns([run('m', 'a.json'), run('m', 'a.json')])).toThrow(
      'a.json is given twice; every result once is expected',
    )
  })
})

describe('runCalled', () => {
  const ids = ['allenai/OLMo-2-1124-7B', 'Qwen/Qwen2.5-7B', 'someone/OLMo-2-1124-7B']
  const runs = ids.map((id, at) => run(id, ['olmo.json', 'qwen.json', 'other.json'][at]!))

  it('knows a model by its id, its last segment, or the stem of its file', () => {
    expect(runCalled('Qwen/Qwen2.5-7B', runs, ids).name).toBe('Qwen/Qwen2.5-7B')
    expect(runCalled('Qwen2.5-7B', runs, ids).name).toBe('Qwen/Qwen2.5-7B')
    expect(runCalled('olmo', runs, ids).name).toBe('allenai/OLMo-2-1124-7B')
  })

  it('lists the models that an ambiguous name could be, and all where it is nobody’s', () => {
    expect(() => runCalled('OLMo-2-1124-7B', runs, ids)).toThrow(
      expect.objectContaining({
        code: 'AMBIGUOUS_NAME',
        message:
          'the name "OLMo-2-1124-7B" is that of allenai/OLMo-2-1124-7B (olmo), someone/OLMo-2-1124-7B (other); a name of one model is expected',
      }),
    )
    expect(() => runCalled('', [run('olmo', 'olmo.json')], ['olmo'])).toThrow(
      'no model is called ""; there are olmo',
    )
    expect(() => runCalled('llama', runs, ids)).toThrow(
      'no model is called "llama"; there are allenai/OLMo-2-1124-7B (olmo), Qwen/Qwen2.5-7B (qwen), someone/OLMo-2-1124-7B (other)',
    )
  })
})
