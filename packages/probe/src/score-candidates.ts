import { type CandidateScores, type Fact, parseScoresHeader, type ScoresHeader } from '@polyfact/schema'
import { readAhead } from './scoring/read-ahead.js'
import { type ScoringModel, scoreFact } from './scoring/score-fact.js'
import {
  checkScoreOptions,
  type ScoreCandidatesOptions,
  type ScoreSettings,
} from './scoring/score-options.js'
import { scoresHeader } from './scoring/scores-header.js'

/** Scores as they are computed, with the header record that they refer to. */
export type ScoreStream = AsyncIterable<CandidateScores> & { readonly header: ScoresHeader }

/**
 * The log-likelihood of every candidate of every fact, in every language.
 *
 * `sum = Σ_t ln p(t | prompt, tokens of the candidate before t)` over the candidate's tokens, in nats, from float32
 * log-softmax values added in double precision. All candidates of a question are computed in one pass over their
 * shared prompt (tree attention), which equals computing each alone to 1e-5.
 *
 * A batch holds questions of one fact only, so a fact's scores do not depend on which facts come before or after it:
 * scoring the rest of a dataset later gives the same bytes as scoring it in one go, on the same machine with the same
 * number of threads.
 *
 * @param model - From `openModel`; it stays open.
 * @param facts - Read one by one, at most two ahead.
 * @param options - see {@link ScoreCandidatesOptions}.
 * @returns Scores in the order of `facts`, all languages of a fact before the next fact, languages in the order of
 *   `options.languages`; nothing for no facts. The header is there before the first score. To be iterated once.
 * @throws {@link PolyfactError} when called: `UNKNOWN_OPTION`, `UNKNOWN_LANGUAGE`, `DUPLICATE_ID`, `EMPTY_INPUT`,
 *   `OUT_OF_RANGE`, `INVALID_INPUT` for options. While iterated, naming fact and language: `UNKNOWN_LANGUAGE` when a
 *   fact lacks a language; `TOKEN_BOUNDARY`; `OUT_OF_RANGE` when a text is longer than the model's positions or has a
 *   token that the model does not know; `MODEL_REPLY_INVALID` for NaN or an infinity; `ABORTED`; what `parseFact`
 *   throws. What was computed before is yielded first.
 * @see arXiv 2606.06586, section on evaluation; `docs/paper-map.md`
 */
export function scoreCandidates(
  model: ScoringModel,
  facts: Iterable<Fact> | AsyncIterable<Fact>,
  options: ScoreCandidatesOptions = {},
): ScoreStream {
  const settings = checkScoreOptions(options)
  const header = scoresHeader({
    model: model.reference,
    dataset: settings.dataset,
    languages: settings.languages,
    ...(settings.total === undefined ? {} : { facts: settings.total }),
    prompt: settings.prompt,
    tokenizer: { revision: model.tokenizer.revision },
    precision: model.precision,
    provider: model.provider,
    versions: model.versions,
  })
  parseScoresHeader(header, 'scoreCandidates') // the dataset and the number of facts are the caller's
  return Object.assign(scoreFacts(model, facts, settings, header.id), { header })
}

async function* scoreFacts(
  model: ScoringModel,
  facts: Iterable<Fact> | AsyncIterable<Fact>,
  settings: ScoreSettings,
  header: string,
): AsyncGenerator<CandidateScores, void, undefined> {
  const total = Array.isArray(facts) ? { total: facts.length } : {}
  const done = { facts: 0, questions: 0, tokens: 0 }
  // One fact ahead: it is tokenised and queued while the worker computes, so the worker never waits for us.
  for await (const scored of readAhead(facts, 1, (fact) => scoreFact(model, fact, settings, header))) {
    yield* scored.scores
    done.facts++
    done.questions += scored.scores.length
    done.tokens += scored.tokens
    settings.onProgress?.({ ...done, ...total })
  }
}
