import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generatedOf, lmEvalFolder, sampleOf } from '../../../test/lm-eval.js'
import { readSamples } from './read-samples.js'
import { readRunFacts } from './results-file.js'

describe('readSamples', () => {
  it('keeps every filter apart, what was left out of each, and the answers', async () => {
    const folder = await lmEvalFolder({
      mgsm_direct_sw: [
        generatedOf(0, 'a', 'a', { filter: 'strict' }),
        generatedOf(0, 'a.', 'a', { filter: 'loose' }),
        generatedOf(1, 'x', '', { filter: 'loose' }),
      ],
      mgsm_direct_de: [generatedOf(0, 'b', 'a', { filter: 'strict' })],
    })
    const paths = (await readdir(folder)).sort().map((name) => join(folder, name))
    const { table, sources, answers, filters } = await readSamples(paths, await readRunFacts([folder]), {
      joinKey: 'key',
    })
    expect(sources.map(({ task, filter, kind }) => [task, filter, kind])).toEqual([
      ['mgsm_direct_de', 'strict', 'generations'],
      ['mgsm_direct_sw', 'strict', 'generations'],
      ['mgsm_direct_sw', 'loose', 'generations'],
    ])
    expect(sources.map(({ report }) => report.report.dropped.length)).toEqual([0, 0, 1])
    expect(table.ofFact(0).map((question) => answers.get(question)?.text)).toEqual(['b', 'a', 'a.'])
    expect([...filters.get('mgsm_direct_sw')!]).toEqual(['strict', 'loose'])
  })

  it('makes doc_id a key within a part of a benchmark', async () => {
    const folder = await lmEvalFolder({ mmmlu_sw_ke_virology: [sampleOf({ id: 4, doc: {} })] })
    const [name] = await readdir(folder)
    const { table } = await readSamples([join(folder, name!)], await readRunFacts([folder]), {
      joinKey: 'doc_id',
    })
    expect(table.question(0)).toMatchObject({ fact: 'virology/4', language: 'sw' })
  })
})
