import { type CandidateScore, type CandidateScores, PolyfactError, type ScoresHeader } from '@polyfact/schema'
import { expect } from 'vitest'

/** A candidate of four bytes in two tokens. */
export const candidate = (
  id: string,
  sum: number | null,
  rest: Partial<CandidateScore> = {},
): CandidateScore => ({
  id,
  sum,
  tokens: 2,
  characters: 4,
  bytes: 4,
  ...rest,
})

/** Scores of a fact whose candidates are ranked as `ids` are ordered; the gold is `Q1` unless told. */
export const scoresOf = (
  fact: string,
  language: string,
  ids: readonly string[],
  rest: Partial<CandidateScores> = {},
): CandidateScores => ({
  schemaVersion: 1,
  kind: 'scores',
  header: 'run',
  fact,
  language,
  gold: 'Q1',
  candidates: ids.map((id, rank) => candidate(id, -rank - 1)),
  ...rest,
})

/** A header of the run that {@link scoresOf} refers to. */
export const headerOf = (languages: readonly string[], rest: Partial<ScoresHeader> = {}): ScoresHeader => ({
  schemaVersion: 1,
  kind: 'header',
  id: 'run',
  model: { id: 'a model', revision: null },
  dataset: { id: 'a dataset', revision: null },
  languages,
  prompt: null,
  tokenizer: null,
  precision: null,
  provider: null,
  versions: {},
  ...rest,
})

/** The code and the message of the PolyfactError that `work` throws. */
export async function refusal(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (!PolyfactError.is(error)) throw error
    return `${error.code}: ${error.message}`
  }
  return expect.unreachable('nothing was thrown')
}
