import type { Language } from '@polyfact/schema'
import type { ByLanguage } from '../by-language.js'

/** What one fact came to, in the languages that have it. */
export interface FactOutcome {
  readonly id: string
  readonly property: string | undefined
  readonly group: string | undefined
  readonly languages: readonly Language[]
  /** `[language]` id of the answer; undefined where it is none of the candidates. */
  readonly answers: readonly (string | undefined)[]
  /** `[language]` whether the answer is right. */
  readonly right: readonly boolean[]
  /** Mean RankC over the pairs of its languages; undefined without rankings, and for one language. */
  readonly rankc: number | undefined
}

/** Answers and verdicts of all facts, a column a language: what metrics over whole columns are computed from. */
export interface FactTable {
  /** `[fact]` in the order of reading. */
  readonly ids: readonly string[]
  readonly properties: readonly (string | undefined)[]
  readonly groups: readonly (string | undefined)[]
  readonly rankc: readonly (number | undefined)[]
  /** `[language][fact]`; undefined where a language lacks the fact, or its answer is none of the candidates. */
  readonly answers: ByLanguage<string>
  /** `[language][fact]`; undefined where a language lacks the fact. */
  readonly correct: ByLanguage<boolean>
}

/** A {@link FactTable} that grows by one fact at a time. */
export interface FactTableWriter {
  add(outcome: FactOutcome): void
  /** The table with its columns in the order of these languages. */
  table(languages: readonly Language[]): FactTable
}

/** An empty table. */
export function createFactTable(): FactTableWriter {
  const ids: string[] = []
  const properties: (string | undefined)[] = []
  const groups: (string | undefined)[] = []
  const rankc: (number | undefined)[] = []
  const columns = new Map<Language, Column>()
  /** The column of a language, with nothing at the facts before `fact` that it lacks. */
  const columnOf = (language: Language, fact: number): Column => {
    const column = columns.get(language) ?? { answers: [], correct: [] }
    columns.set(language, column)
    while (column.correct.length < fact) {
      column.answers.push(undefined)
      column.correct.push(undefined)
    }
    return column
  }
  return {
    add(outcome) {
      const fact = ids.length
      ids.push(outcome.id)
      properties.push(outcome.property)
      groups.push(outcome.group)
      rankc.push(outcome.rankc)
      for (const [at, language] of outcome.languages.entries()) {
        const column = columnOf(language, fact)
        column.answers.push(outcome.answers[at])
        column.correct.push(outcome.right[at])
      }
    },
    table(languages) {
      const whole = languages.map((language) => [language, columnOf(language, ids.length)] as const)
      return {
        ids,
        properties,
        groups,
        rankc,
        answers: Object.fromEntries(whole.map(([language, { answers }]) => [language, answers])),
        correct: Object.fromEntries(whole.map(([language, { correct }]) => [language, correct])),
      }
    },
  }
}

interface Column {
  readonly answers: (string | undefined)[]
  readonly correct: (boolean | undefined)[]
}
