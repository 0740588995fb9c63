import type { Language } from '@polyfact/schema'
import type { AnswerToReward } from '../../answer-reward.js'
import type { Resolution } from '../../resolution.js'
import { createAnswerResolver, type ResolveAnswerOptions } from '../../resolve-answer.js'
import type { BookedFact, FactBook } from './fact-book.js'

/** Reads the answers to one fact in one language. */
export type AnswerReader = (text: string) => AnswerToReward

/** Readers of facts that are being asked, so many at once: the candidates of each are prepared once. */
export interface AnswerReaders {
  /** Of a fact and a language that the book has. */
  readerOf(fact: string, language: Language): AnswerReader
}

interface AnswerReadersOptions extends Pick<ResolveAnswerOptions, 'mode'> {
  /** Facts whose readers are kept; the one that was asked longest ago goes first. */
  readonly most: number
}

export function createAnswerReaders(book: FactBook, options: AnswerReadersOptions): AnswerReaders {
  const kept = new Map<string, Map<Language, AnswerReader>>()

  function readersOf(fact: string): Map<Language, AnswerReader> {
    const readers = kept.get(fact) ?? new Map<Language, AnswerReader>()
    kept.delete(fact)
    kept.set(fact, readers)
    if (kept.size > options.most) kept.delete(kept.keys().next().value!)
    return readers
  }

  return {
    readerOf(fact, language) {
      const readers = readersOf(fact)
      const found = readers.get(language)
      if (found) return found
      const reader = createReader(book.facts.get(fact)!, language, options)
      readers.set(language, reader)
      return reader
    },
  }
}

function createReader(
  fact: BookedFact,
  language: Language,
  { mode = 'strict' }: Pick<ResolveAnswerOptions, 'mode'>,
): AnswerReader {
  const candidateTexts = fact.texts[fact.languages.indexOf(language)]!
  const { gold } = fact
  const goldTexts = [candidateTexts[fact.ids.indexOf(gold)]!]
  const named = fact.ids.map((id, index) => ({ id, texts: [candidateTexts[index]!] }))
  const resolve: (text: string) => Resolution = createAnswerResolver(named, { mode, language })
  const read = (text: string): AnswerToReward => {
    return { language, text, resolution: resolve(text), gold, goldTexts, candidateTexts }
  }
  return withMemory(read)
}

/** Texts of a fact and language that are remembered, and how long they may be. */
const MOST_TEXTS = 8
const LONGEST_TEXT = 200

/** Rollouts of a policy that knows the fact are the same text again and again. */
function withMemory(read: AnswerReader): AnswerReader {
  const memory = new Map<string, AnswerToReward>()
  return (text) => {
    const found = memory.get(text)
    if (found) return found
    const answer = read(text)
    if (text.length > LONGEST_TEXT) return answer
    if (memory.size === MOST_TEXTS) memory.delete(memory.keys().next().value!)
    memory.set(text, answer)
    return answer
  }
}
