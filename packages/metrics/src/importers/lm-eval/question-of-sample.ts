import type { CandidateScore } from '@polyfact/schema'
import { goldsOf } from './gold.js'
import { parsePythonList } from './python-list.js'
import type { Sample, SampleRequest } from './sample.js'

/** A sample that ranks candidates. */
export interface RankedSample {
  readonly kind: 'scores'
  readonly candidates: readonly Omit<CandidateScore, 'id'>[] // a sum may be −∞
  readonly golds: readonly number[] // indices of candidates, at least one
  readonly ambiguous: boolean // the gold could have been another
}

/** A sample in which a model wrote its answer. */
export interface WrittenSample {
  readonly kind: 'generations'
  readonly text: string
  readonly golds: readonly string[]
}

/** A sample that nothing can be computed from, and why. */
export interface UnusableSample {
  readonly kind: 'unusable'
  readonly of: 'scores' | 'generations'
  readonly reason: string
}

/** How the task writes its samples, as far as that is known. */
export interface SampleRules {
  readonly delimiter: string // before every choice
  readonly targetField: string | undefined // of doc, that the target is taken from
}

/** What the regex filter of the harness gives where its pattern is not found. */
const NOT_EXTRACTED = '[invalid]'

/** What a sample says of its question; the metrics that the harness computed are not read. */
export function questionOfSample(
  sample: Sample,
  rules: SampleRules,
): RankedSample | WrittenSample | UnusableSample {
  return sample.requests.some(({ generates }) => generates) || isText(sample)
    ? written(sample)
    : ranked(sample, rules)
}

/** Without arguments, an answer is known from its not being a number. */
function isText({ requests, responses }: Sample): boolean {
  return requests.length === 0 && responses.length === 1 && Number.isNaN(logLikelihood(responses[0]))
}

function written({ responses, target }: Sample): WrittenSample | UnusableSample {
  const text = innermost(responses)
  if (typeof text !== 'string') return { kind: 'unusable', of: 'generations', reason: 'no answer' }
  const list = target === undefined ? [] : (parsePythonList(target) ?? [target])
  const golds = list.filter((gold) => gold !== null && gold !== '').map(String)
  if (golds.length === 0) return { kind: 'unusable', of: 'generations', reason: 'no gold' }
  return { kind: 'generations', text: text === NOT_EXTRACTED ? '' : text, golds }
}

function ranked(sample: Sample, { delimiter, targetField }: SampleRules): RankedSample | UnusableSample {
  const unusable = (reason: string): UnusableSample => ({ kind: 'unusable', of: 'scores', reason })
  const requests = conditional(sample, delimiter)
  if (requests !== undefined && sample.requests.length !== sample.responses.length) {
    return unusable('another number of log-likelihoods than of candidates')
  }
  const sums = sample.responses.slice(0, requests?.length ?? countWithoutRequests(sample)).map(logLikelihood)
  if (sums.length < 2) return unusable('fewer than two candidates')
  const texts = requests?.map(({ continuation }) => continuation)
  if (texts?.some((text) => text === undefined)) return unusable('a candidate without a text')
  const choices = (texts as string[] | undefined)?.map((text) =>
    text.startsWith(delimiter) ? text.slice(delimiter.length) : text,
  )
  if (choices?.every((choice) => choice === choices[0])) {
    return unusable('candidates that are in the prompt, where the target does not say which is right')
  }
  if (sums.some((sum) => Number.isNaN(sum) || sum === Infinity)) {
    return unusable('a log-likelihood that is no number')
  }
  if (sums.every((sum) => sum === -Infinity)) return unusable('no candidate with a finite log-likelihood')
  const stated = targetField === undefined ? undefined : sample.doc[targetField]
  const golds =
    sample.target === undefined ? undefined : goldsOf(sample.target, choices ?? null, sums.length, stated)
  if (golds === undefined) return unusable('a gold outside the candidates')
  const candidates = sums.map((sum, at) => ({
    sum,
    tokens: null,
    characters: choices === undefined ? null : codePoints(choices[at]!),
    bytes: choices === undefined ? null : Buffer.byteLength(choices[at]!),
  }))
  return { kind: 'scores', candidates, golds: golds.indices, ambiguous: golds.ambiguous }
}

/**
 * The requests that ask for a candidate after its prompt: for the metric acc_mutual_info the harness asks for every
 * candidate once more behind them, without prompt or after one that a task names (`unconditional_context`), and in old
 * versions without the delimiter.
 */
function conditional(sample: Sample, delimiter: string): readonly SampleRequest[] | undefined {
  const { requests } = sample
  if (requests.length === 0) return undefined
  const half = requests.length / 2
  const isAgain = ({ continuation }: SampleRequest, at: number) => {
    const before = requests[at - half]!.continuation
    return continuation === before || `${delimiter}${continuation}` === before
  }
  const twice =
    Number.isInteger(half) &&
    requests.every((request, at) => at < half || isAgain(request, at)) &&
    (asksTwice(sample) || requests.every(({ emptyContext }, at) => emptyContext === at >= half))
  return twice ? requests.slice(0, half) : requests
}

function countWithoutRequests(sample: Sample): number {
  return asksTwice(sample) ? sample.responses.length / 2 : sample.responses.length
}

function asksTwice({ metrics }: Sample): boolean {
  return metrics.includes('acc_mutual_info')
}

/** `["-25.625", "False"]`, one list deeper before filters, a bare number in old versions. */
function logLikelihood(response: unknown): number {
  const value = innermost(response)
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '') return Number.NaN
  if (value === '-inf') return -Infinity
  return value === 'inf' ? Infinity : Number(value)
}

function innermost(value: unknown): unknown {
  let inner = value
  while (Array.isArray(inner)) inner = inner[0]
  return inner
}

function codePoints(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += text.codePointAt(at)! > 0xffff ? 2 : 1) count++
  return count
}
