import { describe, expect, it } from 'vitest'
import { olmo, qwen } from '../test/results.js'
import { withEverything } from '../test/rich-results.js'
import { baselinesOf } from './baselines.js'
import { nameResults } from './named-result.js'

const namesOf = (...results: Parameters<typeof nameResults>[0]) =>
  baselinesOf(nameResults(results)).map(({ name }) => name)

describe('baselinesOf', () => {
  it('has every baseline once, however many results have it', () => {
    expect(namesOf(qwen(), withEverything(qwen()), withEverything(olmo()))).toEqual([
      'answer frequency',
      'longest candidate',
    ])
    expect(baselinesOf(nameResults([withEverything(qwen())]))[0]).toMatchObject({
      mean: 0.31,
      byLanguage: { sw: 0.28 },
    })
  })

  it('has none where no result has one', () => {
    expect(namesOf(qwen())).toEqual([])
  })

  it('has both where two results differ in one, named for their results', () => {
    const other = withEverything(olmo())
    other.accuracy.baselines!['answer frequency']!.mean = 0.4
    expect(namesOf(withEverything(qwen()), other)).toEqual([
      'answer frequency (Qwen/Qwen2.5-7B)',
      'longest candidate',
      'answer frequency (allenai/OLMo-2-1124-7B)',
    ])
  })
})
