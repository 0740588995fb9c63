import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { everyEvalEverRecords, type TidyRun, tidyCsv, writeTidyParquet } from '@polyfact/metrics/exporters'
import { type ImportReport, importResults } from '@polyfact/metrics/importers'
import { PolyfactError } from '@polyfact/schema'
import { type MeasureResultsOptions, measureResults } from './measure-results.js'
import { nameRuns } from './model-names.js'
import { wholeFile, writeWholeFile } from './write-whole-file.js'

/** What {@link exportResults} can write. */
export type ExportFormat = 'csv' | 'parquet' | 'every-eval-ever'

/** What {@link exportResults} writes, and where. */
export interface ExportResultsOptions extends MeasureResultsOptions {
  readonly to: ExportFormat
  /** The file to write; for `every-eval-ever` the aggregate record, beside which the instances go as `.jsonl`. */
  readonly out: string
  /** For `every-eval-ever`: who publishes the record. @defaultValue `'unknown'` */
  readonly organization?: string
  /** For `every-eval-ever`: seconds since 1970. @defaultValue now */
  readonly retrievedAt?: number
}

/** The files that were written, and what was left out of each model's results. */
export interface ExportedResults {
  readonly files: readonly string[]
  readonly models: readonly { readonly name: string; readonly report: ImportReport }[]
}

/**
 * Writes results of any known format for other tools: a long table of every candidate for pandas and R, or records of
 * Every Eval Ever.
 *
 * @param paths - Files and folders; for `every-eval-ever` of one model.
 * @param options - see {@link ExportResultsOptions}.
 * @throws {@link PolyfactError} as `importResults` and the exporters do; `INVALID_INPUT` for written answers in a table,
 *   and for several models in one record.
 */
export async function exportResults(
  paths: readonly string[],
  options: ExportResultsOptions,
): Promise<ExportedResults> {
  return options.to === 'every-eval-ever' ? exportRecords(paths, options) : exportTable(paths, options)
}

async function exportTable(
  paths: readonly string[],
  options: ExportResultsOptions,
): Promise<ExportedResults> {
  const { to, out } = options
  const imported = await importResults(paths, options)
  const names = nameRuns(imported)
  const runs = imported.map(({ records, files }, at): TidyRun => {
    if (records.kind === 'scores') return { model: names[at]!, scores: records.scores }
    const message = `exportResults: ${files[0]} holds written answers; a table has scores of candidates`
    throw new PolyfactError('INVALID_INPUT', message, { files })
  })
  await wholeFile(out, (unfinished) =>
    to === 'parquet'
      ? writeTidyParquet(unfinished, runs)
      : pipeline(Readable.from(tidyCsv(runs)), createWriteStream(unfinished)),
  )
  return { files: [out], models: imported.map(({ report }, at) => ({ name: names[at]!, report })) }
}

/** The records are read twice: once to be measured, once for an instance each. */
async function exportRecords(
  paths: readonly string[],
  options: ExportResultsOptions,
): Promise<ExportedResults> {
  const { out, organization = 'unknown', retrievedAt = Math.floor(Date.now() / 1000) } = options
  const [run, ...others] = await measureResults(paths, options)
  const [again] = await importResults(paths, options)
  if (run === undefined || again === undefined || others.length > 0) {
    const message = `exportResults: found ${others.length + 1} models; a record of Every Eval Ever is of one`
    throw new PolyfactError('INVALID_INPUT', message, { models: others.length + 1 })
  }
  const { aggregate, instances } = everyEvalEverRecords(run.result, {
    retrievedAt,
    organization,
    model: { id: run.result.madeFrom?.model.id ?? run.name },
    records: again.records.kind === 'scores' ? again.records.scores : again.records.generations,
  })
  const lines = `${out.replace(/\.json$/, '')}_samples.jsonl`
  await wholeFile(lines, (unfinished) =>
    pipeline(Readable.from(linesOf(instances)), createWriteStream(unfinished)),
  )
  await writeWholeFile(out, `${JSON.stringify(aggregate, null, 2)}\n`)
  return { files: [out, lines], models: [run] }
}

async function* linesOf(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const item of items) yield `${JSON.stringify(item)}\n`
}
