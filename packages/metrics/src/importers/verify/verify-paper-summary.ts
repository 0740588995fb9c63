import { isObject } from '../read-json.js'
import { paperPairMeans, paperScale, paperTotalConsistency, paperWeights } from './paper-aggregates.js'
import type { Sum } from './python-sum.js'
import { createVerification, type Verification, type VerificationWriter } from './verification.js'

const NEEDS_PREDICTIONS = 'needs the predictions, which a summary has not'

/**
 * Checks a summary of the paper's evaluator against itself: the means over pairs, Total Consistency and the mean number
 * of right languages against the histogram, the rescaled RankC against its floor, floor and chance against the pools.
 */
export function verifyPaperSummary(path: string, stored: Record<string, unknown>, sum: Sum): Verification {
  const writer = createVerification('paper', [path])
  const languages = languagesOf(stored)
  writer.leave('per_language_accuracy', NEEDS_PREDICTIONS)
  checkTotalConsistency(stored['total_consistency'], languages, writer)
  checkPairs(stored, languages, sum, writer)
  return writer.verification
}

function languagesOf(stored: Record<string, unknown>): number {
  const { config, per_language_accuracy: accuracy } = stored
  if (isObject(config) && Array.isArray(config['langs'])) return config['langs'].length
  return isObject(accuracy) ? Object.keys(accuracy).length : 0
}

function checkTotalConsistency(stored: unknown, languages: number, writer: VerificationWriter): void {
  const path = 'total_consistency'
  const histogram = isObject(stored) ? stored['correct_language_count_histogram'] : undefined
  if (!isObject(stored) || !isObject(histogram)) {
    writer.leave(path, isObject(stored) ? 'needs the histogram of right languages' : 'not in the file')
    return
  }
  writer.leave(`${path}.correct_language_count_histogram`, NEEDS_PREDICTIONS)
  writer.leave(`${path}.n_facts_total`, NEEDS_PREDICTIONS)
  const { correct_language_count_histogram: _, ...computed } = paperTotalConsistency(
    histogram as Record<string, number>,
    languages,
  )
  writer.compareTree(
    path,
    without(stored, ['correct_language_count_histogram', 'n_facts_total']),
    computed,
    'fields',
  )
}

function checkPairs(
  { rankc, answer_agreement: agreement }: Record<string, unknown>,
  languages: number,
  sum: Sum,
  writer: VerificationWriter,
): void {
  for (const [path, stored] of [
    ['rankc', rankc],
    ['answer_agreement', agreement],
  ] as const) {
    if (!isObject(stored) || !isObject(stored['pairwise'])) {
      writer.leave(path, isObject(stored) ? 'needs the values of the pairs' : 'not in the file')
      continue
    }
    writer.leave(`${path}.pairwise`, NEEDS_PREDICTIONS)
    if ('pair_n' in stored) writer.leave(`${path}.pair_n`, NEEDS_PREDICTIONS)
    const means = paperPairMeans(stored['pairwise'] as Record<string, number>, languages, sum)
    const computed =
      path === 'rankc'
        ? { ...means, weights: paperWeights(4, sum), ...scaleOf(stored, means.average, sum, writer) }
        : { average: means.average }
    writer.compareTree(path, without(stored, ['pairwise', 'pair_n', 'n_candidates_hist']), computed, 'fields')
  }
}

/** From the stored floor, and from the pools where they are all of one size, whose sums do not depend on their order. */
function scaleOf(
  stored: Record<string, unknown>,
  average: number,
  sum: Sum,
  writer: VerificationWriter,
): Record<string, number> {
  const { floor, n_candidates_hist: pools } = stored
  if (typeof floor !== 'number') return {}
  const rescaled = { average_rescaled: (average - floor) / Math.max(1 - floor, 1e-9) }
  if (isObject(pools)) writer.leave('rankc.n_candidates_hist', NEEDS_PREDICTIONS)
  const sizes = isObject(pools) ? (Object.entries(pools) as [string, number][]) : []
  const list = sizes.flatMap(([size, count]) => new Array<number>(count).fill(Number(size)))
  if (list.length === 0) return { floor, ...rescaled }
  const { n_candidates_hist: _, ...scale } = paperScale(list, average, sum)
  if (sizes.length === 1) return { ...scale, ...rescaled }
  checkNear(stored, scale, writer)
  return { floor, chance: stored['chance'] as number, n_candidates: scale.n_candidates, ...rescaled }
}

/** Sums over pools of several sizes depend on an order that a summary does not tell. */
function checkNear(
  stored: Record<string, unknown>,
  scale: Record<'floor' | 'chance', number>,
  writer: VerificationWriter,
): void {
  writer.notice(
    'rankc.floor and rankc.chance are held to 1e-12 of their value: a summary does not tell in which order the pools were added up',
  )
  for (const field of ['floor', 'chance'] as const) {
    if (field in stored) writer.compare(`rankc.${field}`, stored[field], scale[field], 1e-12)
  }
}

function without(part: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(part).filter(([field]) => !fields.includes(field)))
}
