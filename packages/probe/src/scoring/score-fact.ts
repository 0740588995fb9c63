import {
  type CandidateScores,
  type Fact,
  type Language,
  PolyfactError,
  parseFact,
  SCHEMA_VERSION,
} from '@polyfact/schema'
import type { Model } from '../model.js'
import { packBatch, planBatches } from './batches.js'
import { type CandidateTree, packCandidateTree, splitCandidates } from './candidate-tree.js'
import { tokenizeQuestion } from './question-tokens.js'
import type { ScoreSettings } from './score-options.js'

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

/** The scores of one fact. */
export interface ScoredFact {
  /** One record a language, in the order of the settings. */
  readonly scores: readonly CandidateScores[]
  /** Prompt and candidate tokens that were run, without padding. */
  readonly tokens: number
}

/**
 * Scores one fact in all its languages, in batches that hold nothing else.
 *
 * @param header - `id` of the header record that the scores refer to.
 * @throws {@link PolyfactError} as `scoreCandidates` says of a fact.
 */
export async function scoreFact(
  model: ScoringModel,
  fact: Fact,
  settings: ScoreSettings,
  header: string,
): Promise<ScoredFact> {
  parseFact(fact, `scoreCandidates: fact ${fact.id}`)
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

function languagesOf(fact: Fact, { languages, missing }: ScoreSettings): Language[] {
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
  readonly language: Language
  readonly trees: readonly CandidateTree[] // together all candidates, in order
}

function questionTrees(
  model: ScoringModel,
  fact: Fact,
  language: Language,
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
  language: Language,
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
