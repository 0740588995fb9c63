import { explainIssue } from '@polyfact/schema'
import type * as z from 'zod'
import { Refusal } from './refusal.js'

/**
 * Reads a part of a request by its schema.
 *
 * @param part - What it is, where its fields would be mistaken for those of the body: `query string`.
 * @throws Refusal with the first fault in one sentence.
 */
export function readRequest<T>(schema: z.ZodType<T>, value: unknown, part = ''): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const path = issue.path.join('.')
  const place = [part, path].filter((one) => one !== '').join(' ')
  const fault =
    issue.code === 'unrecognized_keys'
      ? `found the field ${JSON.stringify(issue.keys[0]!.slice(0, 80))}; only those in GET /openapi.json are expected`
      : explainIssue(value, issue)
  throw new Refusal('invalid-request', `${place === '' ? 'the body' : place}: ${fault}`)
}
