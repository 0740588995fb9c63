import type { Split } from '@polyfact/schema'
import type { KnownEntity } from './entities.js'
import { LANGUAGES } from './languages.js'
import { randomFrom, weightedPick } from './random.js'
import { standsIn } from './text-rules.js'

/** A fact whose subject, object and questions are settled, before its wrong answers are drawn. */
export interface AskedFact {
  readonly property: string
  readonly subject: KnownEntity
  readonly object: KnownEntity
  readonly alsoRight: readonly string[] // codes that are never drawn
  readonly questions: Readonly<Record<string, string>> // by language
}

/** The gold and three wrong answers; the gold first. */
export type Candidates = readonly KnownEntity[]

/**
 * Draws the wrong answers of each fact from the golds of its relation in its own split, each with probability
 * proportional to the number of facts that it is the gold of there.
 *
 * So a common gold is also a common wrong answer, and a gold that occurs once stands among others that occur once:
 * neither the commonest nor the rarest candidate is a good guess (PolyFact-Clean draws so too, over all splits).
 *
 * A drawn entity is refused if it is right as well, if it is written like another candidate in some language, or if its
 * name stands in the question.
 *
 * @param splitOf - The split of a fact.
 * @returns `[fact]` four candidates, or undefined where fewer than three wrong answers are left.
 */
export function drawCandidates(
  facts: readonly AskedFact[],
  splitOf: (fact: AskedFact) => Split,
  seed: string,
): (Candidates | undefined)[] {
  const pools = new Map<string, Pool>()
  const poolOf = (fact: AskedFact) => {
    const key = `${fact.property}/${splitOf(fact)}`
    const pool: Pool = pools.get(key) ?? []
    pools.set(key, pool)
    return pool
  }
  for (const fact of facts) {
    const pool = poolOf(fact)
    const known = pool.find(({ item }) => item.id === fact.object.id)
    if (known) known.weight++
    else pool.push({ item: fact.object, weight: 1 })
  }
  return facts.map((fact) => drawFor(fact, poolOf(fact), seed))
}

type Pool = { item: KnownEntity; weight: number }[]

function drawFor(fact: AskedFact, pool: Pool, seed: string): Candidates | undefined {
  const random = randomFrom(`${seed}/wrong answers/${fact.property}/${fact.subject.id}`)
  const candidates = [fact.object]
  let open = pool.filter(({ item }) => mayBeOffered(item, fact))
  while (candidates.length < 4) {
    open = open.filter(({ item }) => candidates.every((candidate) => tellApart(item, candidate)))
    if (open.length === 0) return undefined
    candidates.push(weightedPick(open, random))
  }
  return candidates
}

function mayBeOffered(item: KnownEntity, { object, alsoRight, questions }: AskedFact): boolean {
  return (
    item.id !== object.id &&
    !alsoRight.includes(item.key.code) &&
    LANGUAGES.every((language) => !standsIn(item.names[language]!, questions[language]!, language))
  )
}

function tellApart(a: KnownEntity, b: KnownEntity): boolean {
  return LANGUAGES.every((language) => a.names[language]!.toLowerCase() !== b.names[language]!.toLowerCase())
}
