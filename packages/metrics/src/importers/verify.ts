import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from './imported-run.js'
import { isObject, readJson } from './read-json.js'
import type { Verification } from './verify/verification.js'
import { verifyInspect } from './verify/verify-inspect.js'
import { verifyKlar } from './verify/verify-klar.js'
import { verifyLmEval } from './verify/verify-lm-eval.js'
import { verifyOwn } from './verify/verify-own.js'
import { verifyPaper } from './verify/verify-paper.js'

/** How a result is verified. */
export interface VerifyOptions extends ImportOptions {
  /** The records of our own `result.json`. @defaultValue `scores.jsonl` or `generations.jsonl` beside it */
  readonly records?: string
}

/**
 * Recomputes every number that a result stores from its per-item records, and says which differ.
 *
 * Numbers are compared to the last bit; where that cannot be, the notices of the verification say what was allowed and
 * why. What the records say nothing about is listed as unchecked with the reason, so that nothing passes unseen.
 *
 * @param path - A result file of the paper's evaluators or a summary of one, a KLAR result, a log of inspect_ai, a
 *   folder of lm-evaluation-harness or a file of it, or our own `result.json` beside its records.
 * @param options - see {@link VerifyOptions}.
 * @returns What was checked; the result is confirmed where `differences` is empty and `unchecked` holds nothing that
 *   matters.
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for a file whose numbers nothing here can recompute; `EMPTY_INPUT`
 *   for a file of records, which stores no aggregate; and as the reader of the format.
 *
 * @see {@link readPaperResults}, {@link readKlarResults}, {@link readInspectLogs} for what counts as a record
 */
export async function verifyResult(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const file = await fileOf(path)
  if (file === undefined) return verifyLmEval(path, options)
  const name = basename(file)
  if (name.endsWith('.eval')) return verifyInspect(file, options)
  if (/^samples_.*\.jsonl$/.test(name)) return verifyLmEval(file, options)
  if (name.endsWith('.jsonl')) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${path}: found a file of records, which stores no number that they give; a result is expected, such as the result.json beside it`,
      { path },
    )
  }
  return verifyJson(file, await readJson(file, { ...options, nonFinite: 'null' }), options)
}

/** The file of a result; undefined for a folder of lm-evaluation-harness. */
async function fileOf(path: string): Promise<string | undefined> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false, // what is not there is for the reader to say
  )
  if (!isFolder) return path
  const own = join(path, 'result.json')
  return stat(own).then(
    () => own,
    () => undefined,
  )
}

async function verifyJson(path: string, value: unknown, options: VerifyOptions): Promise<Verification> {
  const fields = isObject(value) ? value : {}
  if (fields['kind'] === 'evaluation' || fields['kind'] === 'free-form') {
    return verifyOwn(path, value, options.records)
  }
  if (isObject(fields['eval'])) return verifyInspect(path, options)
  if ('records' in fields || 'per_lang' in fields) return verifyKlar(path, value)
  if (['predictions', 'rankc', 'total_consistency'].some((field) => field in fields)) {
    return verifyPaper(path, value, options)
  }
  if (isObject(fields['results']) && 'configs' in fields) return verifyLmEval(path, options)
  throw new PolyfactError(
    'UNSUPPORTED_FORMAT',
    `${path}: found ${isObject(value) ? `an object with ${Object.keys(value).slice(0, 5).join(', ') || 'no field'}` : 'no object'}; a result of the paper's evaluators, of lm-evaluation-harness, of inspect_ai or of polyfact is expected`,
    { path },
  )
}
