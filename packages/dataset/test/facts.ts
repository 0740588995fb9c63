import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Fact, Language } from '@polyfact/schema'
import fc from 'fast-check'
import { onTestFinished } from 'vitest'
import { strip } from '../src/rows/normalize-row.js'

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'polyfact-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** All that an iteration brings. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

/** An iteration over a list. */
export async function* stream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

/** Facts 0, 1, 2, …: `Q1<i>|P36|Q2<i>`, whose candidates are shown in another order in each language. */
export function makeFacts(count: number, languages: readonly Language[] = ['en', 'de'], from = 0): Fact[] {
  return Array.from({ length: count }, (_, index) => makeFact(from + index, languages))
}

export function makeFact(index: number, languages: readonly Language[] = ['en', 'de']): Fact {
  const [subject, object] = [`Q1${index}`, `Q2${index}`]
  const ids = [object, `Q3${index}`, `Q4${index}`, `Q5${index}`]
  const localized = languages.map((language, place) => {
    const shown = ids.map((_, position) => ids[(position + place + index) % 4]!)
    return [
      language,
      {
        question: `${language}: capital of ${subject}?`,
        candidates: shown.map((id) => ({ id, text: `${id} in ${language}` })),
      },
    ] as const
  })
  return {
    id: `${subject}|P36|${object}`,
    subject: { id: subject, label: `subject ${index}` },
    property: { id: 'P36', label: 'capital' },
    object: { id: object, label: `object ${index}` },
    split: 'test',
    languages: Object.fromEntries(localized),
  }
}

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((value) => value !== '' && strip(value) === value)

const localized = fc.record({
  question: text,
  texts: fc.uniqueArray(text, { minLength: 4, maxLength: 4 }),
  order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
})

/** Facts with texts in any script, all in the same languages. */
export const facts = fc
  .uniqueArray(fc.constantFrom('en', 'ar', 'zh', 'sw', 'pt-BR'), { minLength: 1 })
  .chain((languages) =>
    fc
      .array(fc.tuple(...languages.map(() => localized)), { minLength: 1, maxLength: 6 })
      .map((rows) => rows.map((row, index) => factOf(index, languages, row))),
  )

function factOf(
  index: number,
  languages: readonly Language[],
  row: readonly { question: string; texts: string[]; order: number[] }[],
): Fact {
  const plain = makeFact(index, languages)
  const ids = plain.languages[languages[0]!]!.candidates.map(({ id }) => id)
  const inLanguages = row.map(({ question, texts, order }, place) => [
    languages[place]!,
    { question, candidates: order.map((position) => ({ id: ids[position]!, text: texts[position]! })) },
  ])
  return { ...plain, languages: Object.fromEntries(inLanguages) }
}
