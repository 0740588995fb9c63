import { type Fact, PolyfactError, type Split } from '@polyfact/schema'
import { stopIfAborted } from './abort.js'
import { folderFacts } from './folder/folder-facts.js'
import { checkLoadOptions, type LoadFactsOptions } from './load-options.js'
import { createRejections, type Rejections, type SkippedRows } from './rows/rejections.js'
import { sampleFacts } from './sample/sample-facts.js'
import { resolveSource } from './source.js'

/**
 * Facts of the bundled sample, or of a folder in one of the layouts in which PolyFact was published, one at a time.
 *
 * A folder is recognised by its names: `data/parallel/<split>` (PolyFact, PolyFact-Clean: `translations`),
 * `data/<split>` (WIKI-FACT: `langs`) and `data/<language>/<split>` (flat rows, joined by `fact_id`), each as
 * `.parquet`, `.jsonl` or the Hub's shards, with or without `data`. Rows are read by the rules of `normalizeRow`;
 * columns that say nothing of the fact itself (`n_langs_verified`, `question_verified`, …) may be there or not.
 *
 * Candidates keep their identity across languages by `option_ids` alone, which only PolyFact-Clean has. From the earlier
 * releases a single language can be loaded: its gold has the id of the object, the others ids that no other
 * language shares (`option-en:2`). Several languages of them are refused.
 *
 * Nothing is left out silently: a row that cannot be used is an error with file, row and reason, unless `invalid` says
 * `'skip'`. In memory are one row group of a parallel parquet file, 16,384 rows a language of flat ones or one line,
 * and the ids of the facts read so far.
 *
 * @param source - `'sample'`, or the path of a folder.
 * @param options - see {@link LoadFactsOptions}.
 * @returns Facts in the order of the files; each passes `checkFact`. At least one. Each iteration reads anew.
 * @throws {@link PolyfactError} at once: `UNKNOWN_OPTION`, `OUT_OF_RANGE`, `INVALID_INPUT`, `EMPTY_INPUT`,
 *   `DUPLICATE_ID`, `UNKNOWN_LANGUAGE` for options that make no sense. While reading:
 *   `FILE_NOT_FOUND` (no such folder, a missing shard, a file that cannot be opened), `UNSUPPORTED_FORMAT` (no known
 *   layout; the Hub), `UNKNOWN_OPTION` (no such split), `UNKNOWN_LANGUAGE` (no facts in a language, or a fact lacks one),
 *   `FILE_CORRUPT`, `EMPTY_INPUT` (not one fact), `CANDIDATE_MISMATCH` (candidates that cannot be told apart across
 *   languages, or differ), `FACT_REAPPEARED` (languages in different orders), `ABORTED`, and for rows, with
 *   `details.fault`, `INVALID_INPUT`, `GOLD_MISSING`, `DUPLICATE_ID`.
 * @see arXiv 2606.06586, the dataset section and the data cards
 *
 * @example
 * ```ts
 * for await (const { languages } of loadFacts('sample', { limit: 1 })) Object.keys(languages).length // => 12
 * ```
 */
export function loadFacts(source: string, options: LoadFactsOptions = {}): AsyncIterable<Fact> {
  checkLoadOptions(options)
  return { [Symbol.asyncIterator]: () => read(source, options) }
}

async function* read(source: string, options: LoadFactsOptions): AsyncGenerator<Fact, void, undefined> {
  const { limit = Number.POSITIVE_INFINITY, signal, invalid = 'error' } = options
  const rejections = createRejections(invalid)
  let facts = 0
  try {
    stopIfAborted(signal, 'loadFacts')
    for await (const fact of open(source, options, rejections)) {
      stopIfAborted(signal, 'loadFacts')
      yield fact
      facts += 1
      if (facts === limit) return
    }
    if (facts === 0) throw nothing(source, options.split ?? 'test', rejections.report())
  } finally {
    const skipped = rejections.report()
    if (skipped.total > 0) options.onSkipped?.(skipped)
  }
}

async function* open(
  source: string,
  options: LoadFactsOptions,
  rejections: Rejections,
): AsyncGenerator<Fact> {
  const { split = 'test', languages, layout, invalid = 'error', incomplete = invalid, signal } = options
  const found = await resolveSource(source, 'loadFacts')
  yield* found.kind === 'sample'
    ? sampleFacts(split, languages)
    : folderFacts(found.folder, { split, languages, layout, incomplete, rejections, signal })
}

function nothing(source: string, split: Split, skipped: SkippedRows): PolyfactError {
  const reasons = Object.entries(skipped.reasons).map(([reason, { count }]) => `${reason} ${count}`)
  const left = reasons.length === 0 ? '' : ` (left out: ${reasons.join(', ')})`
  const message = `loadFacts: ${source} has no fact in the split ${split}${left}; at least one is expected`
  return new PolyfactError('EMPTY_INPUT', message, { source, split, skipped })
}
