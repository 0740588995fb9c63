import { readFileSync } from 'node:fs'
import { type Language, PAPER_LANGUAGES } from '@polyfact/schema'

/** A text of which a reader knows what it comes to, and a matcher of strings may not. */
interface HardAnswer {
  readonly language: Language
  /** What makes it hard, in few words that other cases share. */
  readonly kind: string
  readonly text: string
  readonly candidates: readonly { readonly id: string; readonly texts: readonly string[] }[]
  /** What makes it hard, in one sentence about this text. */
  readonly why: string
}

/** A text that names one candidate. */
export interface AnswerThatResolves extends HardAnswer {
  /** Of the candidate. */
  readonly expected: string
}

/** A text that must not be credited to any candidate. */
export interface AnswerThatStaysUnresolved extends HardAnswer {
  readonly expected: 'invalid' | 'empty'
}

export interface HardAnswers {
  readonly resolves: readonly AnswerThatResolves[]
  readonly unresolved: readonly AnswerThatStaysUnresolved[]
}

interface GoldenFile {
  readonly source: string
  readonly command: string
  readonly date: string
  readonly language: Language
  readonly resolves: readonly Omit<AnswerThatResolves, 'language'>[]
  readonly unresolved: readonly Omit<AnswerThatStaysUnresolved, 'language'>[]
}

/** One language's file as it is on disk. */
export function readHardAnswersFile(language: Language): GoldenFile {
  return JSON.parse(readFileSync(new URL(`golden/hard-answers/${language}.json`, import.meta.url), 'utf8'))
}

/** The cases of all twelve languages, in the paper's order. */
export function readHardAnswers(): HardAnswers {
  const files = PAPER_LANGUAGES.map(readHardAnswersFile)
  return {
    resolves: files.flatMap(({ language, resolves }) => resolves.map((one) => ({ ...one, language }))),
    unresolved: files.flatMap(({ language, unresolved }) => unresolved.map((one) => ({ ...one, language }))),
  }
}
