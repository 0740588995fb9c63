import {
  type CandidateScores,
  type EvaluationResult,
  type FreeFormResult,
  type Generation,
  type Interval,
  type Language,
  PolyfactError,
} from '@polyfact/schema'
import { instancesOf } from './every-eval-ever-instances.js'
import { evaluationName, resultId } from './every-eval-ever-names.js'
import type {
  EvaluatorRelationship,
  EveryEvalEverInstance,
  EveryEvalEverRecord,
  EveryEvalEverResult,
  EveryEvalEverSource,
} from './every-eval-ever-record.js'

type Result = EvaluationResult | FreeFormResult

/** What an Every Eval Ever record states and a result does not. */
export interface EveryEvalEverOptions {
  /** When the record is made, in seconds since 1970. */
  readonly retrievedAt: number
  /** Who publishes it. */
  readonly organization: string
  /** @defaultValue `'third_party'` */
  readonly relationship?: EvaluatorRelationship
  /** When the model was evaluated, in seconds since 1970. @defaultValue left out */
  readonly evaluatedAt?: number
  /** @defaultValue the id in the result's header, whose part before a slash is the developer */
  readonly model?: { readonly id: string; readonly name?: string; readonly developer?: string }
  /** How the model was run and whether its weights are open. @defaultValue unknown */
  readonly deployment?: {
    readonly deploymentType: 'self_deployed' | 'externally_managed' | 'unknown'
    readonly modelAvailability: 'open_weights' | 'closed_weights' | 'unknown'
  }
  /** Where the questions come from. @defaultValue only their name, from the result's header */
  readonly dataset?: { readonly huggingFace: string } | { readonly urls: readonly string[] }
  /** The records that the result was computed from, for one instance each. @defaultValue no instances */
  readonly records?: Iterable<CandidateScores | Generation> | AsyncIterable<CandidateScores | Generation>
}

/** An aggregate record, and the instances that refer to it. */
export interface EveryEvalEverRecords {
  readonly aggregate: EveryEvalEverRecord
  readonly instances: AsyncIterable<EveryEvalEverInstance>
}

/**
 * A result as records of Every Eval Ever, schema 0.3.0: one aggregate record, and one instance for every question.
 *
 * The aggregate holds accuracy by language and its mean, Total Consistency, RankC, agreement and correct overlap where
 * they are there, with their intervals; rates stay in [0, 1]. An instance belongs to the accuracy of its language and says
 * which candidate was chosen and whether it is right. Texts of questions are not known here: `input.raw` is the id of the
 * fact, and candidates are ids. The schema has no place for the scores of candidates; they are in the instance's
 * `metadata`, as JSON, since nothing else lets RankC be computed again.
 *
 * @param result - Of one model; its header, or `options.model`, names it.
 * @param options - see {@link EveryEvalEverOptions}.
 * @returns Plain objects under the schema's names. The identity of an evaluation is made of dataset, model and header, so
 *   that the same result gives the same `evaluation_id` whenever it is exported.
 * @throws {@link PolyfactError} `INVALID_INPUT` where nothing names the model; from the instances `GOLD_MISSING` for a
 *   record that does not tell what is right, and as `normalizeScore`.
 * @see https://github.com/evaleval/every_eval_ever
 */
export function everyEvalEverRecords(result: Result, options: EveryEvalEverOptions): EveryEvalEverRecords {
  const { madeFrom } = result
  const id = options.model?.id ?? madeFrom?.model.id
  if (id === undefined) {
    throw new PolyfactError(
      'INVALID_INPUT',
      'everyEvalEverRecords: the result has no header that names its model; expected the option model',
    )
  }
  const dataset = madeFrom?.dataset.id ?? 'unknown'
  const evaluationId = [dataset, id, madeFrom?.id ?? options.evaluatedAt ?? 'unknown'].join('/')
  const developer = options.model?.developer ?? (id.includes('/') ? id.slice(0, id.indexOf('/')) : undefined)
  const { deploymentType, modelAvailability } = options.deployment ?? {
    deploymentType: 'unknown',
    modelAvailability: 'unknown',
  }
  const aggregate: EveryEvalEverRecord = {
    schema_version: '0.3.0',
    evaluation_id: evaluationId,
    ...(options.evaluatedAt === undefined ? {} : { evaluation_timestamp: String(options.evaluatedAt) }),
    retrieved_timestamp: String(options.retrievedAt),
    source_metadata: {
      source_type: 'evaluation_run',
      source_organization_name: options.organization,
      evaluator_relationship: options.relationship ?? 'third_party',
    },
    model_info: {
      name: options.model?.name ?? id,
      id,
      ...(developer === undefined ? {} : { developer }),
      additional_details: {
        deployment_type: deploymentType,
        model_availability: modelAvailability,
        ...(madeFrom?.model.revision == null ? {} : { revision: madeFrom.model.revision }),
      },
    },
    eval_library: libraryOf(result),
    evaluation_results: resultsOf(result, sourceOf(result, dataset, options.dataset), dataset),
  }
  const identity = { evaluationId, modelId: id, dataset }
  return { aggregate, instances: instancesOf(result, options.records ?? [], identity) }
}

/** What wrote the scores: the software that they were read from, or this one. */
function libraryOf({ madeFrom }: Result): EveryEvalEverRecord['eval_library'] {
  const { source, versions = {} } = madeFrom ?? {}
  if (source === undefined) return { name: 'polyfact', version: versions['@polyfact/probe'] ?? 'unknown' }
  return { name: source.format.replaceAll('-', '_'), version: source.version ?? 'unknown' }
}

function sourceOf(
  { madeFrom }: Result,
  name: string,
  told: EveryEvalEverOptions['dataset'],
): EveryEvalEverSource {
  if (told === undefined) return { dataset_name: name, source_type: 'other' }
  if ('urls' in told) return { dataset_name: name, source_type: 'url', url: told.urls }
  const split = madeFrom?.dataset.split
  return {
    dataset_name: name,
    source_type: 'hf_dataset',
    hf_repo: told.huggingFace,
    ...(split === undefined ? {} : { hf_split: split }),
  }
}

/** A number of a result, before it has the form of the schema. */
interface Measured {
  readonly metric: string // canonical where there is one, else namespaced
  readonly name: string
  readonly kind: string
  readonly description: string
  readonly score: number
  readonly facts: number
  readonly language?: Language
  readonly interval?: Interval | undefined
  readonly bootstrapped?: boolean
}

function resultsOf(result: Result, source: EveryEvalEverSource, dataset: string): EveryEvalEverResult[] {
  const how: Record<string, string> =
    result.kind === 'evaluation'
      ? { normalization: result.normalization, ties: result.ties.rule }
      : { matching: result.matching }
  const { level = 0.95, bootstrap } = result.intervals ?? {}
  return measuredIn(result).map(({ interval, language, ...part }) => ({
    evaluation_result_id: resultId(dataset, part.metric, language),
    evaluation_name: evaluationName(dataset, language),
    source_data: source,
    metric_config: {
      evaluation_description: part.description,
      metric_id: part.metric,
      metric_name: part.name,
      metric_kind: part.kind,
      metric_unit: 'proportion',
      lower_is_better: false,
      score_type: 'continuous',
      min_score: 0,
      max_score: 1,
      additional_details: how,
    },
    score_details: {
      score: part.score,
      details: { facts: String(part.facts), languages: language ?? result.languages.join(' ') },
      ...(interval === undefined
        ? {}
        : {
            uncertainty: {
              confidence_interval: {
                lower: interval.low,
                upper: interval.high,
                confidence_level: level,
                method: part.bootstrapped
                  ? `bootstrap over facts (${bootstrap?.method ?? 'percentile'})`
                  : 'Wilson',
              },
              num_samples: part.facts,
              ...(part.bootstrapped && bootstrap !== undefined
                ? { num_bootstrap_samples: bootstrap.resamples }
                : {}),
            },
          }),
    },
  }))
}

function measuredIn(result: Result): Measured[] {
  const { accuracy, totalConsistency, agreement, correctOverlap, facts, intervals } = result
  const accuracyParts = { metric: 'accuracy', name: 'Accuracy', kind: 'accuracy' }
  const measured: Measured[] = Object.entries(accuracy.byLanguage).map(([language, share]) => ({
    ...accuracyParts,
    description: 'Share of facts that are answered rightly in one language',
    score: share.value,
    facts: share.facts,
    language,
    interval: intervals?.accuracy.byLanguage[language],
  }))
  measured.push(
    {
      ...accuracyParts,
      description: 'Unweighted mean over languages of the share of facts that are answered rightly',
      score: accuracy.mean,
      facts: facts.complete,
      interval: intervals?.accuracy.mean,
      bootstrapped: true,
    },
    {
      metric: 'polyfact.total_consistency',
      name: 'Total Consistency',
      kind: 'consistency',
      description: 'Share of facts that are answered rightly in every language',
      score: totalConsistency.value,
      facts: totalConsistency.facts,
      interval: intervals?.totalConsistency,
    },
  )
  const pairs = (metric: string, name: string, description: string, score: number, interval?: Interval) =>
    measured.push({
      metric,
      name,
      kind: 'consistency',
      description,
      score,
      facts: facts.complete,
      interval,
      bootstrapped: true,
    })
  if (result.kind === 'evaluation' && result.rankc !== undefined) {
    const { average, chance, floor } = result.rankc
    const description = `RankC, mean over pairs of languages; unrelated rankings give ${chance.toFixed(4)}, the least is ${floor.toFixed(4)}`
    pairs('polyfact.rankc', 'RankC', description, average, intervals?.rankc)
  }
  if (agreement !== undefined) {
    const description = 'Share of facts with the same answer in two languages, mean over pairs of languages'
    pairs(
      'polyfact.answer_agreement',
      'Answer agreement',
      description,
      agreement.average,
      intervals?.agreement,
    )
  }
  if (correctOverlap !== undefined) {
    const description =
      'Of the facts that one of two languages has right, the share that both have, mean over pairs'
    pairs('polyfact.correct_overlap', 'Correct overlap', description, correctOverlap.average)
  }
  return measured
}
