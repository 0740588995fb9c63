import type { Fact } from '@polyfact/schema'

/** A fact with these candidate texts in each language; the first candidate is the gold. */
export function fact(id: string, languages: Readonly<Record<string, readonly string[]>>): Fact {
  return {
    id,
    subject: { id: 'Q142' },
    property: { id: 'P36' },
    object: { id: 'Q1' },
    languages: Object.fromEntries(
      Object.entries(languages).map(([language, texts]) => [
        language,
        {
          question: `${id} ${language}?`,
          candidates: texts.map((text, index) => ({ id: `Q${index + 1}`, text })),
        },
      ]),
    ),
  }
}

/** Everything that a stream yields. */
export async function collect<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of stream) all.push(value)
  return all
}
