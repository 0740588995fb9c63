import type { Fact } from '@polyfact/schema'

/** How often a rule that reads no model and no question's meaning picks the gold, over facts and languages. */
export interface Baseline {
  readonly name: string
  readonly byProperty: Readonly<Record<string, number>> // rates in [0, 1]
  readonly all: number
}

/**
 * Model-free baselines of the test split. A tie is broken at random: it counts as the gold's share of the tied.
 *
 * The rule that knows most is "most frequent gold", which counts golds in the train split.
 */
export function baselines(facts: readonly Fact[]): Baseline[] {
  const golds = new Map<string, number>()
  for (const { property, object, split } of facts) {
    const key = `${property.id} ${object.id}`
    if (split === 'train') golds.set(key, (golds.get(key) ?? 0) + 1)
  }
  const frequency: Score = ({ id }, { fact }) => golds.get(`${fact.property.id} ${id}`) ?? 0
  const length: Score = ({ text }) => [...text].length
  const scores: [string, Score][] = [
    ['most frequent gold of train', frequency],
    ['least frequent gold of train', (candidate, asked) => -frequency(candidate, asked)],
    ['longest', length],
    ['shortest', (candidate, asked) => -length(candidate, asked)],
    ['shown first', (candidate, { shown }) => -shown.indexOf(candidate)],
    ['most like the subject’s name', ({ text }, { question }) => longestCommon(text, question)],
  ]
  const test = facts.filter(({ split }) => split === 'test')
  return scores.map(([name, score]) => ({
    name,
    byProperty: Object.fromEntries(
      [...new Set(test.map(({ property }) => property.id))].sort().map((id) => [
        id,
        rate(
          test.filter(({ property }) => property.id === id),
          score,
        ),
      ]),
    ),
    all: rate(test, score),
  }))
}

interface Shown {
  readonly id: string
  readonly text: string
}
type Score = (candidate: Shown, asked: { fact: Fact; question: string; shown: readonly Shown[] }) => number

function rate(facts: readonly Fact[], score: Score): number {
  let [sum, count] = [0, 0]
  for (const fact of facts) {
    for (const { question, candidates: shown } of Object.values(fact.languages)) {
      const values = shown.map((candidate) => score(candidate, { fact, question, shown }))
      const best = Math.max(...values)
      const tied = shown.filter((_, index) => values[index] === best)
      if (tied.some(({ id }) => id === fact.object.id)) sum += 1 / tied.length
      count++
    }
  }
  return sum / count
}

// The length of the longest text that stands in both, in characters, case set aside.
function longestCommon(a: string, b: string): number {
  const [short, long] = [[...a.toLowerCase()], b.toLowerCase()]
  for (let length = short.length; length > 0; length--) {
    for (let start = 0; start + length <= short.length; start++) {
      if (long.includes(short.slice(start, start + length).join(''))) return length
    }
  }
  return 0
}
