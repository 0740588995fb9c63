import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Candidate, Fact } from '@polyfact/schema'
import { type Column, type WriteOptions, writeParquet } from './parquet.js'

/** The three published datasets, which differ in their columns. */
export type Release = 'wiki-fact' | 'polyfact' | 'polyfact-clean'

export interface ReleaseOptions extends WriteOptions {
  readonly release?: Release
  readonly layout?: 'parallel' | 'per-language'
  readonly format?: 'parquet' | 'jsonl'
  readonly split?: string
  readonly shards?: number
}

type Row = Record<string, unknown>

/** Writes facts as one of the releases, and answers with the folder. */
export function writeRelease(folder: string, facts: readonly Fact[], options: ReleaseOptions = {}): string {
  const { release = 'polyfact-clean', layout = 'parallel' } = options
  const languages = [...new Set(facts.flatMap((fact) => Object.keys(fact.languages)))]
  if (release === 'wiki-fact') {
    writeSplit(path.join(folder, 'data'), facts.map(wikiFactRow), wikiFactColumns(languages), options)
  } else if (layout === 'parallel') {
    const rows = facts.map((fact) => parallelRow(fact, release))
    writeSplit(path.join(folder, 'data', 'parallel'), rows, parallelColumns(languages, release), options)
  } else {
    for (const language of languages) {
      const there = facts.filter((fact) => fact.languages[language] !== undefined)
      const rows = there.map((fact) => flatRow(fact, language, release))
      writeSplit(path.join(folder, 'data', language), rows, flatColumns(release), options)
    }
  }
  return folder
}

/** Writes rows as the files of one split. */
export function writeSplit(
  folder: string,
  rows: readonly Row[],
  columns: readonly (readonly [string, Column])[],
  { format = 'parquet', split = 'test', shards, ...options }: ReleaseOptions,
): void {
  mkdirSync(folder, { recursive: true })
  const size = Math.ceil(rows.length / (shards ?? 1))
  for (let shard = 0; shard < (shards ?? 1); shard++) {
    const suffix = shards === undefined ? '' : `-${digits(shard)}-of-${digits(shards)}`
    const file = path.join(folder, `${split}${suffix}.${format}`)
    const part = rows.slice(shard * size, (shard + 1) * size)
    if (format === 'jsonl')
      writeFileSync(file, part.map((row) => `${JSON.stringify(row, intAsNumber)}\n`).join(''))
    else writeParquet(file, columns, part, options)
  }
}

export function flatRow(fact: Fact, language: string, release: Release = 'polyfact-clean'): Row {
  const { subject, property, object } = fact
  const labels = { subject: subject.label, relation: property.label, object: object.label }
  return { fact_id: fact.id, language, ...labels, ...block(fact, language, release) }
}

export function parallelRow(fact: Fact, release: Release = 'polyfact-clean'): Row {
  const languages = Object.keys(fact.languages)
  const translations = Object.fromEntries(
    languages.map((language) => [language, block(fact, language, release)]),
  )
  return {
    ...commonCells(fact),
    ...(release === 'polyfact-clean' ? { n_langs_verified: 9n } : {}),
    translations,
  }
}

export function wikiFactRow(fact: Fact): Row {
  const langs = Object.entries(fact.languages).map(([language, { question, candidates }]) => {
    const options = candidates.map(({ text }) => text)
    return [
      language,
      { question, options, answer_text: candidates[goldIndex(fact, candidates)]!.text },
    ] as const
  })
  return { ...commonCells(fact), langs: Object.fromEntries(langs) }
}

function commonCells({ id, subject, property, object }: Fact): Row {
  return {
    fact_id: id,
    subject: subject.label,
    subject_id: subject.id,
    relation: property.label,
    property_id: property.id,
    object: object.label,
    object_id: object.id,
  }
}

function block(fact: Fact, language: string, release: Release): Row {
  const { question, candidates } = fact.languages[language]!
  const [a, b, c, d] = candidates.map(({ text }) => text)
  const gold = goldIndex(fact, candidates)
  return {
    question,
    option_a: a,
    option_b: b,
    option_c: c,
    option_d: d,
    answer_text: candidates[gold]!.text,
    answer_index: BigInt(gold),
    ...(release === 'polyfact-clean'
      ? { option_ids: candidates.map(({ id }) => id), question_verified: null }
      : {}),
  }
}

const goldIndex = (fact: Fact, candidates: readonly Candidate[]) =>
  candidates.findIndex(({ id }) => id === fact.object.id)
const digits = (shard: number) => String(shard).padStart(5, '0')
const intAsNumber = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)

const texts = (...names: string[]) => names.map((name) => [name, 'string'] as const)
const OPTIONS = ['option_a', 'option_b', 'option_c', 'option_d']
const COMMON = texts('fact_id', 'subject', 'subject_id', 'relation', 'property_id', 'object', 'object_id')

const blockColumns = (release: Release): (readonly [string, Column])[] => [
  ...texts('question', ...OPTIONS, 'answer_text'),
  ['answer_index', 'int64'],
  ...(release === 'polyfact-clean'
    ? ([
        ['option_ids', ['string']],
        ['question_verified', 'boolean'],
      ] as const)
    : []),
]

export const flatColumns = (release: Release = 'polyfact-clean'): (readonly [string, Column])[] => [
  ...texts('fact_id', 'language', 'subject', 'relation', 'object'),
  ...blockColumns(release),
]

export const parallelColumns = (languages: readonly string[], release: Release = 'polyfact-clean') => [
  ...COMMON,
  ...(release === 'polyfact-clean' ? ([['n_langs_verified', 'int64']] as const) : []),
  ['translations', perLanguage(languages, Object.fromEntries(blockColumns(release)))] as const,
]

const wikiFactColumns = (languages: readonly string[]) => [
  ...COMMON,
  [
    'langs',
    perLanguage(languages, { question: 'string', options: ['string'], answer_text: 'string' }),
  ] as const,
]

const perLanguage = (languages: readonly string[], struct: Column): Column =>
  Object.fromEntries(languages.map((language) => [language, struct]))
