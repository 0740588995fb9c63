import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from './imported-run.js'
import { isZip, startOf } from './open-file.js'
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
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for a file or folder whose numbers nothing here can recompute;
 *   `AMBIGUOUS_NAME` for a folder with several models; `EMPTY_INPUT`
 *   for a file of records, which stores no aggregate; and as the reader of the format.
 *
 * @see {@link readPaperResults}, {@link readKlarResults}, {@link readInspectLogs} for what counts as a record
 */
export async function verifyResult(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const file = await fileOf(path)
  if (file === undefined) return verifyLmEval(await folderOfSamples(path), options)
  const name = basename(file)
  if (/^samples_.*\.jsonl$/.test(name)) return verifyLmEval(file, options)
  if (name.endsWith('.jsonl')) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${path}: found a file of records, which stores no number that they give; a result is expected, such as the result.json beside it`,
      { path },
    )
  }
  if (isZip(await startOf(file, 4))) return verifyInspect(file, options)
  return verifyJson(file, await readJson(file, options), options)
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

/**
 * The folder that holds samples: the one asked for, or its only folder with some, as lm-evaluation-harness makes one for
 * the model.
 */
async function folderOfSamples(folder: string): Promise<string> {
  if (await hasSamples(folder)) return folder
  const entries = await readdir(folder, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name))
  const withSamples: string[] = []
  for (const below of folders.sort()) if (await hasSamples(below)) withSamples.push(below)
  if (withSamples.length === 1) return withSamples[0]!
  const found =
    withSamples.length === 0 ? 'neither a result.json nor samples_*.jsonl' : withSamples.join(', ')
  throw new PolyfactError(
    withSamples.length === 0 ? 'UNSUPPORTED_FORMAT' : 'AMBIGUOUS_NAME',
    `${folder}: found ${found}; one result is expected: a folder with one of these, or a result file`,
    { path: folder, folders: withSamples },
  )
}

const hasSamples = async (folder: string): Promise<boolean> =>
  (await readdir(folder)).some((name) => /^samples_.*\.jsonl$/.test(name))

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
