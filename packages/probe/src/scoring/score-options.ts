import {
  checkLanguageList,
  type DatasetReference,
  type Language,
  PAPER_LANGUAGES,
  PolyfactError,
  type PromptReference,
} from '@polyfact/schema'
import type { BatchBudget } from './batches.js'
import { checkPrompt, PAPER_PROMPT } from './prompt.js'

/** How far `scoreCandidates` is. */
export interface ScoreProgress {
  /** Facts whose scores were all yielded. */
  readonly facts: number
  /** Facts there are, where `facts` is an array. */
  readonly total?: number
  /** Questions (a fact in a language) of those facts. */
  readonly questions: number
  /** Tokens of those questions and their candidates, without padding. */
  readonly tokens: number
}

/** Options of `scoreCandidates`. */
export interface ScoreCandidatesOptions {
  /**
   * How a question becomes text.
   *
   * @defaultValue `PAPER_PROMPT`
   */
  readonly prompt?: PromptReference
  /**
   * The languages to ask in, in this order.
   *
   * @defaultValue the paper's twelve
   */
  readonly languages?: readonly Language[]
  /**
   * What to do when a fact lacks one of the languages: stop, or score the languages that are there.
   *
   * @defaultValue 'error'
   */
  readonly missing?: 'error' | 'skip'
  /**
   * Where the facts come from, for the header.
   *
   * @defaultValue `{ id: 'facts', revision: null }`
   */
  readonly dataset?: DatasetReference
  /**
   * How many facts are asked in all, for the header: a file of scores with fewer is then known not to be finished.
   *
   * @defaultValue undefined: not said
   */
  readonly total?: number
  /**
   * Most tokens in one run of the model, padding included. It bounds memory; the last bits of the scores depend on it.
   *
   * @defaultValue 1024
   */
  readonly tokenBudget?: number
  /**
   * Called after the scores of each fact.
   *
   * @defaultValue undefined
   */
  readonly onProgress?: (progress: ScoreProgress) => void
  /**
   * Stops with `ABORTED` after the batch under way. Facts that were complete are yielded before; the model stays open.
   *
   * @defaultValue undefined
   */
  readonly signal?: AbortSignal
}

/** Options with their defaults filled in. */
export interface ScoreSettings extends Pick<ScoreCandidatesOptions, 'total' | 'onProgress' | 'signal'> {
  readonly prompt: PromptReference
  readonly languages: readonly Language[]
  readonly missing: 'error' | 'skip'
  readonly dataset: DatasetReference
  readonly budget: BatchBudget
}

/** {@link ScoreCandidatesOptions.tokenBudget} where none is given. */
export const DEFAULT_TOKEN_BUDGET = 1024

/** Of the tokens in a run, those whose logits may be held at once. */
export function scoreBudget(tokens: number): number {
  return Math.ceil(tokens / 4)
}

/**
 * Fills in the defaults.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT`, `UNKNOWN_LANGUAGE` or `DUPLICATE_ID` for languages; `UNKNOWN_OPTION` for
 *   `missing`; `OUT_OF_RANGE` for the token budget; `INVALID_INPUT` for the prompt.
 */
export function checkScoreOptions(options: ScoreCandidatesOptions): ScoreSettings {
  const { languages = PAPER_LANGUAGES, missing = 'error', prompt = PAPER_PROMPT } = options
  const { tokenBudget = DEFAULT_TOKEN_BUDGET, dataset = { id: 'facts', revision: null } } = options
  checkLanguageList(languages, 'scoreCandidates')
  checkPrompt(prompt)
  if (missing !== 'error' && missing !== 'skip') {
    throw new PolyfactError(
      'UNKNOWN_OPTION',
      `scoreCandidates: missing is ${JSON.stringify(missing)}; error or skip is expected`,
      { option: 'missing', found: missing },
    )
  }
  if (!Number.isInteger(tokenBudget) || tokenBudget < 1) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `scoreCandidates: tokenBudget is ${tokenBudget}; a whole number from 1 on is expected`,
      { option: 'tokenBudget', found: tokenBudget },
    )
  }
  const { total, onProgress, signal } = options
  return {
    prompt,
    languages,
    missing,
    dataset,
    budget: { tokens: tokenBudget, scores: scoreBudget(tokenBudget) },
    ...(total === undefined ? {} : { total }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  }
}
