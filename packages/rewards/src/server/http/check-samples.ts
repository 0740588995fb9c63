import type { Sample } from '../cohorts/sample.js'
import type { BookedFact } from '../facts/fact-book.js'
import { isWellFormed } from '../protocols/well-formed.js'
import { Refusal } from './refusal.js'

interface CheckSamplesOptions {
  readonly facts: ReadonlyMap<string, BookedFact>
  /** Of a text, in UTF-16 units. */
  readonly textLimit: number
}

/**
 * Checks all samples of a request before any of them is given a place, so that a refused request leaves nothing behind.
 *
 * Control characters are taken: a model may write them, and they are scored as any other text.
 *
 * @throws Refusal for a fact or language that the data does not have, a text that is too long, and half a character.
 */
export function checkSamples(samples: readonly Sample[], { facts, textLimit }: CheckSamplesOptions): void {
  for (const [index, { fact, language, text }] of samples.entries()) {
    const place = samples.length === 1 ? '' : `sample ${index}: `
    const languages = facts.get(fact)?.languages
    if (!languages) {
      const message = `${place}there is no fact ${show(fact)}; the id of a fact of the data is expected`
      throw new Refusal('unknown-fact', message)
    }
    if (!languages.includes(language)) {
      const message = `${place}fact ${show(fact)} is not asked in ${show(language)}; one of ${languages.join(', ')} is expected`
      throw new Refusal('unknown-language', message)
    }
    if (text.length > textLimit) {
      const message = `${place}the text has ${text.length} characters; at most ${textLimit} are taken`
      throw new Refusal('too-large', message)
    }
    if (!isWellFormed(text)) {
      const message = `${place}the text has half of a surrogate pair, which is no character; Unicode text is expected`
      throw new Refusal('invalid-request', message)
    }
  }
}

const show = (name: string) => JSON.stringify(name.length > 80 ? `${name.slice(0, 80)}…` : name)
