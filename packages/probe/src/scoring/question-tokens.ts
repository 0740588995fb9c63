import type { Language, LocalizedFact, PromptReference } from '@polyfact/schema'
import { PolyfactError } from '@polyfact/schema'
import type { Tokenizer } from '../tokenizer.js'
import { continuationText, promptText } from './prompt.js'

/** Where a question stands, for errors. */
export interface QuestionPlace {
  readonly fact: string
  readonly language: Language
}

/** A question and its candidates as token ids. */
export interface QuestionTokens {
  /** `[token]` of the prompt. */
  readonly prefix: readonly number[]
  /** `[candidate][token]` of the continuations, in the order of the candidates; none is empty. */
  readonly candidates: readonly (readonly number[])[]
}

/**
 * Tokenises a question with each of its candidates, prompt and continuation as one text.
 *
 * A candidate's tokens are the tail from `length(tokens(prompt))` on. That is the candidate's own score only if
 * `tokens(prompt)` is a prefix of `tokens(prompt + continuation)`: where a tokenizer merges across the boundary, the
 * tail would lack the merged piece. The paper's code asserts this once, in English; here it is checked for every
 * candidate in every language.
 *
 * @throws {@link PolyfactError} `TOKEN_BOUNDARY` naming fact, language and candidate; `OUT_OF_RANGE` when the
 *   tokenizer cannot encode a text.
 */
export function tokenizeQuestion(
  tokenizer: Tokenizer,
  prompt: PromptReference,
  localized: LocalizedFact,
  place: QuestionPlace,
): QuestionTokens {
  const before = promptText(prompt, localized.question)
  const prefix = tokenizer.encode(before)
  const candidates = localized.candidates.map((candidate) => {
    const tokens = tokenizer.encode(before + continuationText(prompt, candidate.text))
    const split = prefix.findIndex((token, index) => tokens[index] !== token)
    if (prefix.length === 0 || split !== -1 || tokens.length === prefix.length) {
      throw boundaryError(tokenizer, place, candidate, { prefix, tokens, split })
    }
    return tokens.slice(prefix.length)
  })
  return { prefix, candidates }
}

function boundaryError(
  tokenizer: Tokenizer,
  { fact, language }: QuestionPlace,
  candidate: { readonly id: string; readonly text: string },
  { prefix, tokens, split }: { prefix: number[]; tokens: number[]; split: number },
) {
  const who = `scoreCandidates: fact ${fact} in ${language}: candidate ${candidate.id} "${candidate.text}"`
  return new PolyfactError('TOKEN_BOUNDARY', `${who}: ${reason()}`, {
    fact,
    language,
    candidate: candidate.id,
    prefix,
    tokens,
  })

  function reason(): string {
    if (prefix.length === 0) return 'the prompt has no tokens; at least one is expected before a candidate'
    if (tokenizer.suffix.length > 0) {
      return `the tokenizer appends ${tokenizer.suffix.join(' ')} to the prompt, so no candidate can follow it; a tokenizer that appends nothing is expected`
    }
    if (split === -1) return 'the continuation has no tokens of its own; at least one is expected'
    return `prompt and continuation share a token (the prompt's ${prefix.length} tokens differ from those of the joint text at ${split}); the prompt's tokens must be an exact prefix`
  }
}
