import { readFileSync } from 'node:fs'
import { type EvaluationResult, parseEvaluationResult } from '@polyfact/schema'

const golden: { results: unknown[] } = JSON.parse(
  readFileSync(new URL('./golden/gmmlu-lite.json', import.meta.url), 'utf8'),
)

/** Qwen2.5-7B on 400 facts in 11 languages, per token, as recorded for the paper. */
export function qwen(): EvaluationResult {
  return parseEvaluationResult(golden.results[0])
}

/** OLMo-2-7B on the same facts. */
export function olmo(): EvaluationResult {
  return parseEvaluationResult(golden.results[1])
}

/** A result whose source tells everything, with a prompt in Arabic. */
export function fullyDescribed(): EvaluationResult {
  const result = qwen()
  return {
    ...result,
    madeFrom: {
      ...result.madeFrom!,
      model: { id: 'Qwen/Qwen2.5-7B', revision: 'sha256:0a1b', architecture: 'Qwen2ForCausalLM' },
      dataset: { id: 'facts', revision: 'sha256:2c3d', split: 'test', license: 'Apache-2.0' },
      prompt: { id: 'paper', template: 'سؤال: {question}\nالجواب:', continuation: ' {candidate}' },
      tokenizer: { revision: 'sha256:4e5f' },
      precision: 'float32',
      provider: 'cpu',
      facts: 400,
      seed: 7,
      versions: { 'onnxruntime-node': '1.30.0', '@polyfact/probe': '0.1.0' },
    },
  }
}

/** One language, so that there is neither RankC nor agreement. */
export function arabicOnly(): EvaluationResult {
  const { rankc: _, agreement: __, ...result } = qwen()
  return {
    ...result,
    languages: ['ar'],
    accuracy: {
      byLanguage: { ar: result.accuracy.byLanguage['ar']! },
      mean: result.accuracy.byLanguage['ar']!.value,
      chance: 0.25,
    },
    totalConsistency: {
      ...result.totalConsistency,
      value: 0.6125,
      correct: 245,
      histogram: { 0: 155, 1: 245 },
      meanLanguagesCorrect: 0.6125,
    },
    consistencySplit: {
      facts: 400,
      correct: { value: 0.6125, count: 245 },
      sameWrong: { value: 0.3875, count: 155 },
    },
  }
}

/** Four facts in two languages with pools of two, small enough to be worked by hand. */
export function twoByTwo(): EvaluationResult {
  return {
    schemaVersion: 1,
    kind: 'evaluation',
    normalization: 'per-byte',
    languages: ['en', 'sw'],
    facts: { total: 4, complete: 4 },
    candidates: { mean: 2, histogram: { 2: 8 } },
    ties: { rule: 'by-id', value: 0, tied: 0, questions: 8 },
    accuracy: {
      byLanguage: { en: { value: 1, facts: 4, correct: 4 }, sw: { value: 0.5, facts: 4, correct: 2 } },
      mean: 0.75,
      chance: 0.5,
    },
    totalConsistency: {
      value: 0.5,
      facts: 4,
      correct: 2,
      histogram: { 1: 2, 2: 2 },
      meanLanguagesCorrect: 1.5,
    },
    consistencySplit: {
      facts: 4,
      correct: { value: 0.5, count: 2 },
      sameWrong: { value: 0, count: 0 },
    },
    rankc: {
      weighting: 'softmax',
      average: 0.75,
      averageWithEnglish: 0.75,
      pairwise: { 'en-sw': 0.75 },
      facts: { 'en-sw': 4 },
      floor: 0.25,
      chance: 0.625,
      rescaled: 2 / 3,
    },
    agreement: { average: 0.5, averageWithEnglish: 0.5, pairwise: { 'en-sw': 0.5 } },
    madeFrom: null,
  }
}
