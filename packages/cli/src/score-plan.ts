import { loadFacts } from '@polyfact/dataset'
import { type ScoringModel, scoreCandidates } from '@polyfact/probe'
import { type CandidateScores, type Fact, PolyfactError } from '@polyfact/schema'
import type { EvaluateCheckpointOptions } from './evaluate-checkpoint.js'
import type { QuestionPlan } from './plan-questions.js'
import { resumeScores, type ScoresWriter } from './resume-scores.js'

/** What {@link scorePlan} takes from the options of an evaluation. */
export type ScorePlanOptions = Pick<EvaluateCheckpointOptions, 'data' | 'onNotice' | 'onProgress' | 'signal'>

/**
 * Scores the facts of a plan that a file of scores does not hold yet, and appends them one whole fact at a time.
 *
 * @param path - The `scores.jsonl`; need not exist.
 * @throws {@link PolyfactError} as `scoreCandidates` and {@link resumeScores} do; `HEADER_MISMATCH` also when the file
 *   holds other facts than the plan.
 */
export async function scorePlan(
  model: ScoringModel,
  plan: QuestionPlan,
  path: string,
  options: ScorePlanOptions,
): Promise<void> {
  const { data, onNotice, signal } = options
  let kept = 0 // known once the file was read; the facts are read after that
  const remaining = async function* (): AsyncGenerator<Fact> {
    let index = 0
    for await (const fact of loadFacts(data, plan.selection)) if (index++ >= kept) yield fact
  }
  const scores = scoreCandidates(model, remaining(), {
    languages: plan.languages,
    dataset: plan.dataset,
    total: plan.facts.length,
    ...(signal === undefined ? {} : { signal }),
  })
  const writer = await resumeScores(path, scores.header)
  try {
    kept = writer.facts.length
    if (writer.repaired !== undefined) onNotice?.(writer.repaired)
    refuseOtherFacts(path, writer.facts, plan.facts)
    await appendFacts(scores, writer, plan, options)
  } finally {
    await writer.close()
  }
}

async function appendFacts(
  scores: AsyncIterable<CandidateScores>,
  writer: ScoresWriter,
  plan: QuestionPlan,
  { onProgress }: ScorePlanOptions,
): Promise<void> {
  const resumed = writer.facts.length
  const report = (facts: number) =>
    onProgress?.({ stage: 'scoring', facts, total: plan.facts.length, resumed })
  let facts = resumed
  let fact: CandidateScores[] = []
  report(facts)
  for await (const record of scores) {
    fact.push(record)
    if (fact.length < plan.languages.length) continue
    await writer.append(fact)
    fact = []
    report(++facts)
  }
}

function refuseOtherFacts(path: string, kept: readonly string[], planned: readonly string[]): void {
  const index = kept.findIndex((fact, position) => fact !== planned[position])
  if (index === -1) return
  throw new PolyfactError(
    'HEADER_MISMATCH',
    `${path}: fact ${index + 1} is ${kept[index]} there; ${planned[index] ?? 'no further fact'} is expected from the data`,
    { path, index, found: kept[index], expected: planned[index] },
  )
}
