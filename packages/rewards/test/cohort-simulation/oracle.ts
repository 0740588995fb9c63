import type { CohortToScore, ScoreCohort } from '../../src/server/cohorts/end-cohort.js'

/** What a cohort was scored from, by language. */
export type Content = Readonly<Record<string, string>>

/** Rewards that tell what they were computed from. */
export interface Oracle {
  readonly score: ScoreCohort
  /** What was scored, in order. */
  readonly scored: readonly CohortToScore[]
}

/** A reward for every set of texts and language: a wrong mixture, or another language's reward, is another number. */
export function rewardOf(content: Content, language: string): number {
  const texts = Object.keys(content)
    .sort()
    .map((code) => [code, content[code]])
  return hash(JSON.stringify([language, texts]))
}

export function createOracle(unscorable: readonly string[]): Oracle {
  const scored: CohortToScore[] = []
  return {
    scored,
    score(cohort) {
      scored.push(cohort)
      if (unscorable.includes(cohort.fact)) throw new Error(`fact ${cohort.fact} cannot be scored`)
      const content = contentOf(cohort)
      return Object.fromEntries(
        Object.keys(content).map((language) => [
          language,
          { reward: rewardOf(content, language), components: { answers: cohort.answers.length } },
        ]),
      )
    },
  }
}

export const contentOf = ({ answers }: Pick<CohortToScore, 'answers'>): Content =>
  Object.fromEntries(answers.map(({ language, text }) => [language, text]))

/** 53 bits of two multiplicative hashes. */
function hash(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let index = 0; index < text.length; index++) {
    a = Math.imul(a ^ text.charCodeAt(index), 2654435761)
    b = Math.imul(b ^ text.charCodeAt(index), 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (b & 0x1fffff) * 2 ** 32 + (a >>> 0)
}
