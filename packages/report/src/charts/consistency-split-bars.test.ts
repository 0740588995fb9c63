import { describe, expect, it } from 'vitest'
import { fillsOf, textsOf, warningsOf } from '../../test/drawn.js'
import { olmo, qwen } from '../../test/results.js'
import { nameResults } from '../named-result.js'
import { consistencySplitBars, SPLIT_PARTS, splitRows } from './consistency-split-bars.js'

const spec = consistencySplitBars(nameResults([qwen(), olmo()]))

describe('consistencySplitBars', () => {
  it('is valid Vega-Lite', () => {
    expect(warningsOf(spec)).toEqual([])
  })

  it('names normalisation, parts and results', async () => {
    expect(await textsOf(spec)).toEqual(
      expect.arrayContaining([
        'log-likelihood per token; share of 400 complete facts',
        ...Object.values(SPLIT_PARTS),
        'Qwen/Qwen2.5-7B',
        'allenai/OLMo-2-1124-7B',
      ]),
    )
  })

  it('draws three parts a result beside their legend', async () => {
    expect(await fillsOf(spec)).toMatchObject({
      'var(--ink)': 3,
      'var(--notice)': 3,
      'var(--rest)': 3,
    })
  })
})

describe('splitRows', () => {
  it('leaves what is neither right nor equally wrong', () => {
    expect(splitRows('m', qwen().consistencySplit)).toEqual([
      { model: 'm', part: SPLIT_PARTS.correct, facts: 54, share: 0.135 },
      { model: 'm', part: SPLIT_PARTS.sameWrong, facts: 6, share: 0.015 },
      { model: 'm', part: SPLIT_PARTS.different, facts: 340, share: 0.85 },
    ])
  })
})
