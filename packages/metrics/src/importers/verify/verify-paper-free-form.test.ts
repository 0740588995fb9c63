import { describe, expect, it } from 'vitest'
import { changed, expectEachFound, numbersOf, without } from '../../../test/changes.js'
import { verifyPaper } from './verify-paper.js'

const verify = (value: unknown) => verifyPaper('x.json', value)

describe('verifyPaperFreeForm', () => {
  // 2 facts x en, sw: en right twice (100 %), sw once; fact f right everywhere and one entity; g: en Q2, sw none
  const answer = (pred: string, correct: boolean, entity: string | null) => ({
    pred,
    correct,
    entity,
    gold: 'Paris',
  })
  const file = {
    config: { model: 'm', benchmark: 'polyfact_freeform', langs: ['en', 'sw'], matcher: 'klar_lenient' },
    per_language_accuracy: { en: { accuracy: 1, n: 2 }, sw: { accuracy: 0.5, n: 2 } },
    total_consistency: { all_langs_correct_fraction: 0.5, n_facts_all_langs: 2, n_facts_total: 2 },
    freeform_agreement: {
      same_entity_and_correct: 50,
      same_entity_and_wrong: 0,
      same_entity_any: 50,
      resolution_rate: 75,
    },
    predictions: {
      f: { en: answer('paris', true, 'Q1'), sw: answer('paris', true, 'Q1') },
      g: { en: answer('paris', true, 'Q2'), sw: answer('lyon', false, null) },
    },
  }

  it('confirms one and finds each changed number and verdict', () => {
    const { records, differences } = verify(file)
    expect({ records, differences }).toEqual({ records: 4, differences: [] })
    expectEachFound(file, numbersOf(without(file, 'predictions')), verify)
    const verdict = changed(file, ['predictions', 'g', 'sw', 'correct'], true)
    expect(verify(verdict).differences).toEqual([
      { path: 'predictions.g.sw.correct', stored: true, computed: false },
    ])
  })
})
