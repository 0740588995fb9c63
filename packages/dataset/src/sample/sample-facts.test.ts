import { PAPER_LANGUAGES } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { all } from '../../test/facts.js'
import { sampleFacts } from './sample-facts.js'

describe('sampleFacts', () => {
  it("has the facts of one split in the paper's languages and order", async () => {
    const facts = await all(sampleFacts('validation'))
    expect(new Set(facts.map(({ split }) => split))).toEqual(new Set(['validation']))
    for (const { languages } of facts) expect(Object.keys(languages)).toEqual(PAPER_LANGUAGES)
  })

  it('has the wanted languages in the wanted order, with the same content', async () => {
    const [whole] = await all(sampleFacts('test'))
    const [part] = await all(sampleFacts('test', ['sw', 'en']))
    expect(Object.entries(part!.languages)).toEqual([
      ['sw', whole!.languages['sw']],
      ['en', whole!.languages['en']],
    ])
    expect({ ...part, languages: null }).toEqual({ ...whole, languages: null })
  })

  it('has every fact in exactly one split', async () => {
    const splits = await Promise.all(
      (['train', 'validation', 'test'] as const).map((split) => all(sampleFacts(split))),
    )
    const ids = splits.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(splits.every((facts) => facts.length > 0)).toBe(true)
  })

  it('says which languages it has', async () => {
    await expect(all(sampleFacts('test', ['en', 'ko']))).rejects.toMatchObject({
      code: 'UNKNOWN_LANGUAGE',
      message: expect.stringMatching(/the sample has no facts in ko; it has en, de, id/),
    })
  })
})
