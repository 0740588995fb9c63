import { describe, expect, it } from 'vitest'
import { arabicOnly, olmo, qwen } from '../../test/results.js'
import { freeForm, threeRich } from '../../test/rich-results.js'
import { nameResults } from '../named-result.js'
import { scatterFigures } from './models.js'

const idsOf = (...results: Parameters<typeof nameResults>[0]) =>
  scatterFigures(nameResults(results)).map(({ id }) => id)

describe('scatterFigures', () => {
  it('has Total Consistency, and the best other measure that there is', () => {
    expect(idsOf(qwen(), olmo())).toEqual(['accuracy-consistency', 'accuracy-rankc'])
    expect(idsOf(freeForm('a'), freeForm('b'))).toEqual(['accuracy-consistency'])
    const agreeing = { ...freeForm('b'), agreement: { average: 0.4, pairwise: {} } }
    expect(idsOf(freeForm('a'), agreeing)).toEqual(['accuracy-consistency', 'accuracy-agreement'])
  })

  it('has nothing to hold one result, or one language, against', () => {
    expect(idsOf(qwen())).toEqual([])
    expect(idsOf(arabicOnly(), arabicOnly())).toEqual([])
  })

  it('has the exact numbers, and intervals where there are some', () => {
    expect(scatterFigures(nameResults([qwen(), olmo()]))[0]!.numbers.rows[0]!.cells).toEqual([
      0.6320454545454545, 0.135,
    ])
    const { caption, columns, rows } = scatterFigures(nameResults(threeRich()))[1]!.numbers
    expect(caption).toBe(
      'Mean accuracy and RankC, log-likelihood per token; ' +
        'low–high: 95 % bootstrap over 400 facts (percentile), 10,000 resamples, seed 0',
    )
    expect(columns).toEqual(['Model', 'mean accuracy', 'low–high', 'RankC', 'low–high'])
    expect(rows[0]!.cells).toEqual([0.6320454545454545, '0.596–0.668', 0.6970000010423949, '0.676–0.718'])
  })

  it('says that the interval of Total Consistency is got in another way', () => {
    expect(scatterFigures(nameResults(threeRich()))[0]!.numbers.caption).toBe(
      'Mean accuracy and Total Consistency, log-likelihood per token; low–high: of Total Consistency 95 % Wilson; ' +
        'of means 95 % bootstrap over 400 facts (percentile), 10,000 resamples, seed 0',
    )
  })
})
