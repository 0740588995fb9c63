import { type Generation, PolyfactError, SCHEMA_VERSION, type ScoresHeader } from '@polyfact/schema'
import { importHeader } from './import-header.js'
import { createImportReport, type ImportReportWriter } from './import-report.js'
import type { ImportedRun, ImportOptions } from './imported-run.js'
import { klarProperty } from './klar-relations.js'
import { type KlarFile, type KlarRecord, parseKlarFile } from './klar-results-file.js'
import { readJson } from './read-json.js'

/**
 * Reads a result file of the paper's KLAR evaluator, `*_klar.json`: one generation for every fact and language.
 *
 * A fact is `<relation>/<index>`, the index being the same in all languages. Its property is the Wikidata property of
 * the relation, its group whether PolyFact's training facts contain it (`contaminated`, `clean`). The stored verdicts
 * and counts are not read. The file is ordered by language and is given on by fact.
 *
 * @param path - The file: one JSON object, read at once.
 * @param options - `duplicates`, `signal` and `onProgress` of {@link ImportOptions}.
 * @returns A run whose `matching` is the file's `match_mode`.
 * @throws {@link PolyfactError} `EMPTY_INPUT` for a summary without records; `UNSUPPORTED_FORMAT` for another file;
 *   `DUPLICATE_ID` for a fact with two answers in one language; `INVALID_INPUT` with the field; `FILE_NOT_FOUND`,
 *   `FILE_CORRUPT`, `NOT_FINITE`, `ABORTED`.
 * @see Wang et al. 2025, KLAR, in the form of arXiv 2606.06586, the KLAR evaluator
 */
export async function readKlarResults(path: string, options: ImportOptions = {}): Promise<ImportedRun> {
  const file = parseKlarFile(path, await readJson(path, options))
  const report = createImportReport()
  const header = importHeader({
    model: { id: file.model, revision: null },
    dataset: { id: 'klar-clc', revision: null },
    languages: file.langs,
    source: { format: 'klar' },
  })
  const facts = factsOf(path, file, options, report)
  if (facts.size === 0) {
    throw new PolyfactError('EMPTY_INPUT', `${path}: found no record in a language of langs`, { path })
  }
  return {
    name: file.model,
    format: 'klar',
    files: [path],
    header,
    ...(file.match_mode === undefined ? {} : { matching: file.match_mode }),
    records: { kind: 'generations', generations: generationsOf(facts, header) },
    report: report.report,
  }
}

/** Which fact a record is about. */
export function klarFact({ relation, index }: Pick<KlarRecord, 'relation' | 'index'>): string {
  return `${relation}/${index}`
}

function factsOf(
  path: string,
  { records, langs }: KlarFile,
  { duplicates = 'refuse' }: ImportOptions,
  { keep, drop, noticeMissing }: ImportReportWriter,
): Map<string, Map<string, KlarRecord>> {
  const facts = new Map<string, Map<string, KlarRecord>>()
  for (const [at, record] of records.entries()) {
    const place = `${path}: records.${at}`
    const fact = klarFact(record)
    if (!langs.includes(record.language)) {
      drop('in a language that langs does not list', place)
      continue
    }
    const byLanguage = facts.get(fact) ?? new Map<string, KlarRecord>()
    facts.set(fact, byLanguage)
    const known = byLanguage.get(record.language)
    if (known === undefined) {
      byLanguage.set(record.language, record)
      keep()
      continue
    }
    const same = known.pred === record.pred && known.target === record.target
    if (!same && duplicates === 'refuse') throw duplicate(place, fact, record.language)
    drop(same ? 'the same record twice' : `a second answer (the ${duplicates} one counts)`, place)
    if (duplicates === 'last') byLanguage.set(record.language, record)
  }
  noticeMissing(facts.size, langs.length)
  return facts
}

function duplicate(place: string, fact: string, language: string): PolyfactError {
  return new PolyfactError(
    'DUPLICATE_ID',
    `${place}: fact ${fact} has another answer in ${language} already; one is expected, so say which counts (duplicates: 'first' or 'last')`,
    { fact, language },
  )
}

async function* generationsOf(
  facts: ReadonlyMap<string, ReadonlyMap<string, KlarRecord>>,
  header: ScoresHeader,
): AsyncGenerator<Generation> {
  for (const [fact, byLanguage] of facts) {
    for (const { relation, language, pred, target, contaminated } of byLanguage.values()) {
      yield {
        schemaVersion: SCHEMA_VERSION,
        kind: 'generation',
        header: header.id,
        fact,
        property: klarProperty(relation),
        ...(contaminated === undefined ? {} : { group: contaminated ? 'contaminated' : 'clean' }),
        language,
        text: pred,
        golds: [target],
      }
    }
  }
}
