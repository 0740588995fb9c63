import type { Language } from '@polyfact/schema'

/** What a generated text came to: one of the candidates, none of them, or nothing at all. */
export type Resolution = ResolvedAnswer | InvalidAnswer | EmptyAnswer

/** The text names exactly one candidate. */
export interface ResolvedAnswer {
  readonly kind: 'candidate'
  /** Of the candidate. */
  readonly id: string
  /**
   * `exact`: the text is the candidate's; `contains`: the candidate's text is in it; `part`: it is a part of the
   * candidate's; `letter`: it is the candidate's letter. The last two in `paper` mode alone.
   */
  readonly how: 'exact' | 'contains' | 'part' | 'letter'
  /** The text of the candidate that was matched, normalised; the letter itself where a letter was. */
  readonly matched: string
}

/** The text names no candidate, or several. */
export interface InvalidAnswer {
  readonly kind: 'invalid'
  /** `too-long`: its line does not end within 10,000 UTF-16 units, and nobody reads so far for a name. */
  readonly why: 'no-candidate' | 'several-candidates' | 'bare-letter' | 'denied' | 'question' | 'too-long'
  /** Ids of the candidates that it names, or denies, or asks for. */
  readonly candidates: readonly string[]
}

/** Nothing is left once labels, markup, punctuation and white space are gone. */
export interface EmptyAnswer {
  readonly kind: 'empty'
}

/** One language's answer within a rollout: what was written, and what it came to. */
export interface ResolvedLanguage {
  readonly language: Language
  readonly text: string
  readonly resolution: Resolution
}
