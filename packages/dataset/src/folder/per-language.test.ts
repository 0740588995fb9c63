import type { Language } from '@polyfact/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, makeFact, stream } from '../../test/facts.js'
import { flatRow } from '../../test/releases.js'
import type { SourceRow } from '../rows/raw-fact.js'
import { createRejections, type Rejections } from '../rows/rejections.js'
import { joinLanguages } from './per-language.js'

type Orders = Readonly<Record<Language, readonly number[]>>

const rowsOf = (orders: Orders) =>
  Object.entries(orders).map(([language, order]) => {
    const rows = order.map((index, line) => ({
      value: flatRow(makeFact(index, [language]), language),
      place: `${language} line ${line + 1}`,
    }))
    return [language, rows] as const
  })

/** Joins files whose rows are facts by number: which fact has which languages, in the order in which they come. */
async function join(
  orders: Orders,
  { window = 4, rejections = createRejections('error') }: { window?: number; rejections?: Rejections } = {},
) {
  const streams = new Map(rowsOf(orders).map(([language, rows]) => [language, stream<SourceRow>(rows)]))
  const facts = await all(joinLanguages(streams, rejections, window))
  return facts.map(({ id, languages }) => [
    Number(id.slice(2, id.indexOf('|'))),
    [...languages.keys()].sort().join(' '),
  ])
}

describe('joinLanguages', () => {
  it('joins files of one order', async () => {
    expect(await join({ en: [0, 1, 2], de: [0, 1, 2] })).toEqual([
      [0, 'de en'],
      [1, 'de en'],
      [2, 'de en'],
    ])
  })

  it('joins files whose orders differ a little', async () => {
    expect(await join({ en: [1, 0, 2, 3], de: [0, 1, 3, 2] })).toEqual([
      [0, 'de en'],
      [1, 'de en'],
      [3, 'de en'],
      [2, 'de en'],
    ])
  })

  it('hands a fact over without the languages that lack it', async () => {
    expect(await join({ en: [0, 1, 3], de: [0, 1, 2, 3], sw: [1, 2, 3] })).toEqual([
      [0, 'de en'],
      [1, 'de en sw'],
      [2, 'de sw'],
      [3, 'de en sw'],
    ])
  })

  it('does not wait for a language that has ended', async () => {
    const pulled: string[] = []
    async function* watched(rows: readonly SourceRow[]): AsyncGenerator<SourceRow> {
      for (const row of rows) {
        pulled.push(row.place)
        yield row
      }
    }
    const streams = new Map(
      rowsOf({ de: [0, 1, 2, 3, 4], en: [0] }).map(([language, rows]) => [language, watched(rows)]),
    )
    const facts = joinLanguages(streams, createRejections('error'))
    await facts.next()
    await facts.next()
    expect(pulled).toEqual(['de line 1', 'en line 1', 'de line 2'])
  })

  it('closes the files when the caller stops early', async () => {
    const closed: string[] = []
    async function* watched(language: string, rows: readonly SourceRow[]): AsyncGenerator<SourceRow> {
      try {
        yield* rows
      } finally {
        closed.push(language)
      }
    }
    const streams = new Map(
      rowsOf({ en: [0, 1], de: [0, 1] }).map(([language, rows]) => [language, watched(language, rows)]),
    )
    for await (const _ of joinLanguages(streams, createRejections('error'))) break
    expect(closed).toEqual(['de', 'en'])
  })

  it('refuses a row that comes after its fact was handed over, even when rows may be skipped', async () => {
    const late = { en: [0, 1, 2, 3, 4, 5, 6], de: [1, 2, 3, 4, 5, 6, 0] }
    for (const invalid of ['error', 'skip'] as const) {
      await expect(join(late, { rejections: createRejections(invalid) })).rejects.toMatchObject({
        code: 'FACT_REAPPEARED',
        message: expect.stringMatching(/de line 7: fact Q10\|P36\|Q20 comes in de more than 4 facts after/),
      })
    }
    expect(await join(late, { window: 8 })).toHaveLength(7)
  })

  it.each([
    ['at once', { en: [0, 0], de: [0] }, 'en line 2'],
    ['later', { en: [0, 1, 2, 0], de: [0, 1, 2] }, 'en line 4'],
    ['in every language', { en: [0, 1, 0], de: [0, 1, 0] }, 'de line 3'],
  ])('refuses a fact that is repeated %s, or leaves it out', async (_, orders, place) => {
    await expect(join(orders)).rejects.toMatchObject({
      code: 'DUPLICATE_ID',
      details: expect.objectContaining({ place, fault: 'repeated-fact' }),
    })
    const rejections = createRejections('skip')
    const facts = await join(orders, { rejections })
    expect(facts.map(([fact]) => fact)).toEqual([...new Set(orders.en)])
    expect(rejections.report().reasons['repeated-fact']!.count).toBeGreaterThan(0)
  })

  it('refuses a row of another language than its file', async () => {
    const row = { value: flatRow(makeFact(0), 'en'), place: 'line 1' }
    const facts = all(joinLanguages(new Map([['de', stream([row])]]), createRejections('error')))
    await expect(facts).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('is in en; a row in de'),
    })
  })
})

describe('joinLanguages (properties)', () => {
  // files that leave out some facts but keep their order, and differ by less than the window
  const orders = fc
    .tuple(fc.nat(12), fc.uniqueArray(fc.constantFrom('en', 'de', 'sw', 'bn'), { minLength: 1 }))
    .chain(([count, languages]) =>
      fc.tuple(
        ...languages.map((language) =>
          fc.tuple(fc.constant(language), fc.subarray(Array.from({ length: count }, (_, index) => index))),
        ),
      ),
    )

  it('brings every row of every language exactly once, whatever the order of the languages', async () => {
    await fc.assert(
      fc.asyncProperty(orders, async (entries) => {
        const facts = await join(Object.fromEntries(entries), { window: 13 })
        const expected = new Map<number, string[]>()
        for (const [language, order] of entries) {
          for (const index of order) expected.set(index, [...(expected.get(index) ?? []), language])
        }
        const wanted = [...expected].map(([index, languages]) => [index, languages.sort().join(' ')])
        const byFact = (a: (string | number)[], b: (string | number)[]) => Number(a[0]) - Number(b[0])
        expect([...facts].sort(byFact)).toEqual(wanted.sort(byFact))
        expect(await join(Object.fromEntries([...entries].reverse()), { window: 13 })).toEqual(facts)
      }),
    )
  })
})
