import { PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from '../imported-run.js'
import { isZip, startOf } from '../open-file.js'
import { checkAborted, isObject, parseAs, parseJson, readJson } from '../read-json.js'
import { InspectHeader, InspectSample } from './log-format.js'
import { openZip } from './zip-file.js'

/** An inspect_ai log: what it says of itself, and its samples. */
export interface InspectLog {
  readonly path: string
  readonly header: InspectHeader
  /** One at a time, in the order of the file; to be read once. */
  samples(): AsyncIterable<PlacedSample>
}

/** A sample, and where it is. */
export interface PlacedSample {
  readonly place: string
  readonly sample: InspectSample
}

/**
 * Opens a `.json` log, which is read at once, or an `.eval` log, whose samples are read one at a time.
 *
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for another file; `EMPTY_INPUT` for a log without samples;
 *   `INVALID_INPUT`; and as `readJson` and `openZip`.
 */
export async function openInspectLog(
  path: string,
  options: Pick<ImportOptions, 'signal' | 'onProgress'> = {},
): Promise<InspectLog> {
  return isZip(await startOf(path, 4))
    ? openEval(path, options)
    : inspectLogOf(path, await readJson(path, options))
}

/** A log from the value of its `.json` file. */
export function inspectLogOf(path: string, value: unknown): InspectLog {
  if (!isObject(value) || !isObject(value['eval'])) throw unsupported(path, '"eval"')
  const header = parseAs(InspectHeader, value, path)
  const samples = value['samples']
  if (!Array.isArray(samples) || samples.length === 0) throw withoutSamples(path)
  return {
    path,
    header,
    async *samples() {
      for (const [at, sample] of samples.entries()) {
        const place = `${path}: samples.${at}`
        yield { place, sample: parseAs(InspectSample, sample, place) }
      }
    },
  }
}

async function openEval(
  path: string,
  { signal, onProgress }: Pick<ImportOptions, 'signal' | 'onProgress'>,
): Promise<InspectLog> {
  checkAborted(path, signal)
  const zip = await openZip(path)
  const names = zip.names.filter((name) => /^samples\/.*\.json$/.test(name))
  try {
    const header = await readHeader(path, zip.names, zip.read)
    if (names.length === 0) throw withoutSamples(path)
    return {
      path,
      header,
      async *samples() {
        try {
          for (const [at, name] of names.entries()) {
            checkAborted(path, signal)
            const place = `${path}: ${name}`
            const sample = parseAs(InspectSample, parseJson(place, await zip.read(name)), place)
            onProgress?.({ file: path, bytes: at + 1, total: names.length })
            yield { place, sample }
          }
        } finally {
          zip.close()
        }
      },
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** A finished log has `header.json`; before that there are the journal's start and, in old logs, start and results. */
async function readHeader(
  path: string,
  names: readonly string[],
  read: (name: string) => Promise<string>,
): Promise<InspectHeader> {
  const name = ['header.json', '_journal/start.json', 'start.json'].find((each) => names.includes(each))
  if (name === undefined) throw unsupported(path, 'header.json, and no _journal/start.json')
  const value = parseJson(`${path}: ${name}`, await read(name))
  if (name === 'header.json') return parseAs(InspectHeader, value, `${path}: ${name}`)
  const results = names.includes('results.json')
    ? parseJson(`${path}: results.json`, await read('results.json'))
    : { status: 'started' }
  const whole = isObject(value) && isObject(results) ? { ...results, ...value } : value
  return parseAs(InspectHeader, whole, `${path}: ${name}`)
}

function unsupported(path: string, missing: string): PolyfactError {
  return new PolyfactError(
    'UNSUPPORTED_FORMAT',
    `${path}: found no ${missing}; a log of inspect_ai is expected`,
    { path },
  )
}

function withoutSamples(path: string): PolyfactError {
  return new PolyfactError(
    'EMPTY_INPUT',
    `${path}: found a log without samples; run the evaluation with log_samples, or pass the log that has them`,
    { path },
  )
}
