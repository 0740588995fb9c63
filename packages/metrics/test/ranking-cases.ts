import { readFileSync } from 'node:fs'

interface RankingCase {
  /** `[rank]` ids, best first. */
  readonly a: readonly string[]
  readonly b: readonly string[]
  readonly kendallTau: number
  /** By persistence. */
  readonly rankBiasedOverlap: Readonly<Record<string, number>>
}

const path = new URL('./golden/rankings.json', import.meta.url)

/** What scipy and rbo give. */
export const RANKING_CASES = (JSON.parse(readFileSync(path, 'utf8')) as { cases: RankingCase[] }).cases
