import type { Language } from '@polyfact/schema'

/** What a generated text came to: one of the candidates, none of them, or nothing at all. */
export type Resolution = ResolvedAnswer | InvalidAnswer | EmptyAnswer

/** The text names exactly one candidate. */
export interface ResolvedAnswer {
  readonly kind: 'candidate'
  /** Of the candidate. */
  readonly id: string
  /** `exact`: the text is the candidate's; `contains`: the candidate's text is in it; `part`: it is a part of the candidate's. */
  readonly how: 'exact' | 'contains' | 'part' | 'letter'
  /** The text of the candidate that was matched, normalised. */
  readonly matched: string
}

/** The text names no candidate, or several. */
export interface InvalidAnswer {
  readonly kind: 'invalid'
  readonly why: 'no-candidate' | 'several-candidates' | 'bare-letter' | 'denied' | 'question'
  /** Ids of the candidates that it names, where it names several. */
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
