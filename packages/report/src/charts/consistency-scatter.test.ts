import { describe, expect, it } from 'vitest'
import { fillsOf, textsOf, warningsOf } from '../../test/drawn.js'
import { olmo, qwen } from '../../test/results.js'
import { freeForm, threeRich } from '../../test/rich-results.js'
import { nameResults } from '../named-result.js'
import { consistencyScatter, type ScatterMeasure } from './consistency-scatter.js'
import { renderSvg } from './render-svg.js'

const measure: ScatterMeasure = {
  title: 'Total Consistency',
  read: ({ totalConsistency }) => totalConsistency.value,
  interval: ({ intervals }) => intervals?.totalConsistency,
  chance: 0.25 ** 11,
}
const rich = consistencyScatter(nameResults(threeRich()), measure)
const plain = consistencyScatter(nameResults([qwen(), olmo()]), measure)
const texts = consistencyScatter(nameResults([freeForm('a'), freeForm('b', 0.05)]), {
  ...measure,
  chance: undefined,
})

describe('consistencyScatter', () => {
  it('is valid Vega-Lite', () => {
    expect([rich, plain, texts].flatMap(warningsOf)).toEqual([])
  })

  it('has a named point a result, and chance', async () => {
    expect(await textsOf(rich)).toEqual(
      expect.arrayContaining([
        'Accuracy and Total Consistency',
        'log-likelihood per token',
        'crosses: intervals, as in the first table',
        'Qwen/Qwen2.5-7B',
        'allenai/OLMo-2-1124-7B',
        'meta-llama/Llama-3.1-8B-Instruct',
        'chance',
      ]),
    )
    expect(await fillsOf(rich)).toMatchObject({
      'var(--series-1)': 1,
      'var(--series-2)': 1,
      'var(--series-3)': 1,
    })
  })

  it('says in words what it shows', () => {
    expect(plain.description).toBe(
      'Scatter plot of mean accuracy and Total Consistency, log-likelihood per token: Qwen/Qwen2.5-7B 0.632 and 0.135; ' +
        'allenai/OLMo-2-1124-7B 0.448 and 0.035.',
    )
  })

  it('draws a cross of two lines with rims for every result with intervals, and none for others', async () => {
    const linesOf = async (spec: typeof rich) =>
      ((await renderSvg(spec, 'x')).match(/<line[^>]*stroke-linecap="round"/g) ?? []).length
    expect(await linesOf(rich)).toBe(3 * 4)
    expect(await linesOf(plain)).toBe(0)
    expect(await textsOf(plain)).not.toContain('crosses: intervals, as in the first table')
  })

  it('has no chance where nothing is guessed', async () => {
    expect(await textsOf(texts)).not.toContain('chance')
  })

  it('shortens a long name, but not in words', async () => {
    const long = 'organisation/a-model-with-a-name-that-has-no-end'
    const spec = consistencyScatter(nameResults([qwen(), olmo()], [long, 'b']), measure)
    expect(await textsOf(spec)).toContain('organisation/a-model-with-a-name-th…')
    expect(spec.description).toContain(long)
  })

  it('leaves out a result without the measure', async () => {
    const { rankc: _, ...older } = olmo()
    const read: ScatterMeasure['read'] = ({ rankc }) => rankc?.average
    const spec = consistencyScatter(nameResults([qwen(), older]), { ...measure, read })
    expect(await textsOf(spec)).not.toContain('allenai/OLMo-2-1124-7B')
  })
})
