import {
  type CandidateScores,
  checkFact,
  type Fact,
  PolyfactError,
  parseScoresHeader,
  SCHEMA_VERSION,
  type ScoresHeader,
} from '@polyfact/schema'
import type { Model } from './model.js'
import { packBatch, planBatches } from './scoring/batches.js'
import { type CandidateTree, packCandidateTree, splitCandidates } from './scoring/candidate-tree.js'
import { tokenizeQuestion } from './scoring/question-tokens.js'
import { readAhead } from './scoring/read-ahead.js'
import {
  checkScoreOptions,
  type ScoreCandidatesOptions,
  type ScoreSettings,
} from './scoring/score-options.js'
import { scoresHeader } from './scoring/scores-header.js'

/** What scoring needs of a model; `openModel` returns more. */
export type ScoringModel = Pick<
  Model,
  | 'reference'
  | 'tokenizer'
  | 'provider'
  | 'precision'
  | 'maxPositions'
  | 'vocabularySize'
  | 'versions'
  | 'logProbabilities'
>

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
 *   token that the model does not know; `MODEL_REPLY_INVALID` for NaN or an infinity; `ABORTED`; what `checkFact`
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
    ...(settings.limit === undefined ? {} : { limit: settings.limit }),
    prompt: settings.prompt,
    tokenizer: { revision: model.tokenizer.revision },
    precision: model.precision,
    provider: model.provider,
    versions: model.versions,
  })
  parseScoresHeader(header, 'scoreCandidates') // the dataset and the limit are the caller's
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

interface ScoredFact {
  readonly scores: readonly CandidateScores[]
  readonly tokens: number // prompt and candidate tokens, without padding
}

async function scoreFact(
  model: ScoringModel,
  fact: Fact,
  settings: ScoreSettings,
  header: string,
): Promise<ScoredFact> {
  checkFact(fact, 'scoreCandidates')
  const questions = languagesOf(fact, settings).map((language) =>
    questionTrees(model, fact, language, settings),
  )
  const logProbabilities = await runTrees(
    model,
    fact,
    questions.flatMap((question) => question.trees),
    settings,
  )
  const scores = questions.map(
    ({ language, trees }): CandidateScores => ({
      schemaVersion: SCHEMA_VERSION,
      kind: 'scores',
      header,
      fact: fact.id,
      property: fact.property.id,
      language,
      gold: fact.object.id,
      candidates: candidateScores(fact, language, trees, logProbabilities),
    }),
  )
  const tokens = [...logProbabilities.keys()].reduce((sum, tree) => sum + tree.tokens.length, 0)
  return { scores, tokens }
}

function languagesOf(fact: Fact, { languages, missing }: ScoreSettings): string[] {
  return languages.filter((language) => {
    if (Object.hasOwn(fact.languages, language)) return true
    if (missing === 'skip') return false
    throw new PolyfactError(
      'UNKNOWN_LANGUAGE',
      `scoreCandidates: fact ${fact.id} has no ${language}, only ${Object.keys(fact.languages).join(', ')}; every language that is asked for is expected (or missing: 'skip')`,
      { fact: fact.id, language },
    )
  })
}

interface QuestionTrees {
  readonly language: string
  readonly trees: readonly CandidateTree[] // together all candidates, in order
}

function questionTrees(
  model: ScoringModel,
  fact: Fact,
  language: string,
  settings: ScoreSettings,
): QuestionTrees {
  const tokens = tokenizeQuestion(model.tokenizer, settings.prompt, fact.languages[language]!, {
    fact: fact.id,
    language,
  })
  const who = `scoreCandidates: fact ${fact.id} in ${language}`
  const longest = tokens.prefix.length + Math.max(...tokens.candidates.map((candidate) => candidate.length))
  if (longest > model.maxPositions) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `${who} has ${longest} tokens; the model has ${model.maxPositions} positions`,
      { fact: fact.id, language, tokens: longest, positions: model.maxPositions },
    )
  }
  const unknown = [tokens.prefix, ...tokens.candidates].flat().find((token) => token >= model.vocabularySize)
  if (unknown !== undefined) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `${who} has the token ${unknown}; the model knows those below ${model.vocabularySize}: its tokenizer.json belongs to another model`,
      { fact: fact.id, language, token: unknown, vocabulary: model.vocabularySize },
    )
  }
  return { language, trees: splitCandidates(tokens, settings.budget).map(packCandidateTree) }
}

/** Runs the rows of one fact, batch after batch; `[score]` log-probabilities by row. */
async function runTrees(
  model: ScoringModel,
  fact: Fact,
  trees: readonly CandidateTree[],
  { budget, signal }: ScoreSettings,
): Promise<Map<CandidateTree, Float32Array>> {
  const sizes = trees.map(({ tokens, scoreRows }) => ({ length: tokens.length, scores: scoreRows.length }))
  const results = new Map<CandidateTree, Float32Array>()
  for (const rows of planBatches(sizes, budget)) {
    if (signal?.aborted) {
      throw new PolyfactError('ABORTED', `scoreCandidates: stopped by the caller at fact ${fact.id}`, {
        fact: fact.id,
      })
    }
    const batch = rows.map((row) => trees[row]!)
    const reply = await model.logProbabilities(packBatch(batch))
    let next = 0
    for (const tree of batch) {
      const end = next + tree.scoreRows.length
      results.set(tree, reply.subarray(next, end))
      next = end
    }
  }
  return results
}

function candidateScores(
  fact: Fact,
  language: string,
  trees: readonly CandidateTree[],
  logProbabilities: ReadonlyMap<CandidateTree, Float32Array>,
): CandidateScores['candidates'] {
  const sums = trees.flatMap((tree) => {
    let next = 0
    const values = logProbabilities.get(tree)!
    return Array.from(tree.scoreCounts, (tokens) => {
      let sum = 0
      for (const end = next + tokens; next < end; next++) sum += values[next]!
      return { sum, tokens }
    })
  })
  return fact.languages[language]!.candidates.map(({ id, text }, index) => {
    const { sum, tokens } = sums[index]!
    if (!Number.isFinite(sum)) {
      throw new PolyfactError(
        'MODEL_REPLY_INVALID',
        `scoreCandidates: the model gives the log-likelihood ${sum} for candidate ${id} of fact ${fact.id} in ${language}; a finite number is expected (its weights may hold NaN)`,
        { fact: fact.id, language, candidate: id, sum },
      )
    }
    return { id, sum, tokens, characters: [...text].length, bytes: Buffer.byteLength(text, 'utf8') }
  })
}
