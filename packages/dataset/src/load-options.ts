import { checkLanguageList, type Language, PolyfactError, Split } from '@polyfact/schema'
import type { Layout } from './folder/layout.js'
import type { SkippedRows } from './rows/rejections.js'

/** What `loadFacts` reads, and what becomes of what it cannot use. */
export interface LoadFactsOptions {
  /** Part of the dataset. @defaultValue `'test'` */
  readonly split?: Split
  /** Languages of every fact, in this order. @defaultValue all there are: the paper's in its order, then others by code */
  readonly languages?: readonly Language[]
  /** Facts after which reading stops, at least 1. @defaultValue no limit */
  readonly limit?: number
  /** Which files of a folder that has both: rows with all languages, or a file a language. @defaultValue `'parallel'` where it is there */
  readonly layout?: Layout
  /** A row that cannot be used stops the reading, or is left out and counted. @defaultValue `'error'` */
  readonly invalid?: 'error' | 'skip'
  /** A fact that lacks one of the languages stops the reading, is left out and counted, or is kept with the languages it has. @defaultValue as `invalid` */
  readonly incomplete?: 'error' | 'skip' | 'keep'
  /** Called once an iteration, when reading ends or stops, if anything was left out. */
  readonly onSkipped?: (skipped: SkippedRows) => void
  /** Stops the reading with `ABORTED` before the next fact. */
  readonly signal?: AbortSignal
}

/**
 * Refuses options that make no sense, before anything is read.
 *
 * @throws {@link PolyfactError} `UNKNOWN_OPTION`, `OUT_OF_RANGE` (limit), `INVALID_INPUT`, `EMPTY_INPUT`, `DUPLICATE_ID`
 *   and `UNKNOWN_LANGUAGE` (languages).
 */
export function checkLoadOptions(options: LoadFactsOptions, caller = 'loadFacts'): void {
  const { split = 'test', languages, limit, layout, invalid = 'error', incomplete = 'error' } = options
  checkChoice(caller, 'split', split, Split.options)
  if (layout !== undefined) checkChoice(caller, 'layout', layout, ['parallel', 'per-language'])
  checkChoice(caller, 'invalid', invalid, ['error', 'skip'])
  checkChoice(caller, 'incomplete', incomplete, ['error', 'skip', 'keep'])
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1)) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `${caller}: limit is ${limit}; a whole number from 1 is expected`,
      { limit },
    )
  }
  if (languages !== undefined) checkLanguageList(languages, caller)
}

function checkChoice(caller: string, name: string, value: string, known: readonly string[]): void {
  if (known.includes(value)) return
  const message = `${caller}: ${name} is ${JSON.stringify(value)}; one of ${known.join(', ')} is expected`
  throw new PolyfactError('UNKNOWN_OPTION', message, { [name]: value })
}
