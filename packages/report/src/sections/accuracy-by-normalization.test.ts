import { describe, expect, it } from 'vitest'
import { olmo, qwen } from '../../test/results.js'
import { threeRich, withEverything } from '../../test/rich-results.js'
import { nameResults } from '../named-result.js'
import { accuracyByNormalization } from './accuracy-by-normalization.js'

describe('accuracyByNormalization', () => {
  it('has a row a mode, the one of this page marked', () => {
    const { rows } = accuracyByNormalization(nameResults(threeRich()))[0]!
    expect(rows.map(({ head, cells }) => [head.toString(), cells[0]])).toEqual([
      ['summed log-likelihood', '0.602'],
      ['log-likelihood per token <span class="own">used here</span>', '0.632'],
      ['log-likelihood per byte', '0.622'],
    ])
  })

  it('has a dash for a result that does not tell', () => {
    const [table] = accuracyByNormalization(nameResults([withEverything(qwen()), olmo()]))
    expect(table!.rows[0]!.cells).toEqual(['0.602', '–'])
  })

  it('is no table where there is one mode only, or none', () => {
    const single = withEverything(qwen())
    single.accuracy.byNormalization = { 'per-token': single.accuracy.byNormalization!['per-token']! }
    expect(accuracyByNormalization(nameResults([single]))).toEqual([])
    expect(accuracyByNormalization(nameResults([qwen()]))).toEqual([])
  })
})
