import type { Split } from '@polyfact/schema'
import { randomFrom, shuffled } from './random.js'

/** The share of subjects in each split. */
export const SPLIT_SHARES: Readonly<Record<Split, number>> = { train: 0.7, validation: 0.1, test: 0.2 }

/** A split for each subject: all facts of a country lie in one. The subjects are first put in a random order. */
export function splitSubjects(subjects: readonly string[], seed: string): Map<string, Split> {
  const order = shuffled(subjects, randomFrom(seed))
  const test = Math.round(order.length * SPLIT_SHARES.test)
  const validation = Math.round(order.length * SPLIT_SHARES.validation)
  return new Map(
    order.map((subject, index) => [
      subject,
      index < test ? 'test' : index < test + validation ? 'validation' : 'train',
    ]),
  )
}
