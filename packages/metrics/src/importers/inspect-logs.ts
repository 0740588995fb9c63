import { type Language, PolyfactError } from '@polyfact/schema'
import { createImportReport, type ImportReportWriter } from './import-report.js'
import type { ImportedRun, ImportOptions } from './imported-run.js'
import { type InspectLog, openInspectLog } from './inspect/inspect-log.js'
import { finishRun, type OpenRun } from './inspect/inspect-run.js'
import { generationOf, type SampleGeneration } from './inspect/sample-generation.js'
import { languageOfSample } from './inspect/sample-language.js'

/**
 * Reads logs of inspect_ai, `.json` and `.eval`: one run for every model, its languages joined by the samples' ids.
 *
 * Where a sample has choices, the answer is the one that the completion states, read by the rules of inspect_ai's
 * solver, and not the scorer's verdict; only where the completion states none is the scorer's `answer` taken, which the
 * report counts. Else the answer is the completion and the golds are the targets. Choices are told apart by
 * `metadata.option_ids`; by their places for one language, on benchmarks that are parallel, and where `align` says so.
 * Of several epochs the first counts.
 *
 * @param paths - The logs. A `.json` log is read at once, an `.eval` log (which needs the package yauzl) one sample at a
 *   time; the answers of a run are kept until all its logs are read.
 * @param options - `joinKey` is a field of the samples' metadata; see {@link ImportOptions}.
 * @returns Runs in the order in which their models come up.
 * @throws {@link PolyfactError} `EMPTY_INPUT` for no log, no samples or none that can be used; `UNSUPPORTED_FORMAT`;
 *   `UNKNOWN_LANGUAGE`; `JOIN_KEY_MISSING`; `CANDIDATES_UNALIGNED`; `DUPLICATE_ID`; `GOLD_MISSING`; `SHAPE_MISMATCH`;
 *   `INVALID_INPUT`; `DEPENDENCY_MISSING`; `FILE_NOT_FOUND`, `FILE_CORRUPT`, `NOT_FINITE`, `ABORTED`.
 * @see inspect_ai — https://inspect.aisi.org.uk/eval-logs.html
 */
export async function readInspectLogs(
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportedRun[]> {
  if (paths.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', 'readInspectLogs: no logs; at least one is expected')
  }
  const runs = new Map<string, OpenRun>()
  for (const path of paths) {
    const log = await openInspectLog(path, options)
    const { model } = log.header.eval
    const run: OpenRun = runs.get(model) ?? { logs: [], facts: new Map(), report: createImportReport() }
    runs.set(model, run)
    run.logs.push(log)
    await addLog(run, log, options)
  }
  return [...runs].map(([model, run]) => finishRun(model, run, options))
}

async function addLog({ facts, report }: OpenRun, log: InspectLog, options: ImportOptions): Promise<void> {
  const { status } = log.header
  if (status !== undefined && status !== 'success') {
    report.notice(`${log.path}: the evaluation has the status "${status}", so that samples may be missing`)
  }
  let counted = false
  let stored = 0
  for await (const placed of log.samples()) {
    counted ||= typeof placed.sample.id === 'number'
    if (placed.sample.epoch > 1) {
      report.drop('of a further epoch', placed.place)
      continue
    }
    const generation = generationOf(placed, languageOfSample(placed, log, options), options)
    if ('dropped' in generation) report.drop(generation.dropped, placed.place)
    else if (add(facts, generation, report, options) && generation.chosenFrom === 'stored answer') stored++
  }
  if (counted && options.joinKey === undefined) {
    report.notice(
      `${log.path}: ids of samples are numbers, which inspect_ai counts where a dataset has none: languages are joined by the place of a sample`,
    )
  }
  if (stored > 0) {
    report.notice(
      `${log.path}: ${stored} ${stored === 1 ? 'answer was' : 'answers were'} taken from the scorer, because the completion does not state it as "ANSWER: A"`,
    )
  }
}

/** Whether the generation is new. */
function add(
  facts: OpenRun['facts'],
  generation: SampleGeneration,
  { keep, drop }: ImportReportWriter,
  { duplicates = 'refuse' }: ImportOptions,
): boolean {
  const { fact, language, place } = generation
  const byLanguage = facts.get(fact) ?? new Map<Language, SampleGeneration>()
  facts.set(fact, byLanguage)
  const known = byLanguage.get(language)
  if (known === undefined) {
    byLanguage.set(language, generation)
    keep()
    return true
  }
  const same = known.text === generation.text && known.answer === generation.answer
  if (!same && duplicates === 'refuse') {
    throw new PolyfactError(
      'DUPLICATE_ID',
      `${place}: fact ${fact} has another answer in ${language} already, at ${known.place}; one is expected, so say which counts (duplicates: 'first' or 'last') or which field of the metadata tells facts apart (joinKey)`,
      { fact, language },
    )
  }
  drop(same ? 'the same answer twice' : `a second answer (the ${duplicates} one counts)`, place)
  if (duplicates === 'last') byLanguage.set(language, generation)
  return false
}
