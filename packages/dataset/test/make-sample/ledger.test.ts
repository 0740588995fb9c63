import { describe, expect, it } from 'vitest'
import { createLedger } from '../../scripts/make-sample/ledger.js'

describe('createLedger', () => {
  it('counts by rule and relation', () => {
    const ledger = createLedger()
    ledger.drop('P36', 'leak', 'SG')
    ledger.drop('P30', 'leak', 'ZA')
    ledger.drop('P36', 'leak', 'LU')
    ledger.drop('P36', 'no name', 'XX')
    expect(ledger.counts()).toEqual([
      { rule: 'leak', byRelation: { P36: 2, P30: 1 }, what: ['SG', 'ZA', 'LU'] },
      { rule: 'no name', byRelation: { P36: 1 }, what: ['XX'] },
    ])
  })
})
