import { describe, expect, it } from 'vitest'
import { all } from '../../test/files.js'
import { candidate, refusal, scoresOf } from '../../test/scores.js'
import { TIDY_COLUMNS, tidyCsv, tidyRows } from './tidy.js'

describe('tidyRows', () => {
  it('has a row for every candidate of every model', async () => {
    const record = scoresOf('F1', 'en', ['Q1', 'Q2'], { property: 'P36', alsoRight: ['Q2'] })
    const rows = await all(
      tidyRows([
        { model: 'a', scores: [record] },
        { model: 'b', scores: [scoresOf('F1', 'en', ['Q1', 'Q2'])] },
      ]),
    )
    expect(rows.map(({ model, candidate, is_right }) => [model, candidate, is_right])).toEqual([
      ['a', 'Q1', true],
      ['a', 'Q2', true],
      ['b', 'Q1', true],
      ['b', 'Q2', false],
    ])
    expect(rows[0]).toEqual({
      model: 'a',
      fact: 'F1',
      property: 'P36',
      group: null,
      language: 'en',
      candidate: 'Q1',
      gold: 'Q1',
      is_right: true,
      correct: null,
      sum: -1,
      tokens: 2,
      characters: 4,
      bytes: 4,
      per_token: null,
    })
    expect(Object.keys(rows[0]!)).toEqual(Object.keys(TIDY_COLUMNS))
  })

  it('refuses a model twice, and one without a record', async () => {
    const scores = [scoresOf('F1', 'en', ['Q1'])]
    const twice = tidyRows([
      { model: 'a', scores },
      { model: 'a', scores },
    ])
    expect(await refusal(() => all(twice))).toBe(
      'DUPLICATE_ID: tidyRows: found the model a twice; one run of each is expected',
    )
    expect(await refusal(() => all(tidyRows([{ model: 'a', scores: [] }])))).toMatch(
      /^EMPTY_INPUT: tidyRows: found no record of a/,
    )
  })
})

describe('tidyCsv', () => {
  it('writes a heading and quotes where they are needed', async () => {
    const record = scoresOf('a "fact", or two', 'en', [], {
      gold: null,
      correct: false,
      candidates: [candidate('x\ny', null, { tokens: null, perToken: -0.25 })],
    })
    expect(await all(tidyCsv([{ model: 'org/m', scores: [record] }]))).toEqual([
      'model,fact,property,group,language,candidate,gold,is_right,correct,sum,tokens,characters,bytes,per_token\n',
      'org/m,"a ""fact"", or two",,,en,"x\ny",,,false,,,4,4,-0.25\n',
    ])
  })
})
