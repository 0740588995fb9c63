import { describe, expect, it } from 'vitest'
import { questionOfSample } from '../lm-eval/question-of-sample.js'
import { readSample } from '../lm-eval/sample.js'
import { exactMatchOf } from './lm-eval-exact-match.js'
import { recomputeSample } from './lm-eval-sample.js'

function recomputed(fields: object, config?: object) {
  const bytes = Buffer.from(JSON.stringify({ doc_id: 0, doc: {}, filter: 'none', ...fields }))
  const sample = readSample({ bytes, start: 0, end: bytes.length, number: 1, ended: 'by newline' }, [])!
  const question = questionOfSample(sample, { delimiter: ' ', targetField: undefined })
  return recomputeSample(sample, question, exactMatchOf(config))
}
const ranked = (responses: [string, string][], target: string, texts = ['ab', 'éé']) =>
  recomputed({
    target,
    arguments: Object.fromEntries(
      texts.map((text, at) => [`gen_args_${at}`, { arg_0: 'Q', arg_1: ` ${text}` }]),
    ),
    filtered_resps: responses,
  })

describe('recomputeSample', () => {
  it('divides by nothing, by characters and by bytes', () => {
    // -4 < -3; per character -2 < -1.5; per byte -4/2 = -2 < -3/4
    expect(
      ranked(
        [
          ['-4', 'False'],
          ['-3', 'True'],
        ],
        '1',
      ),
    ).toEqual({
      acc: 1,
      acc_norm: 1,
      acc_bytes: 1,
      exact_match: 1,
    })
    // -2 > -3, but per byte -1 < -3/4
    expect(
      ranked(
        [
          ['-2', 'False'],
          ['-3', 'False'],
        ],
        '1',
      ),
    ).toEqual({
      acc: 0,
      acc_norm: 0,
      acc_bytes: 1,
      exact_match: 0,
    })
  })

  it('takes the first of equals, and −∞ for the worst', () => {
    expect(
      ranked(
        [
          ['-2', 'False'],
          ['-2', 'False'],
        ],
        '0',
      ).acc,
    ).toBe(1)
    expect(
      ranked(
        [
          ['-inf', 'False'],
          ['-2', 'False'],
        ],
        '0',
      ).acc,
    ).toBe(0)
  })

  it('says nothing of what it cannot know', () => {
    expect(
      ranked(
        [
          ['x', 'False'],
          ['-2', 'False'],
        ],
        '0',
      ),
    ).toEqual({})
    expect(
      recomputed({
        target: 'a',
        arguments: { gen_args_0: { arg_0: 'Q', arg_1: {} } },
        filtered_resps: ['a'],
      }),
    ).toEqual({})
  })

  it('compares an answer with every gold', () => {
    const written = { arguments: { gen_args_0: { arg_0: 'Q', arg_1: {} } }, filtered_resps: ['b'] }
    const config = { metric_list: [{ metric: 'exact_match' }] }
    expect(recomputed({ ...written, target: "['a', 'b']" }, config)).toEqual({ exact_match: 1 })
    expect(recomputed({ ...written, target: 'a' }, config)).toEqual({ exact_match: 0 })
  })
})
