import { explainIssue } from '@polyfact/schema'
import { isDeeperThan, MOST_LEVELS } from '../http/json-depth.js'
import { Refusal } from '../http/refusal.js'
import { SampleFields } from './sample-fields.js'

const EXPECTED = 'JSON such as {"fact_id": "Q64|P17|Q183", "language": "en"} is expected'

/**
 * Reads the label of a sample: the one thing of a dataset that engines hand through.
 *
 * @param label - JSON as text, which is what a column of a dataset holds, or the object itself.
 * @param place - Where it is in the request: `labels.0`.
 */
export function readLabel(label: unknown, place: string): SampleFields {
  const value = typeof label === 'string' ? parse(label, place) : label
  const result = SampleFields.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const path = [place, ...issue.path].join('.')
  throw new Refusal('invalid-request', `${path}: ${explainIssue(value, issue)}; ${EXPECTED}`)
}

function parse(label: string, place: string): unknown {
  const value = parsed(label)
  // what is wrong in a deep one would be shown, which takes a stack as deep as it is
  if (value !== undefined && !isDeeperThan(value, MOST_LEVELS)) return value
  throw new Refusal('invalid-request', `${place}: found ${JSON.stringify(label.slice(0, 80))}; ${EXPECTED}`)
}

function parsed(label: string): unknown {
  try {
    return JSON.parse(label)
  } catch {
    return undefined
  }
}
