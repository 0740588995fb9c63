import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from '../test/records.js'
import { rewardFacts, rewardFactsById } from './reward-facts.js'

async function splitsOf(...given: Parameters<typeof rewardFacts>): Promise<Record<string, number>> {
  const splits: Record<string, number> = {}
  for await (const { split } of rewardFacts(...given))
    splits[split ?? 'none'] = (splits[split ?? 'none'] ?? 0) + 1
  return splits
}

/** The same fact, in English alone, as a file of each of the splits. */
async function writeSplits(data: string, ...splits: string[]): Promise<void> {
  const candidates = { option_a: 'Paris', option_b: 'Lyon', option_c: 'Nice', option_d: 'Lille' }
  const asked = {
    question: 'Which?',
    ...candidates,
    answer_text: 'Paris',
    answer_index: 0,
    option_ids: ['Q2', 'Q3', 'Q4', 'Q5'],
  }
  const row = {
    fact_id: 'Q1|P36|Q2',
    subject_id: 'Q1',
    property_id: 'P36',
    object_id: 'Q2',
    translations: { en: asked },
  }
  await mkdir(join(data, 'data', 'parallel'), { recursive: true })
  for (const split of splits)
    await writeFile(join(data, 'data', 'parallel', `${split}.jsonl`), JSON.stringify(row))
}

describe('rewardFacts', () => {
  it('reads every split that the data has, or the one that is named', async () => {
    const all = await splitsOf('sample')
    expect(Object.keys(all)).toEqual(['train', 'validation', 'test'])
    expect(await splitsOf('sample', { split: 'train' })).toEqual({ train: all['train'] })
  })

  it('does without splits that a folder lacks, and is refused what no split has', async () => {
    const data = await emptyFolder()
    await expect(splitsOf(data)).rejects.toMatchObject({ code: 'UNSUPPORTED_FORMAT' })
    await writeSplits(data, 'test')
    expect(await splitsOf(data)).toEqual({ test: 1 })
    await expect(splitsOf(data, { split: 'train' })).rejects.toMatchObject({ code: 'UNKNOWN_OPTION' })
    await expect(splitsOf(data, { languages: ['fi'] })).rejects.toMatchObject({ code: 'UNKNOWN_LANGUAGE' })
  })
})

describe('rewardFactsById', () => {
  it('has every fact by its id, and says how many languages one has', async () => {
    const { facts, languages } = await rewardFactsById('sample', { split: 'test' })
    expect([...facts].every(([id, fact]) => id === fact.id)).toBe(true)
    expect(languages).toBe(12)
  })

  it('refuses a fact that two splits have', async () => {
    const data = await emptyFolder()
    await writeSplits(data, 'train', 'test')
    await expect(rewardFactsById(data)).rejects.toMatchObject({
      code: 'DUPLICATE_ID',
      message: expect.stringContaining('fact Q1|P36|Q2 comes twice'),
    })
    expect((await rewardFactsById(data, { split: 'test' })).facts.size).toBe(1)
  })
})
