import { describe, expect, it } from 'vitest'
import { cardTables, fillCard } from '../../scripts/make-sample/card-tables.js'
import { createLedger } from '../../scripts/make-sample/ledger.js'
import { readSample } from '../../src/sample/read-sample.js'

describe('fillCard', () => {
  const card =
    'before\n<!-- table: a -->\nold\n<!-- end -->\nbetween\n<!-- table: b -->\n<!-- end -->\nafter\n'

  it('replaces what stands in a place and nothing else', () => {
    const filled = fillCard(card, { a: '| A |', b: '| B |' })
    expect(filled).toBe(
      'before\n<!-- table: a -->\n\n| A |\n\n<!-- end -->\nbetween\n<!-- table: b -->\n\n| B |\n\n<!-- end -->\nafter\n',
    )
    expect(fillCard(filled, { a: '| A |', b: '| B |' })).toBe(filled)
  })

  it('names a table that has no place', () => {
    expect(() => fillCard(card, { c: '' })).toThrow('table c')
  })
})

describe('cardTables', () => {
  it('counts what the sample holds and what the ledger notes', async () => {
    const { file, facts } = await readSample()
    const ledger = createLedger()
    ledger.drop('P37', 'a rule', 'XX')
    const { counts, rules, ids, 'latin names': latin } = cardTables(file, facts, ledger)
    const test = facts.filter(({ split }) => split === 'test').length
    const cells = (row: string) => row.split('|').map((cell) => cell.trim())
    const all = counts!
      .split('\n')
      .map(cells)
      .find(([, name]) => name === 'all')!
    expect(all.slice(4, 6)).toEqual([String(test), String(facts.length)])
    expect(rules!.split('\n').map(cells)).toContainEqual(['', 'a rule', '0', '0', '1', '0', ''])
    // two columns on a terminal for each character of フラン
    const [head, rule, row] = latin!.split('\n').map(({ length }) => length)
    expect(rule).toBe(head)
    expect(row).toBe(head! - [...'フラン'].length)
    const wikidata = file.entities.filter(({ id }) => /^Q\d+$/.test(id)).length
    expect(ids).toContain(`${wikidata} of ${file.entities.length} entities have a Wikidata id`)
  })
})
