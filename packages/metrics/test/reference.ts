import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CandidateScores, ScoresHeader } from '@polyfact/schema'
import { headerOf } from './scores.js'

/** What the paper's evaluator wrote for one model on Global-MMLU-Lite. */
export interface ReferenceFile {
  readonly per_language_accuracy: Record<string, { accuracy: number; n: number }>
  readonly total_consistency: {
    readonly all_langs_correct_fraction: number
    readonly n_facts_all_langs: number
    readonly n_facts_total: number
    readonly correct_language_count_histogram: Record<string, number>
    readonly mean_languages_correct: number
  }
  readonly rankc: {
    readonly pairwise: Record<string, number>
    readonly average: number
    readonly average_en_x: number
    readonly pair_n: Record<string, number>
    readonly weights: readonly number[]
  }
  readonly answer_agreement: { readonly pairwise: Record<string, number>; readonly average: number }
  readonly config: { readonly model: string; readonly langs: readonly string[] }
  readonly predictions: Record<string, Record<string, { correct: boolean; scores: readonly number[] }>>
}

export const readReference = (shared: string, name: string): ReferenceFile =>
  JSON.parse(readFileSync(join(shared, 'data', 'reference', 'gmmlu-lite', name), 'utf8')) as ReferenceFile

/** The file holds one mode, per token, and whether the answer was right, but no gold. */
export function referenceScores(file: ReferenceFile): { header: ScoresHeader; scores: CandidateScores[] } {
  const header = headerOf(file.config.langs, {
    model: { id: file.config.model, revision: null },
    normalization: 'per-token',
  })
  const scores = Object.entries(file.predictions).flatMap(([fact, byLanguage]) =>
    Object.entries(byLanguage).map(
      ([language, { correct, scores: values }]): CandidateScores => ({
        schemaVersion: 1,
        kind: 'scores',
        header: header.id,
        fact,
        language,
        gold: null,
        correct,
        candidates: values.map((perToken, position) => ({
          id: `option:${position}`,
          sum: null,
          tokens: null,
          characters: null,
          bytes: null,
          perToken,
        })),
      }),
    ),
  )
  return { header, scores }
}
