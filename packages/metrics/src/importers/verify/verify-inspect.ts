import type { ImportOptions } from '../imported-run.js'
import { type InspectLog, openInspectLog } from '../inspect/inspect-log.js'
import { completionOf, type InspectSample, type SampleScore } from '../inspect/log-format.js'
import { choiceOf, targetsOf } from '../inspect/multiple-choice.js'
import { createVerification, joinPath, type Verification, type VerificationWriter } from './verification.js'

/**
 * Checks a log of inspect_ai: the verdicts of the scorers whose rule is known (`choice`; `match` and
 * `includes` without options) against the completions, accuracy and standard error against what the completions give, or
 * against the stored verdicts where a rule is not known.
 *
 * The mean over samples is exact. The standard error is held to 1e-12 of its value: numpy adds in an order of its own.
 */
export async function verifyInspect(path: string, options: ImportOptions = {}): Promise<Verification> {
  const log = await openInspectLog(path, options)
  const writer = createVerification('inspect', [path])
  const values = new Map<string, Map<string, number[]>>() // by scorer and sample, an epoch each
  for await (const { sample } of log.samples()) {
    writer.read(1)
    for (const [scorer, score] of Object.entries(sample.scores ?? {})) {
      const value = toNumber(checkScore(scorer, sample, score, log, writer))
      const bySample = values.get(scorer) ?? new Map<string, number[]>()
      values.set(scorer, bySample)
      if (value !== undefined)
        bySample.set(String(sample.id), [...(bySample.get(String(sample.id)) ?? []), value])
    }
  }
  checkResults(log, values, writer)
  return writer.verification
}

/** What `value_to_float` makes of a verdict; undefined where it is no single number. */
function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'string' ? { C: 1, I: 0, P: 0.5, N: 0 }[value] : undefined
}

/** Compares a verdict; returns what the completion gives, or where that is not known what is stored. */
function checkScore(
  scorer: string,
  sample: InspectSample,
  score: SampleScore,
  { header }: InspectLog,
  writer: VerificationWriter,
): unknown {
  const place = joinPath(`${joinPath('samples', `${sample.id}_epoch_${sample.epoch}`)}.scores`, scorer)
  const computed = scorer === 'choice' ? choiceVerdict(place, sample) : textVerdict(scorer, sample, header)
  if (computed === undefined) {
    writer.leave(`samples.*.scores.${scorer}`, 'its rule is not known here, or needs a model')
    return score.value
  }
  writer.compare(`${place}.value`, score.value, computed)
  return computed
}

/** Right when exactly the targets were chosen. */
function choiceVerdict(place: string, sample: InspectSample): 'C' | 'I' | undefined {
  if (sample.choices == null || sample.choices.length === 0) return undefined
  const targets = targetsOf(place, sample)
  if (targets.length > 1) return undefined
  return choiceOf(sample, completionOf(sample)).index === targets[0] ? 'C' : 'I'
}

/** The scorers that compare texts, with the options that are their defaults. */
function textVerdict(
  scorer: string,
  sample: InspectSample,
  header: InspectLog['header'],
): 'C' | 'I' | undefined {
  const definition = header.eval.scorers?.find(({ name }) => name.split('/').at(-1) === scorer)
  const options = definition?.options ?? header.results?.scores.find(({ name }) => name === scorer)?.params
  if (options == null || Object.keys(options).length > 0) return undefined
  const completion = completionOf(sample)
  const targets = Array.isArray(sample.target) ? sample.target : [sample.target]
  const rule = TEXT_RULES[scorer]
  return rule === undefined ? undefined : targets.some((target) => rule(completion, target)) ? 'C' : 'I'
}

const TEXT_RULES: Readonly<Record<string, (completion: string, target: string) => boolean>> = {
  match: (completion, target) => bare(completion).endsWith(bare(target)),
  includes: (completion, target) => folded(completion).includes(folded(target)),
}

/** Without regard to case, and then without ASCII punctuation and white space around it. */
function bare(text: string): string {
  const letters = folded(text)
  let [start, end] = [0, letters.length]
  while (start < end && OUTER.test(letters[start]!)) start++
  while (end > start && OUTER.test(letters[end - 1]!)) end--
  return letters.slice(start, end)
}
const OUTER = /[\s!-/:-@[-`{-~]/

/** Letter by letter to upper and then to lower case: ß becomes ss, and every sigma the same, as Python folds them. */
function folded(text: string): string {
  return [...text.trim()].map((letter) => letter.toUpperCase().toLowerCase()).join('')
}

function checkResults(
  { header }: InspectLog,
  values: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>,
  writer: VerificationWriter,
): void {
  if (header.results == null) {
    writer.leave('results', 'not in the file')
    return
  }
  for (const [at, { name, reducer, metrics }] of header.results.scores.entries()) {
    const bySample = values.get(name)
    for (const [metric, { value }] of Object.entries(metrics)) {
      const path = `results.scores.${at}.metrics.${metric}.value`
      const known = bySample !== undefined && bySample.size > 0 && (reducer == null || reducer === 'mean')
      const means = known ? [...bySample.values()].map((epochs) => sumOf(epochs) / epochs.length) : []
      if (!known)
        writer.leave(path, 'the verdicts of its scorer are no numbers, or are reduced in another way')
      else if (metric === 'accuracy' || metric === 'mean')
        writer.compare(path, value, sumOf(means) / means.length)
      else if (metric === 'stderr') {
        writer.notice('stderr is held to 1e-12 of its value: numpy adds in an order of its own')
        writer.compare(path, value, standardError(means), 1e-12)
      } else writer.leave(path, 'nothing is known of how it is computed')
    }
  }
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** Sample standard deviation over √n; 0 for one value, as inspect_ai has it. */
function standardError(values: readonly number[]): number {
  const n = values.length
  if (n < 2) return 0
  const mean = sumOf(values) / n
  return Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / (n - 1)) / Math.sqrt(n)
}
