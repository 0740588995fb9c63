import type { Fact } from '@polyfact/schema'

/** `Q1` to `Q3` in English and Swahili, where Durham is right and Paris, Rome and Oslo are not. */
export function testFact(id: string, languages: readonly string[] = ['en', 'sw']): Fact {
  const candidates = ['Durham', 'Paris', 'Rome', 'Oslo'].map((text, index) => ({
    id: `Q${index + 10}`,
    text,
  }))
  return {
    id,
    subject: { id: 'Q5' },
    property: { id: 'P19' },
    object: { id: 'Q10' },
    languages: Object.fromEntries(languages.map((code) => [code, { question: 'Where?', candidates }])),
  }
}

export async function* testFacts(
  facts: readonly Fact[] = ['Q1', 'Q2', 'Q3'].map((id) => testFact(id)),
): AsyncGenerator<Fact> {
  yield* facts
}
