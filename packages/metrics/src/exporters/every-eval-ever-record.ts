// The parts of Every Eval Ever's schema 0.3.0 that are written here, under the schema's own names.

/** Additional details: every value is a string. */
export type Details = Readonly<Record<string, string>>

/** The aggregate record of one model: the content of `<uuid>.json`. */
export interface EveryEvalEverRecord {
  readonly schema_version: '0.3.0'
  readonly evaluation_id: string
  readonly evaluation_timestamp?: string
  readonly retrieved_timestamp: string // seconds since 1970
  readonly source_metadata: {
    readonly source_name?: string
    readonly source_type: 'evaluation_run'
    readonly source_organization_name: string
    readonly evaluator_relationship: EvaluatorRelationship
  }
  readonly model_info: {
    readonly name: string
    readonly id: string
    readonly developer?: string
    readonly additional_details: Details
  }
  readonly eval_library: {
    readonly name: string
    readonly version: string
    readonly additional_details?: Details
  }
  readonly evaluation_results: readonly EveryEvalEverResult[]
}

/** Who evaluated, seen from the developer of the model. */
export type EvaluatorRelationship = 'first_party' | 'third_party' | 'collaborative' | 'other'

/** One number of an aggregate record. */
export interface EveryEvalEverResult {
  readonly evaluation_result_id: string
  readonly evaluation_name: string
  readonly source_data: EveryEvalEverSource
  readonly metric_config: {
    readonly evaluation_description: string
    readonly metric_id: string
    readonly metric_name: string
    readonly metric_kind: string
    readonly metric_unit: 'proportion'
    readonly lower_is_better: false
    readonly score_type: 'continuous'
    readonly min_score: 0
    readonly max_score: 1
    readonly additional_details: Details
  }
  readonly score_details: {
    readonly score: number
    readonly details: Details
    readonly uncertainty?: {
      readonly confidence_interval: {
        readonly lower: number
        readonly upper: number
        readonly confidence_level: number
        readonly method: string
      }
      readonly num_samples: number
      readonly num_bootstrap_samples?: number
    }
  }
}

/** Where the questions come from. */
export type EveryEvalEverSource =
  | {
      readonly dataset_name: string
      readonly source_type: 'hf_dataset'
      readonly hf_repo: string
      readonly hf_split?: string
    }
  | { readonly dataset_name: string; readonly source_type: 'url'; readonly url: readonly string[] }
  | { readonly dataset_name: string; readonly source_type: 'other' }

/** The record of one question: a line of `<uuid>_samples.jsonl`. */
export interface EveryEvalEverInstance {
  readonly schema_version: '0.3.0'
  readonly evaluation_id: string
  readonly model_id: string
  readonly evaluation_name: string
  readonly evaluation_result_id: string
  readonly sample_id: string
  readonly interaction_type: 'single_turn'
  readonly input: {
    readonly raw: string
    readonly reference: readonly string[]
    readonly choices?: readonly string[]
  }
  readonly output: { readonly raw: readonly string[] }
  readonly answer_attribution: readonly {
    readonly turn_idx: 0
    readonly source: 'output.raw'
    readonly extracted_value: string
    readonly extraction_method: string
    readonly is_terminal: true
  }[]
  readonly evaluation: { readonly score: number; readonly is_correct: boolean }
  readonly metadata: Details
}
