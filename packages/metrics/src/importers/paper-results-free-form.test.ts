import { describe, expect, it } from 'vitest'
import { all } from '../../test/files.js'
import { refusal } from '../../test/scores.js'
import { freeFormRun } from './paper-results-free-form.js'

const config = {
  benchmark: 'polyfact_freeform',
  dataset: 'jvonrad/PolyFact-Clean',
  model: 'm',
  langs: ['en'],
}
const answer = { pred: 'paris', gold: 'Paris', entity: 'Q90' }

describe('freeFormRun', () => {
  it('gives answers with the entity that they name, and no gold by id: they are right by their text', async () => {
    const predictions = { 'Q142|P36|Q90': { en: answer, sw: answer } }
    const { header, matching, records, report } = freeFormRun('x.json', {
      config: { ...config, matcher: 'strict' },
      predictions,
    })
    expect(header.dataset.id).toBe('jvonrad/PolyFact-Clean')
    expect(matching).toBe('strict')
    if (records.kind !== 'generations') return expect.unreachable('generations are expected')
    expect(await all(records.generations)).toEqual([
      {
        schemaVersion: 1,
        kind: 'generation',
        header: header.id,
        fact: 'Q142|P36|Q90',
        property: 'P36',
        language: 'en',
        text: 'paris',
        golds: ['Paris'],
        answer: 'Q90',
      },
    ])
    expect(report).toMatchObject({ kept: 1, dropped: [{ count: 1 }] })
  })

  it('refuses a file without answers in its languages', async () => {
    expect(
      await refusal(() => freeFormRun('x.json', { config, predictions: { f: { sw: answer } } })),
    ).toMatch(/^EMPTY_INPUT: x\.json: /)
  })
})
