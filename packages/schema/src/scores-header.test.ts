import { describe, expect, it } from 'vitest'
import { parseScoresHeader, type ScoresHeader } from './scores-header.js'

const header: ScoresHeader = {
  schemaVersion: 1,
  kind: 'header',
  id: 'sha256:00',
  model: { id: 'tiny', revision: 'sha256:11', architecture: 'Qwen2ForCausalLM' },
  dataset: { id: 'polyfact-sample', revision: 'sha256:22', split: 'test', license: 'Unicode-3.0' },
  languages: ['en', 'sw'],
  facts: 40,
  prompt: { id: 'paper', template: '{question}', continuation: '{candidate}' },
  tokenizer: { revision: 'sha256:33' },
  precision: 'float32',
  provider: 'cpu',
  versions: { '@polyfact/probe': '0.1.0' },
}
const failing = (change: object) => () => parseScoresHeader({ ...header, ...change }, 'scores.jsonl line 1')

describe('parseScoresHeader', () => {
  it('reads a header', () => expect(parseScoresHeader(header)).toEqual(header))

  it('takes null for what a source does not tell', () => {
    const unknown = { prompt: null, tokenizer: null, precision: null, provider: null, versions: {} }
    const model = { id: 'somebody’s model', revision: null }
    expect(parseScoresHeader({ ...header, ...unknown, model })).toMatchObject({ ...unknown, model })
  })

  it.each([
    [{ kind: 'scores' }, /line 1: kind: found "scores"/],
    [{ languages: [] }, /languages: found \[\]/],
    [{ languages: ['en', 'en'] }, /languages: found \["en","en"\]; expected every language once/],
    [{ facts: 0 }, /facts: found 0/],
    [{ prompt: undefined }, /prompt: found nothing/],
    [{ tokenizer: { revision: '' } }, /tokenizer\.revision: found ""/],
    [{ normalization: 'avg' }, /normalization: found "avg"/],
    [{ versions: { node: 20 } }, /versions\.node: found 20/],
  ])('refuses %j', (change, message) => {
    expect(failing(change)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringMatching(message) }),
    )
  })
})
