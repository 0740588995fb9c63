import type { Disagreement } from '@polyfact/schema'
import { compareIds } from '../compare-ids.js'
import type { PerFactValues } from '../per-fact.js'

interface NamedValues {
  readonly name: string
  readonly perFact: PerFactValues
}

/**
 * The facts that models disagree on most: largest spread of the number of right languages first, then by id.
 *
 * @param models - With the same facts in the same order.
 * @param most - How many facts at most; those on which all models have as many languages right are left out.
 */
export function disagreementsOf(models: readonly NamedValues[], most: number): Disagreement[] {
  return models[0]!.perFact.facts
    .map((fact, index) => {
      const counts = models.map(({ perFact }) => perFact.languagesCorrect[index]!)
      return { fact, index, spread: Math.max(...counts) - Math.min(...counts) }
    })
    .filter(({ spread }) => spread > 0)
    .sort((a, b) => b.spread - a.spread || compareIds(a.fact, b.fact))
    .slice(0, most)
    .map(({ fact, index, spread }) => ({
      fact,
      languagesCorrect: Object.fromEntries(
        models.map(({ name, perFact }) => [name, perFact.languagesCorrect[index]!]),
      ),
      spread,
    }))
}
