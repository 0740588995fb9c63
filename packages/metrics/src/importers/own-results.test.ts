import { describe, expect, it } from 'vitest'
import { all, fileOf } from '../../test/files.js'
import { jsonl } from '../../test/lm-eval.js'
import { headerOf, refusal, scoresOf } from '../../test/scores.js'
import { readOwnResults } from './own-results.js'

describe('readOwnResults', () => {
  it('counts the records as they are read', async () => {
    const records = [scoresOf('F1', 'en', ['Q1']), scoresOf('F2', 'en', ['Q1'])]
    const run = await readOwnResults(
      await fileOf('scores.jsonl', jsonl([headerOf(['en']), ...records])),
      'scores',
    )
    if (run.records.kind !== 'scores') return expect.unreachable('scores were expected')
    expect(await all(run.records.scores)).toEqual(records)
    expect(run).toMatchObject({ name: 'a model', format: 'scores', report: { kept: 2 } })
  })

  it('reads generations', async () => {
    const generation = {
      schemaVersion: 1,
      kind: 'generation',
      header: 'run',
      fact: 'F1',
      language: 'en',
      text: 'Paris',
      golds: ['Paris'],
    }
    const path = await fileOf('generations.jsonl', jsonl([headerOf(['en']), generation]))
    const run = await readOwnResults(path, 'generations')
    if (run.records.kind !== 'generations') return expect.unreachable('generations were expected')
    expect(await all(run.records.generations)).toEqual([generation])
  })

  it('refuses a file without a record at its end', async () => {
    const run = await readOwnResults(await fileOf('scores.jsonl', jsonl([headerOf(['en'])])), 'scores')
    if (run.records.kind !== 'scores') return expect.unreachable('scores were expected')
    const { scores } = run.records
    expect(await refusal(() => all(scores))).toMatch(/^EMPTY_INPUT: .*found a header and no record/)
  })
})
