import * as z from 'zod'

// The fields of evaluation and instance records that this package writes, closed against any other. By hand from
// evaleval/every_eval_ever (MIT): eval.schema.json and instance_level_eval.schema.json, whose own mark is still 0.2.2
// (commit 21b3d1ab), the types that are made from them (eval_types.py, commit 09496fc0), and what its validator checks
// beyond the schema: bounds around the score, the vocabulary of deployment.

const details = z.record(z.string(), z.string())

const source = z.discriminatedUnion('source_type', [
  z.strictObject({
    dataset_name: z.string(),
    source_type: z.literal('hf_dataset'),
    hf_repo: z.string(),
    hf_split: z.string().optional(),
  }),
  z.strictObject({
    dataset_name: z.string(),
    source_type: z.literal('url'),
    url: z.array(z.string()).min(1),
  }),
  z.strictObject({ dataset_name: z.string(), source_type: z.literal('other') }),
])

const evaluationResult = z
  .strictObject({
    evaluation_result_id: z.string().optional(),
    evaluation_name: z.string(),
    source_data: source,
    metric_config: z.strictObject({
      evaluation_description: z.string().optional(),
      metric_id: z.string().optional(),
      metric_name: z.string().optional(),
      metric_kind: z.string().optional(),
      metric_unit: z.string().optional(),
      lower_is_better: z.boolean(),
      score_type: z.literal('continuous'),
      min_score: z.number(),
      max_score: z.number(),
      additional_details: details.optional(),
    }),
    score_details: z.strictObject({
      score: z.number(),
      details: details.optional(),
      uncertainty: z
        .strictObject({
          confidence_interval: z.strictObject({
            lower: z.number(),
            upper: z.number(),
            confidence_level: z.number().min(0).max(1),
            method: z.string(),
          }),
          num_samples: z.int(),
          num_bootstrap_samples: z.int().optional(),
        })
        .optional(),
    }),
  })
  .refine(
    ({ metric_config: { min_score, max_score }, score_details: { score } }) =>
      min_score <= score && score <= max_score,
    'the score must lie between its bounds',
  )

/** The aggregate record. */
export const EveryEvalEverAggregateSchema = z.strictObject({
  schema_version: z.literal('0.3.0'),
  evaluation_id: z.string(),
  evaluation_timestamp: z.string().optional(),
  retrieved_timestamp: z.string(),
  source_metadata: z.strictObject({
    source_name: z.string().optional(),
    source_type: z.enum(['documentation', 'evaluation_run']),
    source_organization_name: z.string(),
    evaluator_relationship: z.enum(['first_party', 'third_party', 'collaborative', 'other']),
  }),
  eval_library: z.strictObject({
    name: z.string(),
    version: z.string(),
    additional_details: details.optional(),
  }),
  model_info: z.strictObject({
    name: z.string(),
    id: z.string(),
    developer: z.string().optional(),
    additional_details: details.and(
      z.object({
        deployment_type: z.enum(['self_deployed', 'externally_managed', 'unknown']),
        model_availability: z.enum(['open_weights', 'closed_weights', 'unknown']),
      }),
    ),
  }),
  evaluation_results: z.array(evaluationResult).min(1),
})

/** An instance of the interaction type single_turn. */
export const EveryEvalEverInstanceSchema = z.strictObject({
  schema_version: z.literal('0.3.0'),
  evaluation_id: z.string(),
  model_id: z.string(),
  evaluation_name: z.string(),
  evaluation_result_id: z.string(),
  sample_id: z.string(),
  interaction_type: z.literal('single_turn'),
  input: z.strictObject({
    raw: z.string(),
    reference: z.array(z.string()),
    choices: z.array(z.string()).optional(),
  }),
  output: z.strictObject({ raw: z.array(z.string()) }),
  answer_attribution: z.array(
    z.strictObject({
      turn_idx: z.int().min(0),
      source: z.string(),
      extracted_value: z.string(),
      extraction_method: z.string(),
      is_terminal: z.boolean(),
    }),
  ),
  evaluation: z.strictObject({ score: z.number(), is_correct: z.boolean() }),
  metadata: details.optional(),
})
