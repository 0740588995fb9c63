import type { Language } from '@polyfact/schema'
import type { ReportedResult } from './reported-result.js'

/** How far from chance an accuracy must lie to say anything: this many standard errors of guessing. */
const STANDARD_ERRORS = 2

/** Two standard errors of the accuracy of guessing: `2 · √(p (1 - p) / facts)`, for a chance p. */
export function chanceMargin(chance: number, facts: number): number {
  return STANDARD_ERRORS * Math.sqrt((chance * (1 - chance)) / facts)
}

/**
 * True where the mean accuracy does not exceed chance by more than {@link chanceMargin}; never where nothing can be
 * guessed.
 *
 * The margin is that of one language: answers to one fact in several languages are not independent, so that counting
 * them all would promise too much.
 */
export function isNearChance(result: ReportedResult): boolean {
  const { mean, chance } = result.accuracy
  return chance !== undefined && mean <= chance + chanceMargin(chance, result.facts.total)
}

/** The languages whose accuracy does not exceed chance by more than {@link chanceMargin}. */
export function languagesNearChance(result: ReportedResult): Language[] {
  const { byLanguage, chance } = result.accuracy
  if (chance === undefined) return []
  return result.languages.filter((language) => {
    const { value, facts } = byLanguage[language]!
    return value <= chance + chanceMargin(chance, facts)
  })
}
