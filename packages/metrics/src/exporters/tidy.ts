import { type CandidateScores, PolyfactError } from '@polyfact/schema'

/** The scores of one model, as an importer, or `readScores` beside its header, gives them. */
export interface TidyRun {
  readonly model: string
  readonly scores: Iterable<CandidateScores> | AsyncIterable<CandidateScores>
}

/** One candidate of a fact in a language: a row of a table. The names are those of the columns; null is not known. */
export interface TidyRow {
  readonly model: string
  readonly fact: string
  readonly property: string | null
  readonly group: string | null
  readonly language: string
  readonly candidate: string
  /** The id of the gold, the same in every row of a question. */
  readonly gold: string | null
  /** Whether this candidate is right: the gold, or also right. */
  readonly is_right: boolean | null
  /** Whether the answer was right, where the source says only that. */
  readonly correct: boolean | null
  readonly sum: number | null // nats
  readonly tokens: number | null
  readonly characters: number | null
  readonly bytes: number | null
  readonly per_token: number | null // nats per token, where the source gives no sum
}

/** The columns in their order, with their types in parquet. */
export const TIDY_COLUMNS = {
  model: 'STRING',
  fact: 'STRING',
  property: 'STRING',
  group: 'STRING',
  language: 'STRING',
  candidate: 'STRING',
  gold: 'STRING',
  is_right: 'BOOLEAN',
  correct: 'BOOLEAN',
  sum: 'DOUBLE',
  tokens: 'INT32',
  characters: 'INT32',
  bytes: 'INT32',
  per_token: 'DOUBLE',
} as const satisfies Record<keyof TidyRow, string>

/**
 * The scores of some models as one long table, a row for every candidate: what pandas, R and `readTable` take.
 *
 * @param runs - One for each model.
 * @returns Rows in the order of the records, read one record at a time.
 * @throws {@link PolyfactError} `EMPTY_INPUT` for a run without a record; `DUPLICATE_ID` for two runs of one model.
 *
 * @example
 * ```ts
 * const candidates = [{ id: 'Q90', sum: -4, tokens: 1, characters: 5, bytes: 5 }]
 * const record = { schemaVersion: 1, kind: 'scores', header: 'run 1', fact: 'F', language: 'en', gold: 'Q90', candidates } as const
 * const rows = []
 * for await (const row of tidyRows([{ model: 'Qwen', scores: [record] }])) rows.push(row)
 * rows[0]?.is_right // => true
 * ```
 */
export async function* tidyRows(runs: readonly TidyRun[]): AsyncGenerator<TidyRow> {
  const models = new Set<string>()
  for (const { model, scores } of runs) {
    if (models.has(model)) {
      throw new PolyfactError(
        'DUPLICATE_ID',
        `tidyRows: found the model ${model} twice; one run of each is expected`,
        { model },
      )
    }
    models.add(model)
    let empty = true
    for await (const record of scores) {
      empty = false
      yield* rowsOf(model, record)
    }
    if (empty) {
      throw new PolyfactError(
        'EMPTY_INPUT',
        `tidyRows: found no record of ${model}; at least one is expected`,
        { model },
      )
    }
  }
}

/**
 * The same table as CSV (RFC 4180): UTF-8, a heading, rows that end with a newline; what is not known is empty.
 *
 * @param runs - One for each model.
 * @returns Lines, the heading first.
 * @throws {@link PolyfactError} as {@link tidyRows}.
 */
export async function* tidyCsv(runs: readonly TidyRun[]): AsyncGenerator<string> {
  const columns = Object.keys(TIDY_COLUMNS) as (keyof TidyRow)[]
  yield `${columns.join(',')}\n`
  for await (const row of tidyRows(runs)) yield `${columns.map((column) => csvCell(row[column])).join(',')}\n`
}

function* rowsOf(model: string, record: CandidateScores): Generator<TidyRow> {
  const { fact, property = null, group = null, language, gold, correct = null, alsoRight = [] } = record
  for (const { id, sum, tokens, characters, bytes, perToken = null } of record.candidates) {
    yield {
      model,
      fact,
      property,
      group,
      language,
      candidate: id,
      gold,
      is_right: gold === null ? null : id === gold || alsoRight.includes(id),
      correct,
      sum,
      tokens,
      characters,
      bytes,
      per_token: perToken,
    }
  }
}

function csvCell(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
