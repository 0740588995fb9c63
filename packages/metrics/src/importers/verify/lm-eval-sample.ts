import type { questionOfSample } from '../lm-eval/question-of-sample.js'
import type { Sample } from '../lm-eval/sample.js'
import { exactMatchText, type LmEvalExactMatch } from './lm-eval-exact-match.js'

/**
 * The metrics of a sample that follow from what it holds: `acc`, `acc_norm` and `acc_bytes` from the log-likelihoods
 * (the first of the best candidates), `exact_match` from whether the gold was what the model would have written, or from
 * the answer.
 *
 * @param exactMatch - How the task compares texts; undefined where that is not told.
 * @returns By metric, 0 or 1; without those that cannot be computed.
 */
export function recomputeSample(
  sample: Sample,
  question: ReturnType<typeof questionOfSample>,
  exactMatch: LmEvalExactMatch | undefined,
): Readonly<Record<string, number>> {
  if (question.kind === 'unusable' || (question.kind === 'scores' && question.ambiguous)) return {}
  if (question.kind === 'generations') {
    if (exactMatch === undefined) return {}
    const answer = exactMatchText(question.text, exactMatch)
    return { exact_match: number(question.golds.some((gold) => exactMatchText(gold, exactMatch) === answer)) }
  }
  const { candidates, golds } = question
  const rightBy = (length: (at: number) => number | null): number | undefined => {
    const scores = candidates.map(({ sum }, at) => sum! / (length(at) ?? Number.NaN))
    if (scores.some(Number.isNaN)) return undefined
    return number(golds.includes(firstBest(scores)))
  }
  const metrics = {
    acc: rightBy(() => 1),
    acc_norm: rightBy((at) => candidates[at]!.characters),
    acc_bytes: rightBy((at) => candidates[at]!.bytes),
    exact_match: greedy(sample, golds),
  }
  return Object.fromEntries(
    Object.entries(metrics).filter((entry): entry is [string, number] => entry[1] !== undefined),
  )
}

/** Whether the harness says of a gold that the model, left to itself, would have written it. */
function greedy({ responses }: Sample, golds: readonly number[]): number | undefined {
  const flags = golds.map((gold) => {
    let response: unknown = responses[gold]
    while (Array.isArray(response) && Array.isArray(response[0])) response = response[0]
    return Array.isArray(response) ? String(response[1]) : undefined
  })
  return flags.some((flag) => flag === undefined)
    ? undefined
    : number(flags.includes('True') || flags.includes('true'))
}

const number = (truth: boolean) => (truth ? 1 : 0)

const firstBest = (scores: readonly number[]) =>
  scores.indexOf(scores.reduce((best, score) => Math.max(best, score)))
