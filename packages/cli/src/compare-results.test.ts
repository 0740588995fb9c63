import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, header, record } from '../test/records.js'
import { compareResults } from './compare-results.js'

const FACTS = [1, 2, 3, 4, 5, 6]

/** A file of a model that is right by sum about the facts with these numbers, in both languages. */
async function fileOf(model: string, right: readonly number[], name = 'scores.jsonl'): Promise<string> {
  const path = join(await emptyFolder(), name)
  const own = { ...header, id: `sha256:${model}`, model: { id: model, revision: null } }
  const records = FACTS.flatMap((n) =>
    header.languages.map((language) => ({
      ...record(n, language),
      header: own.id,
      gold: right.includes(n) ? 'Q9' : 'Q8',
    })),
  )
  await writeFile(path, [own, ...records].map((line) => `${JSON.stringify(line)}\n`).join(''))
  return path
}

const options = { normalization: 'sum', intervals: {}, resamples: 200 } as const

describe('compareResults', () => {
  it('compares every model with the baseline, by any of its names', async () => {
    const paths = [await fileOf('org/base', [1]), await fileOf('org/tuned', FACTS.slice(0, 4))]
    const { comparison, models } = await compareResults(paths, { ...options, baseline: 'base' })
    expect(models.map(({ name }) => name)).toEqual(['org/base', 'org/tuned'])
    expect(comparison).toMatchObject({ baseline: 'org/base', models: ['org/base', 'org/tuned'], facts: 6 })
    expect(comparison.differences.map(({ metric }) => metric)).toEqual([
      'accuracy',
      'totalConsistency',
      'rankc',
      'agreement',
    ])
  })

  it('refuses a name that two models have, and one model alone', async () => {
    const paths = [await fileOf('a/base', [1]), await fileOf('b/base', [2])]
    await expect(compareResults(paths, { ...options, baseline: 'base' })).rejects.toMatchObject({
      code: 'AMBIGUOUS_NAME',
      message: expect.stringContaining('a/base (scores), b/base (scores)'),
    })
    await expect(compareResults(paths.slice(1), { ...options, baseline: 'base' })).rejects.toMatchObject({
      code: 'EMPTY_INPUT',
    })
  })

  it('refuses models under different languages, naming them', async () => {
    const base = await fileOf('org/base', [1])
    const path = join(await emptyFolder(), 'scores.jsonl')
    const own = { ...header, id: 'sha256:x', model: { id: 'org/english', revision: null }, languages: ['en'] }
    const records = FACTS.map((n) => ({ ...record(n, 'en'), header: own.id }))
    await writeFile(path, [own, ...records].map((line) => `${JSON.stringify(line)}\n`).join(''))
    await expect(compareResults([base, path], { ...options, baseline: 'base' })).rejects.toMatchObject({
      code: 'HEADER_MISMATCH',
      message: expect.stringMatching(/org\/english.*en/),
    })
  })
})
