import { describe, expect, it } from 'vitest'
import { refusal } from '../../../test/scores.js'
import { createImportReport } from '../import-report.js'
import { inspectLogOf } from './inspect-log.js'
import { finishRun, type OpenRun } from './inspect-run.js'
import type { SampleGeneration } from './sample-generation.js'

const log = (name: string) =>
  inspectLogOf(`${name}.json`, {
    eval: { task: 't', model: 'm', dataset: { name } },
    samples: [{ id: 1, target: 'a' }],
  })
const answer = (fact: string, language: string, rest: object = {}): SampleGeneration => ({
  place: 'x',
  fact,
  language,
  text: 'a',
  golds: ['a'],
  ...rest,
})
function run(...generations: SampleGeneration[]): OpenRun {
  const facts: OpenRun['facts'] = new Map()
  for (const each of generations) {
    facts.set(each.fact, (facts.get(each.fact) ?? new Map()).set(each.language, each))
  }
  return { logs: [log('capitals_en'), log('capitals_sw')], facts, report: createImportReport() }
}

describe('finishRun', () => {
  it('names all datasets and languages', () => {
    const { header, files } = finishRun('m', run(answer('f', 'en'), answer('f', 'sw')), {})
    expect(header).toMatchObject({ dataset: { id: 'capitals_en, capitals_sw' }, languages: ['en', 'sw'] })
    expect(files).toEqual(['capitals_en.json', 'capitals_sw.json'])
  })

  it('refuses languages that share no fact, candidates that nothing aligns, and nothing', async () => {
    const refused = (open: OpenRun) => refusal(() => finishRun('m', open, {}))
    expect(await refused(run(answer('f', 'en'), answer('g', 'sw')))).toMatch(/^JOIN_KEY_MISSING: /)
    const byPosition = { ids: 'by position' }
    expect(await refused(run(answer('f', 'en', byPosition), answer('f', 'sw', byPosition)))).toMatch(
      /^CANDIDATES_UNALIGNED: /,
    )
    expect(await refused(run())).toMatch(/^EMPTY_INPUT: /)
  })
})
