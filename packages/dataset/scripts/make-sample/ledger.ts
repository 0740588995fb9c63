/** Counts how many facts each rule dropped, by relation. A fact is counted once, under the first rule that drops it. */
export class Ledger {
  readonly #drops: { relation: string; rule: string; what: string }[] = []

  /** Notes that `rule` dropped the fact of `relation` about `what`. */
  drop(relation: string, rule: string, what: string): void {
    this.#drops.push({ relation, rule, what })
  }

  /** One row a rule, in the order in which rules first dropped something, with its count in each relation. */
  counts(): { rule: string; byRelation: Record<string, number>; what: readonly string[] }[] {
    const rules = [...new Set(this.#drops.map(({ rule }) => rule))]
    return rules.map((rule) => {
      const drops = this.#drops.filter((drop) => drop.rule === rule)
      const byRelation: Record<string, number> = {}
      for (const { relation } of drops) byRelation[relation] = (byRelation[relation] ?? 0) + 1
      return { rule, byRelation, what: [...new Set(drops.map(({ what }) => what))] }
    })
  }
}
