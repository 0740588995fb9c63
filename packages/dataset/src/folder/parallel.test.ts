import { describe, expect, it } from 'vitest'
import { all, makeFact, stream } from '../../test/facts.js'
import { flatRow, parallelRow, wikiFactRow } from '../../test/releases.js'
import { createRejections } from '../rows/rejections.js'
import { parallelFacts } from './parallel.js'

const read = (values: readonly unknown[], rejections = createRejections('error')) =>
  all(
    parallelFacts(stream(values.map((value, index) => ({ value, place: `line ${index + 1}` }))), rejections),
  )

const languagesOf = async (row: unknown) => [...(await read([row]))[0]!.languages.keys()]

describe('parallelFacts', () => {
  it('takes the languages of translations, or else of langs', async () => {
    const fact = makeFact(0, ['en', 'de'])
    expect(await languagesOf(parallelRow(fact))).toEqual(['en', 'de'])
    expect(await languagesOf(wikiFactRow(fact))).toEqual(['en', 'de'])
    expect(await languagesOf({ ...wikiFactRow(fact), translations: { bn: { question: 'x' } } })).toEqual([
      'bn',
    ])
    expect(await languagesOf({ ...wikiFactRow(fact), translations: null })).toEqual(['en', 'de'])
    expect(await languagesOf({ ...wikiFactRow(fact), translations: { bn: {} } })).toEqual(['en', 'de'])
    expect(await languagesOf({ fact_id: fact.id, translations: { bn: {} } })).toEqual([])
  })

  it('says where rows of one language belong', async () => {
    await expect(read([flatRow(makeFact(0), 'en')])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(
        /columns fact_id, language, .*"translations" or "langs".*folder named by it/,
      ),
      details: expect.objectContaining({ fault: 'form', place: 'line 1' }),
    })
    await expect(read([{ fact_id: 'Q1|P2|Q3', langs: ['en'] }])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('takes a block of nothing for a missing language', async () => {
    const translations = {
      en: null,
      de: undefined,
      bn: { question: null, option_ids: undefined },
      sw: { question: '' },
    }
    expect(await languagesOf({ fact_id: 'Q1|P2|Q3', translations })).toEqual(['sw'])
  })

  it('says where each block stands', async () => {
    const [, second] = await read([parallelRow(makeFact(0)), parallelRow(makeFact(1))])
    expect(second!.common.place).toBe('line 2')
    expect(second!.languages.get('de')!.place).toBe('line 2')
  })

  it('refuses a second row of a fact, or leaves it out', async () => {
    const rows = [0, 1, 0].map((index) => parallelRow(makeFact(index)))
    await expect(read(rows)).rejects.toMatchObject({
      code: 'DUPLICATE_ID',
      message: 'line 3: fact Q10|P36|Q20 is also at line 1; one row a fact is expected',
    })
    const rejections = createRejections('skip')
    expect((await read(rows, rejections)).map(({ id }) => id)).toEqual(['Q10|P36|Q20', 'Q11|P36|Q21'])
    expect(rejections.report().reasons['repeated-fact']?.count).toBe(1)
  })

  it('refuses a row without an id', async () => {
    await expect(read([{ ...parallelRow(makeFact(0)), fact_id: null }])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: expect.objectContaining({ fault: 'fact-id', place: 'line 1' }),
    })
  })
})
