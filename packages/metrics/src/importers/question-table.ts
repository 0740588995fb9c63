import type { CandidateScores, Language } from '@polyfact/schema'
import { type CandidateLists, createCandidateLists } from './candidate-lists.js'
import { createStringPool, floatColumn, intColumn } from './columns.js'

/** A fact in a language, and where it was read. */
export interface TableQuestion {
  readonly fact: string
  readonly language: Language
  readonly property?: string | undefined
  readonly group?: string | undefined
  readonly source: number // of the caller's: a file, or a part of one
  readonly line: number
}

/** What is right, where that is known. */
export interface TableGold {
  readonly gold: string | null
  readonly correct?: boolean | undefined
  readonly alsoRight?: readonly string[] | undefined
}

/**
 * Questions in columns, so that a file may be far larger than memory while its facts are put together across languages:
 * about 60 bytes a question and as many for every candidate.
 */
export interface QuestionTable {
  readonly facts: number
  /** By question. */
  readonly candidates: CandidateLists
  add(question: TableQuestion): number
  setGold(question: number, gold: TableGold): void
  question(index: number): TableQuestion
  language(index: number): Language
  source(index: number): number
  gold(index: number): TableGold
  /** The first question of a fact in a language; undefined where there is none. */
  find(fact: string, language: Language): number | undefined
  /** Questions of the n-th fact in the order in which they came; facts are in the order in which each came first. */
  ofFact(fact: number): number[]
  /** The same questions by fact, each fact's in the order of some languages. */
  inOrder(questions: readonly number[], languages: readonly Language[]): number[]
  /** The record of a question. */
  scores(index: number, header: string): CandidateScores
}

const NONE = -1

/** An empty table. */
export function createQuestionTable(): QuestionTable {
  const [facts, texts] = [createStringPool(), createStringPool()]
  const [fact, language, property, group] = [intColumn(), intColumn(), intColumn(), intColumn()]
  const [source, line, gold, correct] = [intColumn(), floatColumn(), intColumn(), intColumn()]
  const [first, last, next] = [intColumn(), intColumn(), intColumn()] // the first two by fact; questions of a fact
  const alsoRight = new Map<number, readonly string[]>()

  const optional = (text: string | null | undefined) => (text == null ? NONE : texts.indexOf(text))
  const textOf = (index: number) => (index === NONE ? undefined : texts.text(index))
  const questionsOf = function* (fact: number) {
    for (let at = first.get(fact); at !== NONE; at = next.get(at)) yield at
  }

  const table: QuestionTable = {
    candidates: createCandidateLists(texts),
    get facts() {
      return facts.size
    },
    add(question) {
      const index = fact.length
      const factIndex = facts.indexOf(question.fact)
      if (factIndex === first.length) {
        first.push(index)
        last.push(index)
      } else {
        next.set(last.get(factIndex), index)
        last.set(factIndex, index)
      }
      next.push(NONE)
      fact.push(factIndex)
      language.push(texts.indexOf(question.language))
      property.push(optional(question.property))
      group.push(optional(question.group))
      source.push(question.source)
      line.push(question.line)
      gold.push(NONE)
      correct.push(NONE)
      table.candidates.begin()
      return index
    },
    setGold(question, { gold: id, correct: verdict, alsoRight: others = [] }) {
      gold.set(question, optional(id))
      correct.set(question, verdict === undefined ? NONE : Number(verdict))
      if (others.length > 0) alsoRight.set(question, others)
    },
    question: (index) => ({
      fact: facts.text(fact.get(index)),
      language: table.language(index),
      property: textOf(property.get(index)),
      group: textOf(group.get(index)),
      source: source.get(index),
      line: line.get(index),
    }),
    language: (index) => texts.text(language.get(index)),
    source: (index) => source.get(index),
    gold: (index) => ({
      gold: textOf(gold.get(index)) ?? null,
      correct: correct.get(index) === NONE ? undefined : correct.get(index) === 1,
      alsoRight: alsoRight.get(index),
    }),
    find(id, code) {
      const [factIndex, wanted] = [facts.find(id), texts.find(code)]
      if (factIndex === undefined) return undefined
      for (const at of questionsOf(factIndex)) if (language.get(at) === wanted) return at
      return undefined
    },
    ofFact: (factIndex) => [...questionsOf(factIndex)],
    inOrder(questions, languages) {
      const rank = new Map(languages.map((code, at) => [texts.indexOf(code), at]))
      const rankOf = (question: number) => rank.get(language.get(question))!
      // facts are numbered in the order in which they came
      return [...questions].sort((a, b) => fact.get(a) - fact.get(b) || rankOf(a) - rankOf(b))
    },
    scores(index, header) {
      const { fact, language, property, group } = table.question(index)
      const { gold, correct, alsoRight } = table.gold(index)
      return {
        schemaVersion: 1,
        kind: 'scores',
        header,
        fact,
        ...(property === undefined ? {} : { property }),
        ...(group === undefined ? {} : { group }),
        language,
        gold,
        ...(correct === undefined ? {} : { correct }),
        ...(alsoRight === undefined ? {} : { alsoRight }),
        candidates: table.candidates.all(index),
      }
    },
  }
  return table
}
