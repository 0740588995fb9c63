import { describe, expect, it } from 'vitest'
import { fillsOf, textsOf, warningsOf } from '../../test/drawn.js'
import { olmo, qwen } from '../../test/results.js'
import { freeForm, threeRich, wilson } from '../../test/rich-results.js'
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
        'log-likelihood per token',
        'share of 400 complete facts',
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

describe('consistencySplitBars with intervals', () => {
  const bounded = consistencySplitBars(nameResults(threeRich()))

  it('draws one below the bar for each of the two parts, around the end of the part', () => {
    expect(warningsOf(bounded)).toEqual([])
    const whiskers = (
      bounded as unknown as { layer: { mark: { type: string }; data?: { values: unknown[] } }[] }
    ).layer
      .filter(({ mark }) => mark.type === 'rule')
      .map(({ data }) => data!.values)
    expect(whiskers.map(({ length }) => length)).toEqual([3, 3])
    const [correct, sameWrong] = [wilson({ value: 0.135, facts: 400 }), wilson({ value: 0.015, facts: 400 })]
    expect(whiskers[0]![0]).toEqual({ model: 'Qwen/Qwen2.5-7B', ...correct })
    expect(whiskers[1]![0]).toEqual({
      model: 'Qwen/Qwen2.5-7B',
      low: 0.135 + sameWrong.low,
      high: 0.135 + sameWrong.high,
    })
  })

  it('says so, and only then', async () => {
    expect(await textsOf(bounded)).toContain('lines: 95 % Wilson, around the end of a part')
    expect((await textsOf(spec)).some((text) => text.startsWith('lines'))).toBe(false)
  })
})

describe('splitRows', () => {
  it('leaves what is neither right nor equally wrong', () => {
    expect(splitRows({ name: 'm', result: qwen() })).toEqual([
      { model: 'm', part: SPLIT_PARTS.correct, facts: 54, share: 0.135 },
      { model: 'm', part: SPLIT_PARTS.sameWrong, facts: 6, share: 0.015 },
      { model: 'm', part: SPLIT_PARTS.different, facts: 340, share: 0.85 },
    ])
  })

  it('has the intervals of a result that has some', () => {
    const [correct, sameWrong, different] = splitRows({ name: 'm', result: threeRich()[0]! })
    expect(correct!.interval).toEqual(wilson({ value: 0.135, facts: 400 }))
    expect(sameWrong!.interval).toEqual(wilson({ value: 0.015, facts: 400 }))
    expect(different!.interval).toBeUndefined()
  })

  it('is empty for generated answers without ids', () => {
    expect(splitRows({ name: 'm', result: freeForm() })).toEqual([])
  })
})
