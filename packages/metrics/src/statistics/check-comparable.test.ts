import type { FreeFormResult } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { headerOf, refusal } from '../../test/scores.js'
import { modelOf } from '../../test/statistics.js'
import type { ModelResult } from '../per-fact.js'
import { checkComparable, checkSameEvaluation } from './check-comparable.js'

const RIGHT = [4, 2, 1]
const EXPECTED = 'models are compared on the same facts in the same languages, evaluated alike'

const from = (dataset: { id?: string; revision?: string | null; split?: string }) => ({
  madeFrom: headerOf(['en'], { dataset: { id: 'a dataset', revision: null, ...dataset } }),
})
const refusedTogether = (a: ModelResult, b: ModelResult) => refusal(() => checkComparable('caller', [a, b]))

describe('checkComparable', () => {
  it('takes models that were evaluated alike, whatever order their languages and facts are in', () => {
    const a = modelOf('a', RIGHT)
    const b = modelOf('b', [0, 0, 0], { languages: ['bn', 'sw', 'de', 'en'] })
    const turned = { ...b, perFact: { ...b.perFact, facts: b.perFact.facts.toReversed() } }
    expect(() => checkComparable('caller', [a, b, turned])).not.toThrow()
  })

  it('names a different normalisation, rule for ties or weighting', async () => {
    const a = modelOf('a', RIGHT)
    expect(await refusedTogether(a, modelOf('b', RIGHT, { normalization: 'sum' }))).toBe(
      `HEADER_MISMATCH: caller: the normalization of a is per-byte and that of b is sum; ${EXPECTED}`,
    )
    const ties = { rule: 'by-position' as const, value: 0, tied: 0, questions: 1 }
    expect(await refusedTogether(a, modelOf('b', RIGHT, { ties }))).toContain(
      'the rule for ties of a is by-id and that of b is by-position',
    )
    const rankc = { average: 1, pairwise: {}, facts: {}, floor: 0, chance: 0, rescaled: 1 }
    const [one, other] = (['softmax', 'norm1'] as const).map((weighting, index) =>
      modelOf(`m${index}`, RIGHT, { rankc: { weighting, ...rankc } }),
    )
    expect(await refusedTogether(one!, other!)).toContain(
      'the RankC weighting of m0 is softmax and that of m1 is norm1',
    )
  })

  it('names a different kind of evaluation and a different matching', async () => {
    const freeForm = (name: string, matching: FreeFormResult['matching']): ModelResult => {
      const { perFact } = modelOf(name, RIGHT)
      const nothing = { mean: 0, byLanguage: {} }
      const result: FreeFormResult = {
        schemaVersion: 1,
        kind: 'free-form',
        matching,
        languages: ['en', 'de', 'sw', 'bn'],
        facts: { total: 3, complete: 3 },
        accuracy: { ...nothing, pooled: 0 },
        exactMatch: nothing,
        tokenF1: nothing,
        empty: { value: 0, empty: 0, questions: 12, byLanguage: {} },
        totalConsistency: { value: 0, facts: 3, correct: 0, histogram: {}, meanLanguagesCorrect: 0 },
        madeFrom: null,
      }
      return { name, result, perFact }
    }
    expect(await refusedTogether(modelOf('a', RIGHT), freeForm('b', 'strict'))).toContain(
      'the kind of evaluation of a is evaluation and that of b is free-form',
    )
    expect(await refusedTogether(freeForm('a', 'lenient'), freeForm('b', 'strict'))).toContain(
      'the matching of a is lenient and that of b is strict',
    )
  })

  it('names a different dataset, revision or split, where both tell it', async () => {
    const a = modelOf('a', RIGHT, from({ revision: 'r1', split: 'test' }))
    expect(await refusedTogether(a, modelOf('b', RIGHT, from({ id: 'another' })))).toContain(
      'the dataset of a is a dataset and that of b is another',
    )
    expect(await refusedTogether(a, modelOf('b', RIGHT, from({ revision: 'r2' })))).toContain(
      'the dataset revision of a is r1 and that of b is r2',
    )
    expect(await refusedTogether(a, modelOf('b', RIGHT, from({ split: 'dev' })))).toContain(
      'the dataset split of a is test and that of b is dev',
    )
    expect(() => checkComparable('caller', [a, modelOf('b', RIGHT, from({}))])).not.toThrow()
    expect(() => checkComparable('caller', [a, modelOf('b', RIGHT)])).not.toThrow()
  })

  it('finds two that differ behind a first that tells nothing', async () => {
    const models = [
      modelOf('a', RIGHT),
      modelOf('b', RIGHT, from({ revision: 'r1' })),
      modelOf('c', RIGHT, from({ revision: 'r2' })),
    ]
    expect(await refusal(() => checkComparable('caller', models))).toContain(
      'the dataset revision of b is r1 and that of c is r2',
    )
  })

  it('names different languages', async () => {
    expect(
      await refusedTogether(modelOf('a', RIGHT), modelOf('b', RIGHT, { languages: ['en', 'de', 'sw'] })),
    ).toBe(
      `HEADER_MISMATCH: caller: the languages of a are en, de, sw, bn and those of b are en, de, sw; ${EXPECTED}`,
    )
    expect(
      await refusedTogether(
        modelOf('a', RIGHT),
        modelOf('b', RIGHT, { languages: ['en', 'de', 'sw', 'fr'] }),
      ),
    ).toContain('those of b are en, de, sw, fr')
  })

  it('counts the facts that one model lacks and names the first', async () => {
    expect(await refusedTogether(modelOf('a', [1, 2, 3]), modelOf('b', [1]))).toBe(
      `HEADER_MISMATCH: caller: a has 2 complete facts that b lacks, f1 the first; ${EXPECTED}`,
    )
    const other = modelOf('b', RIGHT)
    const renamed = { ...other, perFact: { ...other.perFact, facts: ['f0', 'g1', 'g2'] } }
    expect(await refusedTogether(modelOf('a', RIGHT), renamed)).toContain(
      'a has 2 complete facts that b lacks, f1 the first and b has 2 complete facts that a lacks, g1 the first',
    )
  })
})

describe('checkSameEvaluation', () => {
  it('refuses what was evaluated differently, and does not look at the facts', async () => {
    expect(() => checkSameEvaluation('caller', [modelOf('a', RIGHT), modelOf('b', [1])])).not.toThrow()
    const other = modelOf('b', RIGHT, { normalization: 'sum' })
    expect(await refusal(() => checkSameEvaluation('caller', [modelOf('a', RIGHT), other]))).toContain(
      'the normalization of a is per-byte and that of b is sum',
    )
  })
})
