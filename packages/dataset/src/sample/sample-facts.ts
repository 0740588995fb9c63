import type { Fact, Language, Split } from '@polyfact/schema'
import { checkLanguages } from '../folder/languages.js'
import { readSample } from './read-sample.js'

/**
 * The facts of one split of the bundled sample, in some of its languages.
 *
 * @param languages - In the wanted order; all without it.
 * @throws {@link PolyfactError} `UNKNOWN_LANGUAGE` for a language that the sample has not.
 */
export async function* sampleFacts(split: Split, languages?: readonly Language[]): AsyncGenerator<Fact> {
  const { file, facts } = await readSample()
  checkLanguages('the sample', languages ?? [], file.languages)
  for (const fact of facts.filter((candidate) => candidate.split === split)) {
    yield { ...fact, languages: inLanguages(fact, languages ?? file.languages) }
  }
}

function inLanguages(fact: Fact, languages: readonly Language[]): Fact['languages'] {
  return Object.fromEntries(languages.map((language) => [language, fact.languages[language]!]))
}
