/** Notes which rule dropped which fact. A fact is noted once, under the first rule that drops it. */
export interface Ledger {
  /** Notes that `rule` dropped the fact of `relation` about `what`. */
  drop(relation: string, rule: string, what: string): void
  /** One row a rule, in the order in which the rules first dropped something. */
  counts(): readonly RuleCount[]
}

export interface RuleCount {
  readonly rule: string
  readonly byRelation: Readonly<Record<string, number>>
  readonly what: readonly string[] // what was dropped, each once
}

/** An empty ledger. */
export function createLedger(): Ledger {
  const drops: { relation: string; rule: string; what: string }[] = []
  return {
    drop(relation, rule, what) {
      drops.push({ relation, rule, what })
    },
    counts() {
      return [...new Set(drops.map(({ rule }) => rule))].map((rule) => countOf(rule, drops))
    },
  }
}

function countOf(rule: string, all: readonly { relation: string; rule: string; what: string }[]): RuleCount {
  const drops = all.filter((drop) => drop.rule === rule)
  const byRelation: Record<string, number> = {}
  for (const { relation } of drops) byRelation[relation] = (byRelation[relation] ?? 0) + 1
  return { rule, byRelation, what: [...new Set(drops.map(({ what }) => what))] }
}
