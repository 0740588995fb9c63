import {
  type CandidateScores,
  type EvaluationResult,
  type FreeFormResult,
  type Generation,
  PolyfactError,
} from '@polyfact/schema'
import { klarMatchAny } from '../free-form/klar-match.js'
import { rankByScore } from '../rank-candidates.js'
import { evaluationName, resultId } from './every-eval-ever-names.js'
import type { EveryEvalEverInstance } from './every-eval-ever-record.js'

/** What an instance has of the record that it belongs to. */
interface InstanceIdentity {
  readonly evaluationId: string
  readonly modelId: string
  readonly dataset: string
}

/** What was answered to one question, and what is right. */
interface InstanceAnswer {
  readonly answer: string
  readonly method: string
  readonly isCorrect: boolean
  readonly reference: readonly string[]
  readonly choices?: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
}

/**
 * An instance for every record of a language that the result is about.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` for records of another kind than the result; `GOLD_MISSING`.
 */
export async function* instancesOf(
  result: EvaluationResult | FreeFormResult,
  records: Iterable<CandidateScores | Generation> | AsyncIterable<CandidateScores | Generation>,
  { evaluationId, modelId, dataset }: InstanceIdentity,
): AsyncGenerator<EveryEvalEverInstance> {
  for await (const record of records) {
    const { fact, language, property, group } = record
    if (!result.languages.includes(language)) continue
    const { answer, method, isCorrect, reference, choices, metadata } = answerOf(result, record)
    yield {
      schema_version: '0.3.0',
      evaluation_id: evaluationId,
      model_id: modelId,
      evaluation_name: evaluationName(dataset, language),
      evaluation_result_id: resultId(dataset, 'accuracy', language),
      sample_id: fact,
      interaction_type: 'single_turn',
      input: { raw: fact, reference, ...(choices === undefined ? {} : { choices }) },
      output: { raw: [answer] },
      answer_attribution: [
        {
          turn_idx: 0,
          source: 'output.raw',
          extracted_value: answer,
          extraction_method: method,
          is_terminal: true,
        },
      ],
      evaluation: { score: Number(isCorrect), is_correct: isCorrect },
      metadata: {
        language,
        ...(property === undefined ? {} : { property }),
        ...(group === undefined ? {} : { group }),
        ...metadata,
      },
    }
  }
}

function answerOf(
  result: EvaluationResult | FreeFormResult,
  record: CandidateScores | Generation,
): InstanceAnswer {
  if (result.kind === 'evaluation' && record.kind === 'scores') return rankedAnswer(result, record)
  if (result.kind === 'free-form' && record.kind === 'generation') {
    const { text, golds } = record
    const isCorrect = klarMatchAny(text, golds, { matching: result.matching })
    return {
      answer: text,
      method: `KLAR matching, ${result.matching}`,
      isCorrect,
      reference: golds,
      metadata: {},
    }
  }
  throw new PolyfactError(
    'INVALID_INPUT',
    `everyEvalEverRecords: found a record of the kind "${record.kind}" beside a result of the kind "${result.kind}"; the records that it was computed from are expected`,
    { kind: record.kind },
  )
}

function rankedAnswer({ normalization, ties }: EvaluationResult, record: CandidateScores): InstanceAnswer {
  const { fact, language, gold, alsoRight = [], correct, candidates } = record
  const answer = rankByScore(candidates, normalization, ties.rule)[0]!.id
  const reference = gold === null ? [] : [gold, ...alsoRight]
  const isCorrect = gold === null ? correct : reference.includes(answer)
  if (isCorrect === undefined) {
    throw new PolyfactError(
      'GOLD_MISSING',
      `everyEvalEverRecords: fact ${fact} in ${language} has neither a gold nor "correct"; one of them is expected`,
      { fact, language },
    )
  }
  const scores = candidates.map(({ id, sum, perToken }) => [id, sum ?? perToken])
  const unit = candidates.every(({ sum }) => sum !== null) ? 'log_likelihoods' : 'log_likelihoods_per_token'
  return {
    answer,
    method: `highest log-likelihood, ${normalization}`,
    isCorrect,
    reference,
    choices: candidates.map(({ id }) => id),
    metadata: { [unit]: JSON.stringify(Object.fromEntries(scores)) },
  }
}
