import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changed, expectEachFound, nextAbove, pathOf, without } from '../../../test/changes.js'
import { aggregatesOf, PAPER_FILES, paperFile } from '../../../test/paper-results.js'
import { refusal } from '../../../test/scores.js'
import { verifyPaper } from './verify-paper.js'

const verify = (value: unknown) => verifyPaper('x.json', value)

describe('verifyPaper', () => {
  it.each(PAPER_FILES)('confirms %s', (name) => {
    const { format, records, checked, differences, notices } = verify(paperFile(name))
    expect({ format, records, differences, notices }).toEqual({
      format: 'paper',
      records: 35,
      differences: [],
      notices: [],
    })
    expect(checked).toBeGreaterThan(aggregatesOf(paperFile(name)).length)
  })

  it('confirms sums of Python 3.12, and says so', () => {
    const { differences, notices } = verify(paperFile('Python 3.12'))
    expect(differences).toEqual([])
    expect(notices).toEqual([expect.stringContaining('Python 3.12 and later')])
  })

  it.each(PAPER_FILES)('finds each changed number of %s', (name) => {
    expectEachFound(paperFile(name), aggregatesOf(paperFile(name)), verify)
  })

  it('names the change, with both values', () => {
    const file = changed(paperFile('byte'), ['rankc', 'pair_n', 'en-sw'], 9)
    expect(verify(file).differences).toEqual([{ path: 'rankc.pair_n.en-sw', stored: 9, computed: 8 }])
  })

  it('finds a changed choice, score and verdict', async () => {
    const at = ['predictions', 'bmlama53_1', 'de']
    const { predictions } = paperFile('byte') as {
      predictions: Record<string, Record<string, { scores: number[]; pred_idx: number; correct: boolean }>>
    }
    const entry = predictions['bmlama53_1']!['de']!
    const differing = (keys: string[], to: unknown) =>
      verify(changed(paperFile('byte'), [...at, ...keys], to)).differences.map(({ path }) => path)
    expect(differing(['pred_idx'], entry.pred_idx + 1)).toEqual(['predictions.bmlama53_1.de.pred_idx'])
    expect(differing(['scores', '0'], nextAbove(entry.scores[0]!))).toContain(
      'predictions.bmlama53_1.de.scores.0',
    )
    expect(differing(['correct'], !entry.correct)).toContain('per_language_accuracy.de.accuracy')
    const withGold = changed(
      paperFile('char, with ids'),
      ['predictions', 'Q0|P36|Q100', 'en', 'correct'],
      'x',
    )
    expect(await refusal(() => verify(withGold))).toMatch(/^INVALID_INPUT: .*Q0\|P36\|Q100\.en\.correct/)
  })

  it('checks a verdict against the gold, and without one says where languages contradict each other', () => {
    const config = { benchmark: 'global_mmlu', model: 'm', langs: ['en', 'de', 'sw'] }
    const one = (best: number, correct: boolean, rest: object = {}) => ({
      scores: [0, 1, 2].map((at) => (at === best ? -1 : -2)),
      correct,
      ...rest,
    })
    const check = (byLanguage: object) => verify({ config, predictions: { f: byLanguage } })
    const gold = { gold_idx: 2 }
    const stated = { en: one(1, true, gold), de: one(2, true, gold), sw: one(0, false, gold) }
    expect(check(stated).differences).toEqual([
      { path: 'predictions.f.en.correct', stored: true, computed: false },
    ])
    expect(check({ en: one(1, true), de: one(1, true), sw: one(0, false) }).notices).toEqual([])
    const other = check({ en: one(1, true), de: one(1, true), sw: one(0, true) })
    expect(other.differences).toEqual([])
    expect(other.notices).toEqual([
      expect.stringMatching(
        /^1 verdict does not fit .* \(first predictions\.f\.sw\.correct\): the benchmark may/,
      ),
    ])
    expect(check({ en: one(1, true), de: one(1, false), sw: one(1, false) }).notices).toEqual([
      expect.stringMatching(/^2 verdicts do not fit .*predictions\.f\.de\.correct/),
    ])
  })

  it('says what a stripped file leaves unchecked', () => {
    const { differences, unchecked } = verify(without(paperFile('byte'), 'rankc', 'answer_agreement'))
    expect(differences).toEqual([])
    expect(unchecked).toEqual([
      { path: 'predictions.*.*.correct', reason: 'the file does not say which option is right' },
      { path: 'rankc', reason: 'not in the file' },
      { path: 'answer_agreement', reason: 'not in the file' },
    ])
    const odd = changed(paperFile('byte'), ['rankc', 'spread'], 1)
    expect(verify(odd).unchecked).toContainEqual({
      path: 'rankc.spread',
      reason: 'nothing is known of how it is computed',
    })
  })

  it('leaves accuracy where nothing says what is right', () => {
    const file = structuredClone(paperFile('byte')) as {
      predictions: Record<string, Record<string, { correct?: boolean }>>
    }
    delete file.predictions['bmlama53_0']!['en']!.correct
    const { differences, unchecked } = verify(file)
    expect(differences).toEqual([])
    const reason = 'a prediction has neither a gold nor "correct"'
    expect(unchecked).toContainEqual({ path: 'per_language_accuracy', reason })
    expect(unchecked).toContainEqual({ path: 'total_consistency', reason })
  })

  it('checks means over stored pairs where options are not aligned', () => {
    const file = structuredClone(paperFile('char, with ids')) as {
      config: object
      predictions: Record<string, Record<string, { option_ids?: string[] }>>
    }
    for (const byLanguage of Object.values(file.predictions)) {
      for (const prediction of Object.values(byLanguage)) delete prediction.option_ids
    }
    const { differences, unchecked } = verify(file)
    expect(differences).toEqual([])
    expect(unchecked.map(({ path }) => path)).toEqual([
      'rankc.pairwise',
      'answer_agreement.pairwise',
      'predictions.*.*.correct',
      'rankc.pair_n',
    ])
    const average = (paperFile('char, with ids')['rankc'] as { average: number }).average
    const changedAverage = changed(file, ['rankc', 'average'], nextAbove(average))
    expect(verify(changedAverage).differences.map(({ path }) => path)).toEqual(['rankc.average'])
  })

  it('leaves RankC of a fact whose languages have different options', () => {
    const file = changed(
      paperFile('before August 2026'),
      ['predictions', 'astronomy/test/0', 'sw', 'scores'],
      [-1],
    )
    expect(verify(file).unchecked).toContainEqual({
      path: 'predictions.astronomy/test/0',
      reason: expect.stringContaining('different options'),
    })
  })
})

describe('verifyPaper (properties)', () => {
  it('finds any changed value of any golden file', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.constantFrom(...PAPER_FILES), fc.nat(), double, (name, at, value) => {
        const places = aggregatesOf(paperFile(name))
        const place = places[at % places.length]!
        fc.pre(value !== place.value)
        const { differences } = verify(changed(paperFile(name), place.keys, value))
        expect(differences.map(({ path }) => path)).toContain(pathOf(place))
      }),
    )
  })
})

const shared = process.env['POLYFACT_SHARED']
const reference = (name: string) => join(shared!, 'data', 'reference', 'gmmlu-lite', name)

describe('verifyPaper (reference)', () => {
  it.skipIf(shared === undefined).each(['Qwen-2.5-7B', 'OLMo-2-1124-7B'])(
    'confirms every number of the published file of %s (POLYFACT_SHARED)',
    (model) => {
      const path = reference(`${model}_gmmlu_lite_consistency.json`)
      const verification = verify(JSON.parse(readFileSync(path, 'utf8')))
      expect(verification).toMatchObject({ format: 'paper', records: 4_400, differences: [] })
      // the benchmark's own gold is another in Chinese for some facts of one subject
      expect(verification.notices).toEqual([
        expect.stringMatching(
          /^[34] verdicts do not fit .*high_school_world_history\/test\/\d+\.zh\.correct/,
        ),
      ])
      expect(verification.unchecked.map(({ path }) => path)).toEqual(['predictions.*.*.correct'])
      expect(verification.checked).toBeGreaterThan(4_400)
    },
  )
})
