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

  it('has a row for every property', () => {
    expect(breakdownTable(result, 'property')).toMatchInlineSnapshot(`
      "┌──────────┬───────┬──────────┬───────────────────┬────────┬───────────┐
      │ property │ facts │ accuracy │ Total Consistency │  RankC │ agreement │
      ├──────────┼───────┼──────────┼───────────────────┼────────┼───────────┤
      │ P36      │     3 │   66.7 % │            66.7 % │ 1.0000 │    1.0000 │
      └──────────┴───────┴──────────┴───────────────────┴────────┴───────────┘"
    `)
  })

  it('is named in a document', () => {
    expect(breakdownTable(result, 'property', { form: 'markdown' })).toMatch(/\n\ntiny, by property$/)
    expect(breakdownTable(result, 'property', { form: 'latex', name: 'a_b' })).toContain(
      '\\caption{a\\_b, by property}',
    )
  })

  it('says where no fact has a group', () => {
    expect(() => breakdownTable(result, 'group')).toThrow(
      'breakdownTable: no fact has a group; records that tell it are expected, so take the numbers by property or language',
    )
    const { byProperty: _, ...bare } = result
    expect(() => breakdownTable(bare, 'property')).toThrow(
      /no fact has a property, which is its relation; .* by language$/,
    )
  })
})
