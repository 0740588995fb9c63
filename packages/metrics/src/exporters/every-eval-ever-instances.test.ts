import { describe, expect, it } from 'vitest'
import { EveryEvalEverInstanceSchema } from '../../test/every-eval-ever.js'
import { all } from '../../test/files.js'
import { candidate, headerOf, refusal, scoresOf } from '../../test/scores.js'
import { evaluate } from '../evaluate/evaluate.js'
import { evaluateFreeForm } from '../free-form/evaluate-free-form.js'
import { everyEvalEverRecords } from './every-eval-ever.js'

const header = headerOf(['en', 'sw'], { model: { id: 'Qwen/Qwen2.5-7B', revision: null } })
const options = { retrievedAt: 0, organization: 'Some Lab' }

describe('instancesOf', () => {
  it('has one instance for every question, which belongs to the accuracy of its language', async () => {
    const records = [
      scoresOf('F1', 'en', ['Q1', 'Q2'], { property: 'P36', group: 'g', alsoRight: ['Q2'] }),
      scoresOf('F1', 'sw', ['Q2', 'Q1'], { alsoRight: ['Q2'], property: 'P36', group: 'g' }),
    ]
    const result = await evaluate(records, { header })
    const { aggregate, instances } = everyEvalEverRecords(result, { ...options, records })
    const list = await all(instances)
    for (const instance of list) expect(EveryEvalEverInstanceSchema.parse(instance)).toEqual(instance)
    expect(list[0]).toEqual({
      schema_version: '0.3.0',
      evaluation_id: aggregate.evaluation_id,
      model_id: 'Qwen/Qwen2.5-7B',
      evaluation_name: 'a dataset.en',
      evaluation_result_id: 'a dataset.en/accuracy',
      sample_id: 'F1',
      interaction_type: 'single_turn',
      input: { raw: 'F1', reference: ['Q1', 'Q2'], choices: ['Q1', 'Q2'] },
      output: { raw: ['Q1'] },
      answer_attribution: [
        {
          turn_idx: 0,
          source: 'output.raw',
          extracted_value: 'Q1',
          extraction_method: 'highest log-likelihood, per-byte',
          is_terminal: true,
        },
      ],
      evaluation: { score: 1, is_correct: true },
      metadata: { language: 'en', property: 'P36', group: 'g', log_likelihoods: '{"Q1":-1,"Q2":-2}' },
    })
    expect(list[1]).toMatchObject({ input: { reference: ['Q1', 'Q2'] }, evaluation: { is_correct: true } })
    const ids = aggregate.evaluation_results.map(({ evaluation_result_id }) => evaluation_result_id)
    expect(list.every(({ evaluation_result_id }) => ids.includes(evaluation_result_id))).toBe(true)
  })

  it('has as many right instances in a language as the result counts', async () => {
    const records = Array.from({ length: 12 }, (_, at) =>
      scoresOf(`F${at >> 1}`, at % 2 === 0 ? 'en' : 'sw', at % 5 === 0 ? ['Q2', 'Q1'] : ['Q1', 'Q2']),
    )
    const result = await evaluate(records, { header })
    const list = await all(everyEvalEverRecords(result, { ...options, records }).instances)
    for (const [language, { correct }] of Object.entries(result.accuracy.byLanguage)) {
      const right = list.filter(
        ({ metadata, evaluation }) => metadata['language'] === language && evaluation.is_correct,
      )
      expect(right).toHaveLength(correct)
    }
  })

  it('takes the word of a source without golds, and its means per token', async () => {
    const unknown = { tokens: null, characters: null, bytes: null }
    const record = {
      ...scoresOf('F1', 'en', []),
      gold: null,
      correct: false,
      candidates: [
        candidate('Q1', null, { ...unknown, perToken: -1 }),
        candidate('Q2', null, { ...unknown, perToken: -2 }),
      ],
    }
    const result = await evaluate([record], { header: headerOf(['en'], { normalization: 'per-token' }) })
    const [instance] = await all(everyEvalEverRecords(result, { ...options, records: [record] }).instances)
    expect(EveryEvalEverInstanceSchema.parse(instance)).toMatchObject({
      input: { reference: [] },
      evaluation: { score: 0, is_correct: false },
      metadata: { log_likelihoods_per_token: '{"Q1":-1,"Q2":-2}' },
    })
    const { correct: _left, ...bare } = record
    const unanswered = everyEvalEverRecords(result, { ...options, records: [bare] }).instances
    expect(await refusal(() => all(unanswered))).toMatch(/^GOLD_MISSING: .*fact F1 in en/)
  })

  it('leaves out languages that the result is not about, and matches generated answers as it does', async () => {
    const generation = {
      schemaVersion: 1,
      kind: 'generation',
      header: 'run',
      fact: 'F1',
      golds: ['Paris'],
    } as const
    const records = [
      { ...generation, language: 'en', text: 'Paris, of course' },
      { ...generation, language: 'sw', text: 'Lyon' },
    ]
    const result = await evaluateFreeForm(records, { header, languages: ['en'] })
    const list = await all(everyEvalEverRecords(result, { ...options, records }).instances)
    expect(list.map((instance) => EveryEvalEverInstanceSchema.parse(instance))).toMatchObject([
      {
        output: { raw: ['Paris, of course'] },
        input: { reference: ['Paris'] },
        evaluation: { is_correct: true },
      },
    ])
    const scores = [scoresOf('F1', 'en', ['Q1'])]
    const mixed = everyEvalEverRecords(result, { ...options, records: scores }).instances
    expect(await refusal(() => all(mixed))).toMatch(
      /^INVALID_INPUT: .*kind "scores" beside a result of the kind "free-form"/,
    )
  })
})
