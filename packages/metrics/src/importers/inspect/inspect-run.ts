import { type Generation, type Language, PolyfactError, SCHEMA_VERSION } from '@polyfact/schema'
import { importHeader } from '../import-header.js'
import type { ImportReportWriter } from '../import-report.js'
import type { ImportedRun, ImportOptions } from '../imported-run.js'
import type { InspectLog } from './inspect-log.js'
import type { SampleGeneration } from './sample-generation.js'

/** Datasets whose i-th choice is the same in all languages. */
const PARALLEL = /global[-_]?mmlu|mmmlu|belebele/i

/** A run whose logs are being read. */
export interface OpenRun {
  readonly logs: InspectLog[]
  readonly facts: Map<string, Map<Language, SampleGeneration>>
  readonly report: ImportReportWriter
}

/**
 * The run of one model, all of whose logs were read.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT` when nothing can be used; `JOIN_KEY_MISSING` when languages share no id;
 *   `CANDIDATES_UNALIGNED`.
 */
export function finishRun(
  model: string,
  { logs, facts, report }: OpenRun,
  options: ImportOptions,
): ImportedRun {
  const generations = [...facts.values()].flatMap((byLanguage) => [...byLanguage.values()])
  const languages = [...new Set(generations.map(({ language }) => language))]
  const files = logs.map(({ path }) => path)
  if (generations.length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${files.join(', ')}: found no sample that can be used: ${report.report.dropped.map(({ reason, count }) => `${count} ${reason}`).join('; ')}`,
      { files, dropped: report.report.dropped },
    )
  }
  checkJoined(files, facts, languages)
  const datasets = logs.map(({ header }) => header.eval.dataset?.name ?? header.eval.task)
  checkAligned(generations, languages, datasets, logs, options)
  report.noticeMissing(facts.size, languages.length)
  const versions = [...new Set(logs.map(({ header }) => header.eval.packages['inspect_ai']))]
  const header = importHeader({
    model: { id: model, revision: null },
    dataset: { id: [...new Set(datasets)].join(', '), revision: null },
    languages,
    source: {
      format: 'inspect',
      ...(versions.length === 1 && versions[0] !== undefined ? { version: versions[0] } : {}),
    },
  })
  return {
    name: model,
    format: 'inspect',
    files,
    header,
    records: { kind: 'generations', generations: stream(generations, header.id) },
    report: report.report,
  }
}

function checkJoined(
  files: readonly string[],
  facts: OpenRun['facts'],
  languages: readonly Language[],
): void {
  if (languages.length === 1 || [...facts.values()].some((byLanguage) => byLanguage.size > 1)) return
  throw new PolyfactError(
    'JOIN_KEY_MISSING',
    `${files.join(', ')}: no id of a sample occurs in two of the languages ${languages.join(', ')}; say which field of the samples' metadata is the same in all languages of a fact (joinKey)`,
    { languages },
  )
}

function checkAligned(
  generations: readonly SampleGeneration[],
  languages: readonly Language[],
  datasets: readonly string[],
  logs: readonly InspectLog[],
  { align }: ImportOptions,
): void {
  const byPosition = generations.find(({ ids }) => ids === 'by position')
  const names = [...datasets, ...logs.map(({ header }) => header.eval.task)]
  const parallel = logs.every((_, at) => PARALLEL.test(`${names[at]} ${names[at + logs.length]}`))
  if (byPosition === undefined || languages.length === 1 || align === 'position' || parallel) return
  throw new PolyfactError(
    'CANDIDATES_UNALIGNED',
    `${byPosition.place}: found no option_ids in the sample's metadata, so that nothing says which choice of one language is which of another; add them, or say that the i-th choice is the same in all languages (align: 'position')`,
    { place: byPosition.place, languages },
  )
}

async function* stream(items: readonly SampleGeneration[], header: string): AsyncGenerator<Generation> {
  for (const { place: _, ids: _ids, chosenFrom: _from, ...generation } of items) {
    yield { schemaVersion: SCHEMA_VERSION, kind: 'generation', header, ...generation }
  }
}
