import { Language, type Normalization, PolyfactError } from '@polyfact/schema'
import * as z from 'zod'
import type { ImportOptions } from './imported-run.js'
import { isObject, parseAs, readJson } from './read-json.js'

/** The paper's names of the normalisations. */
export const SCORE_MODES = {
  sum: 'sum',
  avg: 'per-token',
  char: 'per-character',
  byte: 'per-byte',
} as const satisfies Record<string, Normalization>

const PaperConfig = z.object({
  benchmark: z.string().min(1),
  model: z.string().min(1),
  split: z.string().min(1).optional(),
  score_mode: z.enum(['sum', 'avg', 'char', 'byte']).optional(),
  langs: z.array(Language).min(1),
  dataset: z.string().min(1).optional(),
  matcher: z.enum(['strict', 'klar_lenient']).optional(),
})

/** What the evaluator keeps of one question; files before August 2026 hold `scores` alone. */
export const PaperPrediction = z.object({
  scores: z.array(z.number()).min(1),
  correct: z.boolean().optional(),
  scores_sum: z.array(z.number()).optional(),
  n_option_tokens: z.array(z.int().min(0)).optional(),
  options: z.array(z.string()).optional(),
  option_ids: z.array(z.string().min(1)).optional(),
  gold_idx: z.int().min(0).optional(),
})
export type PaperPrediction = z.infer<typeof PaperPrediction>

/** What the free-form evaluator keeps of one question. */
export const PaperAnswer = z.object({
  pred: z.string(),
  gold: z.string().min(1),
  entity: z.string().min(1).nullable().optional(),
})
export type PaperAnswer = z.infer<typeof PaperAnswer>

const byFactAndLanguage = <T extends z.ZodType>(value: T) =>
  z.record(z.string().min(1), z.record(z.string(), value))

/** `[fact][language][option]` the place of each option among those of English. */
const Alignment = byFactAndLanguage(z.array(z.int().min(0)).nullable())

export const PaperScoresFile = z.object({
  config: PaperConfig,
  predictions: byFactAndLanguage(PaperPrediction),
  alignment: Alignment.optional(),
})
export type PaperScoresFile = z.infer<typeof PaperScoresFile>

export const PaperFreeFormFile = z.object({
  config: PaperConfig,
  predictions: byFactAndLanguage(PaperAnswer),
})
export type PaperFreeFormFile = z.infer<typeof PaperFreeFormFile>

/** A file of the paper's evaluators: ranked options, or generated answers. */
export type PaperFile =
  | { readonly kind: 'scores'; readonly file: PaperScoresFile }
  | { readonly kind: 'generations'; readonly file: PaperFreeFormFile }

/**
 * Reads a result file of the paper's consistency evaluator, or of its free-form evaluator, without its aggregates.
 *
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for another file; `EMPTY_INPUT` for a summary, which has no
 *   predictions; `INVALID_INPUT` with the field; and as `readJson`.
 */
export async function readPaperFile(
  path: string,
  options: Pick<ImportOptions, 'signal' | 'onProgress'> = {},
): Promise<PaperFile> {
  return parsePaperFile(path, await readJson(path, options))
}

/** {@link readPaperFile} of a value that was already read. */
export function parsePaperFile(path: string, value: unknown): PaperFile {
  if (!isObject(value) || !['predictions', 'rankc', 'per_language_accuracy'].some((part) => part in value)) {
    throw new PolyfactError(
      'UNSUPPORTED_FORMAT',
      `${path}: found ${isObject(value) ? `an object with ${Object.keys(value).slice(0, 5).join(', ')}` : 'no object'}; a result file of the paper's evaluator, with "predictions" and "config", is expected`,
      { path },
    )
  }
  if (!isObject(value['predictions']) || Object.keys(value['predictions']).length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${path}: found a summary without predictions; metrics are computed from predictions, while "verify" checks what a summary says of itself`,
      { path },
    )
  }
  return isFreeForm(value['predictions'])
    ? { kind: 'generations', file: parseAs(PaperFreeFormFile, value, path) }
    : { kind: 'scores', file: parseAs(PaperScoresFile, value, path) }
}

function isFreeForm(predictions: Record<string, unknown>): boolean {
  const [ofFact] = Object.values(predictions)
  const [prediction] = isObject(ofFact) ? Object.values(ofFact) : []
  return isObject(prediction) && 'pred' in prediction && !('scores' in prediction)
}
