import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from '../test/records.js'
import { rewardFacts } from './reward-facts.js'

async function splitsOf(...given: Parameters<typeof rewardFacts>): Promise<Record<string, number>> {
  const splits: Record<string, number> = {}
  for await (const { split } of rewardFacts(...given))
    splits[split ?? 'none'] = (splits[split ?? 'none'] ?? 0) + 1
  return splits
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
    await writeFile(join(data, 'data', 'parallel', 'test.jsonl'), JSON.stringify(row))
    expect(await splitsOf(data)).toEqual({ test: 1 })
    await expect(splitsOf(data, { split: 'train' })).rejects.toMatchObject({ code: 'UNKNOWN_OPTION' })
    await expect(splitsOf(data, { languages: ['fi'] })).rejects.toMatchObject({ code: 'UNKNOWN_LANGUAGE' })
  })
})
