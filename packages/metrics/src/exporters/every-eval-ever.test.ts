import { describe, expect, it } from 'vitest'
import { EveryEvalEverAggregateSchema } from '../../test/every-eval-ever.js'
import { headerOf, refusal, scoresOf } from '../../test/scores.js'
import { evaluate } from '../evaluate/evaluate.js'
import { evaluateFreeForm } from '../free-form/evaluate-free-form.js'
import { everyEvalEverRecords } from './every-eval-ever.js'

const options = { retrievedAt: 1_764_000_000, organization: 'Some Lab' }
const header = headerOf(['en', 'sw'], {
  model: { id: 'Qwen/Qwen2.5-7B', revision: 'abc' },
  dataset: { id: 'global_mmlu', revision: null, split: 'test' },
  source: { format: 'lm-eval', version: '0.4.9' },
})
// right in English; in Swahili Q2 is first
const scores = [scoresOf('F1', 'en', ['Q1', 'Q2']), scoresOf('F1', 'sw', ['Q2', 'Q1'])]

describe('everyEvalEverRecords', () => {
  it('states every headline number with what it is, within the schema', async () => {
    const { aggregate } = everyEvalEverRecords(await evaluate(scores, { header }), options)
    expect(EveryEvalEverAggregateSchema.parse(JSON.parse(JSON.stringify(aggregate)))).toEqual(aggregate)
    const values = aggregate.evaluation_results.map(({ evaluation_result_id, score_details }) => [
      evaluation_result_id,
      score_details.score,
    ])
    expect(values).toEqual([
      ['global_mmlu.en/accuracy', 1],
      ['global_mmlu.sw/accuracy', 0],
      ['global_mmlu/accuracy', 0.5],
      ['global_mmlu/polyfact.total_consistency', 0],
      ['global_mmlu/polyfact.rankc', expect.closeTo(0.2689, 4)],
      ['global_mmlu/polyfact.answer_agreement', 0],
      ['global_mmlu/polyfact.correct_overlap', 0],
    ])
    expect(aggregate).toMatchObject({
      evaluation_id: 'global_mmlu/Qwen/Qwen2.5-7B/run',
      retrieved_timestamp: '1764000000',
      eval_library: { name: 'lm_eval', version: '0.4.9' },
      model_info: { developer: 'Qwen', additional_details: { deployment_type: 'unknown', revision: 'abc' } },
    })
    expect(aggregate.evaluation_results[0]).toMatchObject({
      source_data: { dataset_name: 'global_mmlu', source_type: 'other' },
      metric_config: {
        metric_id: 'accuracy',
        additional_details: { normalization: 'per-byte', ties: 'by-id' },
      },
      score_details: { details: { facts: '1', languages: 'en' } },
    })
  })

  it('takes what only its caller knows', async () => {
    const { aggregate } = everyEvalEverRecords(await evaluate(scores), {
      ...options,
      evaluatedAt: 1_763_000_000,
      relationship: 'first_party',
      model: { id: 'org/m', name: 'M' },
      deployment: { deploymentType: 'self_deployed', modelAvailability: 'open_weights' },
      dataset: { urls: ['https://example.org/data'] },
    })
    expect(EveryEvalEverAggregateSchema.parse(aggregate)).toMatchObject({
      evaluation_id: 'unknown/org/m/1763000000',
      evaluation_timestamp: '1763000000',
      source_metadata: { evaluator_relationship: 'first_party', source_organization_name: 'Some Lab' },
      model_info: { name: 'M', additional_details: { model_availability: 'open_weights' } },
      eval_library: { name: 'polyfact', version: 'unknown' },
    })
    const { aggregate: onHub } = everyEvalEverRecords(await evaluate(scores, { header }), {
      ...options,
      dataset: { huggingFace: 'CohereLabs/Global-MMLU-Lite' },
    })
    expect(EveryEvalEverAggregateSchema.parse(onHub).evaluation_results[0]!.source_data).toEqual({
      dataset_name: 'global_mmlu',
      source_type: 'hf_dataset',
      hf_repo: 'CohereLabs/Global-MMLU-Lite',
      hf_split: 'test',
    })
  })

  it('states intervals, and how they were made', async () => {
    const facts = Array.from({ length: 20 }, (_, at) => [
      scoresOf(`F${at}`, 'en', at % 3 === 0 ? ['Q2', 'Q1'] : ['Q1', 'Q2']),
      scoresOf(`F${at}`, 'sw', at % 2 === 0 ? ['Q2', 'Q1'] : ['Q1', 'Q2']),
    ])
    const result = await evaluate(facts.flat(), { header, intervals: { resamples: 100 } })
    const { aggregate } = everyEvalEverRecords(result, options)
    EveryEvalEverAggregateSchema.parse(aggregate)
    const [english, , mean] = aggregate.evaluation_results.map(
      ({ score_details }) => score_details.uncertainty,
    )
    expect(english).toMatchObject({
      confidence_interval: { confidence_level: 0.95, method: 'Wilson' },
      num_samples: 20,
    })
    expect(mean).toMatchObject({ num_bootstrap_samples: 100 })
    expect(mean?.confidence_interval.method).toMatch(/^bootstrap over facts/)
  })

  it('has no RankC of generated answers', async () => {
    const generation = {
      schemaVersion: 1,
      kind: 'generation',
      header: 'run',
      fact: 'F1',
      golds: ['Paris'],
    } as const
    const records = [
      { ...generation, language: 'en', text: 'Paris' },
      { ...generation, language: 'sw', text: 'Lyon' },
    ]
    const { aggregate } = everyEvalEverRecords(await evaluateFreeForm(records, { header }), options)
    const parsed = EveryEvalEverAggregateSchema.parse(aggregate)
    expect(parsed.evaluation_results.map(({ metric_config }) => metric_config.metric_id)).not.toContain(
      'polyfact.rankc',
    )
    expect(parsed.evaluation_results[0]!.metric_config.additional_details).toEqual({ matching: 'lenient' })
  })

  it('refuses a result whose model nobody names', async () => {
    const result = await evaluate(scores)
    expect(await refusal(() => everyEvalEverRecords(result, options))).toBe(
      'INVALID_INPUT: everyEvalEverRecords: the result has no header that names its model; expected the option model',
    )
  })
})
