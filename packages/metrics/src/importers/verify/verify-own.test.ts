import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changed, nextAbove, numbersOf, pathOf } from '../../../test/changes.js'
import { fileOf } from '../../../test/files.js'
import { headerOf, refusal, scoresOf } from '../../../test/scores.js'
import { evaluate } from '../../evaluate/evaluate.js'
import { evaluateFreeForm } from '../../free-form/evaluate-free-form.js'
import { verifyOwn } from './verify-own.js'

const verify = async (path: string, records?: string) =>
  verifyOwn(path, JSON.parse(readFileSync(path, 'utf8')), records)

describe('verifyOwn', () => {
  const header = headerOf(['en', 'sw'])
  const scores = [
    scoresOf('f', 'en', ['Q1', 'Q2'], { property: 'P36' }),
    scoresOf('f', 'sw', ['Q2', 'Q1'], { property: 'P36' }),
    scoresOf('g', 'en', ['Q1', 'Q2']),
    scoresOf('g', 'sw', ['Q1', 'Q2']),
  ]
  const options = { header, normalization: 'sum', ties: 'by-position', weighting: 'norm1' } as const
  const text = (records: unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('')

  async function folderWith(result: unknown, name: string, records: unknown[]): Promise<string> {
    const path = await fileOf('result.json', JSON.stringify(result))
    await writeFile(join(dirname(path), name), text(records))
    return path
  }

  it('computes a result anew by its own rules, from the records beside it or elsewhere', async () => {
    const intervals = { level: 0.9, resamples: 20, seed: 3 } as const
    const result = await evaluate(scores, { ...options, intervals })
    const path = await folderWith(result, 'scores.jsonl', [header, ...scores])
    expect(await verify(path)).toMatchObject({
      format: 'result',
      records: 4,
      differences: [],
      unchecked: [],
    })
    const elsewhere = await fileOf('other.jsonl', text([header, ...scores]))
    const alone = await fileOf('result.json', JSON.stringify(result))
    expect(await refusal(() => verify(alone))).toMatch(
      /^FILE_NOT_FOUND: .*found no scores\.jsonl beside it; .*\(records\)$/,
    )
    expect((await verify(alone, elsewhere)).differences).toEqual([])
  })

  it('finds each changed number', async () => {
    const result = await evaluate(scores, options)
    const path = await folderWith(result, 'scores.jsonl', [header, ...scores])
    const places = numbersOf(result).filter(
      ({ keys }) => !['schemaVersion', 'madeFrom'].includes(keys[0]!) && keys[1] !== 'level', // what is asked for
    )
    expect(places.length).toBeGreaterThan(50)
    for (const place of places) {
      const value =
        place.value < 1 ? nextAbove(place.value) : nextAbove(place.value) - (place.value === 1 ? 2 : 0)
      await writeFile(path, JSON.stringify(changed(result, place.keys, value)))
      const { differences } = await verify(path)
      expect(differences.map((difference) => difference.path)).toContain(pathOf(place))
    }
  })

  it('leaves baselines, whose scores are not there', async () => {
    const result = await evaluate(scores, options)
    const withBaselines = changed(result, ['accuracy', 'baselines'], {
      prior: { mean: 0.5, byLanguage: { en: 0.5, sw: 0.5 } },
    })
    const path = await folderWith(withBaselines, 'scores.jsonl', [header, ...scores])
    expect(await verify(path)).toMatchObject({
      differences: [],
      unchecked: [{ path: 'accuracy.baselines' }],
    })
  })

  it('does so for generated answers', async () => {
    const answer = (fact: string, language: string, answered: string) => ({
      schemaVersion: 1 as const,
      kind: 'generation' as const,
      header: header.id,
      fact,
      language,
      text: answered,
      golds: ['Paris'],
    })
    const generations = [answer('f', 'en', 'paris, yes'), answer('f', 'sw', 'lyon')]
    const result = await evaluateFreeForm(generations, { header, matching: 'strict' })
    const path = await folderWith(result, 'generations.jsonl', [header, ...generations])
    expect(await verify(path)).toMatchObject({ records: 2, differences: [], unchecked: [] })
    await writeFile(path, JSON.stringify(changed(result, ['accuracy', 'pooled'], 0.25)))
    expect((await verify(path)).differences).toEqual([{ path: 'accuracy.pooled', stored: 0.25, computed: 0 }])
  })
})
