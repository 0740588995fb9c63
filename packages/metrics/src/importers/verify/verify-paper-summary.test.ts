import { describe, expect, it } from 'vitest'
import { changed, expectEachFound, without } from '../../../test/changes.js'
import { PAPER_FILES, paperFile } from '../../../test/paper-results.js'
import { verifyPaper } from './verify-paper.js'

// a summary is taken for one by verifyPaper, which also chooses between the ways in which Python adds
const verify = (value: unknown) => verifyPaper('x.json', value)

describe('verifyPaperSummary', () => {
  const summary = (name: Parameters<typeof paperFile>[0]) => without(paperFile(name), 'predictions')

  it.each([...PAPER_FILES, 'Python 3.12'] as const)('confirms that of %s', (name) => {
    const { records, differences, unchecked } = verify(summary(name))
    expect({ records, differences }).toEqual({ records: 0, differences: [] })
    expect(unchecked.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['per_language_accuracy', 'rankc.pairwise', 'answer_agreement.pairwise']),
    )
  })

  it('finds each number that the others give', () => {
    const file = summary('char, with ids')
    const checkable = [
      ['total_consistency', 'all_langs_correct_fraction'],
      ['total_consistency', 'n_facts_all_langs'],
      ['total_consistency', 'mean_languages_correct'],
      ['rankc', 'average'],
      ['rankc', 'average_en_x'],
      ['rankc', 'average_rescaled'],
      ['rankc', 'floor'],
      ['rankc', 'chance'],
      ['rankc', 'n_candidates'],
      ['rankc', 'weights', '3'],
      ['answer_agreement', 'average'],
    ]
    expectEachFound(
      file,
      checkable.map((keys) => ({
        keys,
        value: keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], file) as number,
      })),
      verify,
    )
  })

  it('holds floor and chance over several pool sizes to a tolerance that it states', () => {
    const { floor } = paperFile('byte')['rankc'] as { floor: number }
    const { notices, differences } = verify(changed(summary('byte'), ['rankc', 'floor'], floor * 1.001))
    expect(notices).toEqual([expect.stringContaining('rankc.floor and rankc.chance are held to 1e-12')])
    expect(differences.map(({ path }) => path)).toEqual(['rankc.floor', 'rankc.average_rescaled'])
  })

  it('says what is missing', () => {
    const { unchecked } = verify({ rankc: {}, total_consistency: {} })
    expect(unchecked).toEqual([
      { path: 'per_language_accuracy', reason: expect.stringContaining('needs the predictions') },
      { path: 'total_consistency', reason: 'needs the histogram of right languages' },
      { path: 'rankc', reason: 'needs the values of the pairs' },
      { path: 'answer_agreement', reason: 'not in the file' },
    ])
  })
})
