import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changed, expectEachFound, numbersOf, without } from '../../../test/changes.js'
import { verifyKlar } from './verify-klar.js'

const verify = (value: unknown) => verifyKlar('x_klar.json', value)

describe('verifyKlar', () => {
  const record = (language: string, index: number, pred: string, relation: string) => ({
    language,
    relation,
    index,
    target: 'Paris',
    pred,
    correct: pred === 'paris',
    contaminated: index === 1,
  })
  const file = {
    model: 'm',
    langs: ['fr', 'es'],
    match_mode: 'lenient',
    per_lang: { fr: [1, 3], es: [2, 3] },
    subset_acc: {
      full: [3, 6, 0.5],
      contaminated_157: [1, 2, 0.5],
      clean_shared_1050: [1, 2, 0.5],
      clean_all: [2, 4, 0.5],
    },
    records: [
      record('fr', 1, 'paris', 'continent'),
      record('fr', 2, 'lyon', 'continent'),
      record('fr', 3, 'lyon', 'capital'),
      record('es', 1, 'lyon', 'continent'),
      record('es', 2, 'paris', 'continent'),
      record('es', 3, 'paris', 'capital'),
    ],
  }

  it('confirms a file and finds each changed count, share and verdict', () => {
    expect(verify(file)).toMatchObject({
      format: 'klar',
      records: 6,
      checked: 22,
      differences: [],
      unchecked: [],
    })
    expectEachFound(file, numbersOf(without(file, 'records')), verify)
    const verdict = changed(file, ['records', '2', 'correct'], true)
    expect(verify(verdict).differences).toEqual([
      { path: 'records.2.correct', stored: true, computed: false },
    ])
  })

  it('says what a stripped file leaves unchecked, and takes a share of nothing', () => {
    const { unchecked } = verify({
      ...without(file, 'per_lang'),
      subset_acc: null,
      records: file.records.map((entry) => without(entry, 'correct')),
    })
    expect(unchecked.map(({ path }) => path)).toEqual(['records.*.correct', 'per_lang', 'subset_acc'])
    // NaN, the share of nothing, is read as null
    const clean = verify({
      ...file,
      subset_acc: { contaminated_157: [0, 0, null] },
      records: file.records.map((entry) => ({ ...entry, contaminated: false })),
    })
    expect(clean.differences).toEqual([])
  })

  it('checks a summary against itself', () => {
    const summary = without(file, 'records')
    const { differences, unchecked } = verify(summary)
    expect(differences).toEqual([])
    expect(unchecked.map(({ path }) => path)).toEqual([
      'per_lang',
      'subset_acc.contaminated_157',
      'subset_acc.clean_shared_1050',
    ])
    expectEachFound(
      summary,
      numbersOf(summary['subset_acc'], ['subset_acc']).filter(
        ({ keys }) => keys[2] === '2' || ['full', 'clean_all'].includes(keys[1]!),
      ),
      verify,
    )
    expect(verify(without(summary, 'subset_acc')).unchecked.map(({ path }) => path)).toEqual([
      'per_lang',
      'subset_acc',
    ])
  })
})

const shared = process.env['POLYFACT_SHARED']

describe('verifyKlar (reference)', () => {
  it.skipIf(shared === undefined)('confirms every number of the published file (POLYFACT_SHARED)', () => {
    const path = join(shared!, 'data', 'reference', 'klar', 'Qwen-2.5-7B_klar.json')
    expect(verify(JSON.parse(readFileSync(path, 'utf8')))).toMatchObject({
      format: 'klar',
      records: 15_714,
      checked: 15_714 + 12 + 12,
      differences: [],
      unchecked: [],
    })
  })
})
