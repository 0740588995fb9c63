import { access } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type EvaluationResult,
  type FreeFormResult,
  PolyfactError,
  parseEvaluationResult,
  parseFreeFormResult,
  type ResultIntervals,
} from '@polyfact/schema'
import { evaluate } from '../../evaluate/evaluate.js'
import type { IntervalOptions } from '../../evaluate/result-intervals.js'
import { evaluateFreeForm } from '../../free-form/evaluate-free-form.js'
import { readGenerations, readScores } from '../read-scores.js'
import { createVerification, type Verification, type VerificationWriter } from './verification.js'

/**
 * Checks our own `result.json`, of ranked candidates or of generated answers: computes it anew from its records, with
 * the normalisation, the rules, the languages and the intervals that it states, and compares field by field.
 *
 * @param records - The records; the `scores.jsonl` or `generations.jsonl` beside the result unless told.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND` without records.
 */
export async function verifyOwn(path: string, value: unknown, records?: string): Promise<Verification> {
  const { kind } = value as { kind?: unknown }
  return kind === 'free-form'
    ? verifyFreeForm(path, parseFreeFormResult(value, path), records)
    : verifyEvaluation(path, parseEvaluationResult(value, path), records)
}

async function verifyEvaluation(
  path: string,
  stored: EvaluationResult,
  given: string | undefined,
): Promise<Verification> {
  const file = given ?? (await recordsBeside(path, 'scores.jsonl'))
  const { header, scores } = await readScores(file)
  const writer = createVerification('result', [path, file])
  const computed = await evaluate(counted(scores, writer), {
    ...(stored.madeFrom === null ? {} : { header }),
    normalization: stored.normalization,
    ties: stored.ties.rule,
    ...(stored.rankc === undefined ? {} : { weighting: stored.rankc.weighting }),
    languages: stored.languages,
    ...intervalsOf(stored.intervals),
  })
  const { baselines, ...accuracy } = stored.accuracy
  if (baselines !== undefined) {
    writer.leave('accuracy.baselines', 'the scores of what answers without a model are not among the records')
  }
  return compare(writer, { ...stored, accuracy }, computed)
}

async function verifyFreeForm(
  path: string,
  stored: FreeFormResult,
  given: string | undefined,
): Promise<Verification> {
  const file = given ?? (await recordsBeside(path, 'generations.jsonl'))
  const { header, generations } = await readGenerations(file)
  const writer = createVerification('result', [path, file])
  const computed = await evaluateFreeForm(counted(generations, writer), {
    ...(stored.madeFrom === null ? {} : { header }),
    matching: stored.matching,
    languages: stored.languages,
    ...intervalsOf(stored.intervals),
  })
  return compare(writer, stored, computed)
}

/** What is not stored is not looked for: an earlier version computed less. */
function compare(
  writer: VerificationWriter,
  stored: EvaluationResult | FreeFormResult,
  computed: EvaluationResult | FreeFormResult,
): Verification {
  const fields = computed as unknown as Record<string, unknown>
  for (const [field, value] of Object.entries(stored)) {
    writer.compareTree(field, value, fields[field], 'our fields')
  }
  return writer.verification
}

function intervalsOf(intervals: ResultIntervals | undefined): { intervals?: IntervalOptions } {
  if (intervals === undefined) return {}
  const { level, bootstrap } = intervals
  if (bootstrap === undefined) return { intervals: { level } }
  const { resamples, seed, method } = bootstrap
  return { intervals: { level, resamples, seed, method } }
}

async function recordsBeside(path: string, name: string): Promise<string> {
  const file = join(dirname(path), name)
  try {
    await access(file)
    return file
  } catch (cause) {
    throw new PolyfactError(
      'FILE_NOT_FOUND',
      `${path}: found no ${name} beside it; the records that it was computed from are expected, so say where they are (records)`,
      { path, file },
      { cause },
    )
  }
}

async function* counted<Item>(items: AsyncIterable<Item>, writer: VerificationWriter): AsyncGenerator<Item> {
  for await (const item of items) {
    writer.read(1)
    yield item
  }
}
