import { readFileSync } from 'node:fs'

interface RaterCase {
  readonly name: string
  /** `[rater][unit]` category; null where the rater lacks the unit. */
  readonly answers: readonly (readonly (number | null)[])[]
  readonly fleissKappa: number
  readonly krippendorffAlpha: number
}

const path = new URL('./golden/rater-agreement.json', import.meta.url)

/** What statsmodels and krippendorff give. */
export const RATER_CASES = (JSON.parse(readFileSync(path, 'utf8')) as { cases: RaterCase[] }).cases

/** Raters as languages, categories as ids. */
export function columnsOfRaters(answers: RaterCase['answers']): Record<string, (string | null)[]> {
  return Object.fromEntries(
    answers.map((row, rater) => [`l${rater}`, row.map((value) => (value === null ? null : `Q${value}`))]),
  )
}
