import { evaluate } from '@polyfact/metrics'
import { describe, expect, it } from 'vitest'
import { header, record } from '../test/records.js'
import { breakdownTable } from './breakdown-table.js'

const result = await evaluate(
  [1, 2, 7].flatMap((n) => header.languages.map((language) => record(n, language))),
  {
    header,
    normalization: 'sum',
  },
)

describe('breakdownTable', () => {
  it('has a row for every language, with what it shares with the others', () => {
    expect(breakdownTable(result, 'language')).toMatchInlineSnapshot(`
      "┌──────────┬──────────┬───────────┬───────┬───────┬───────────┬────────┐
      │ language │ accuracy │  interval │ right │ facts │ agreement │  RankC │
      ├──────────┼──────────┼───────────┼───────┼───────┼───────────┼────────┤
      │ en       │   66.7 % │ 20.8–93.9 │     2 │     3 │    1.0000 │ 1.0000 │
      │ sw       │   66.7 % │ 20.8–93.9 │     2 │     3 │    1.0000 │ 1.0000 │
      └──────────┴──────────┴───────────┴───────┴───────┴───────────┴────────┘"
    `)
  })

  it('has a row for every relation', () => {
    expect(breakdownTable(result, 'property')).toMatchInlineSnapshot(`
      "┌──────────┬───────┬──────────┬───────────────────┬────────┬───────────┐
      │ relation │ facts │ accuracy │ Total Consistency │  RankC │ agreement │
      ├──────────┼───────┼──────────┼───────────────────┼────────┼───────────┤
      │ P36      │     3 │   66.7 % │            66.7 % │ 1.0000 │    1.0000 │
      └──────────┴───────┴──────────┴───────────────────┴────────┴───────────┘"
    `)
  })

  it('says where no fact has a group', () => {
    expect(() => breakdownTable(result, 'group')).toThrow(
      'breakdownTable: no fact has a group; a group is expected in the records',
    )
  })
})
