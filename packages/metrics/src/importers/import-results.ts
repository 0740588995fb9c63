import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { PolyfactError } from '@polyfact/schema'
import { type Recognition, recogniseFile, unsupported } from './detect-format.js'
import type { ImportedRun, ImportOptions, ResultFormat } from './imported-run.js'
import { readInspectLogs } from './inspect-logs.js'
import { readKlarResults } from './klar-results.js'
import { recogniseTask, taskOfFile } from './lm-eval/benchmarks.js'
import { isSamplesFile, readLmEvalRun } from './lm-eval.js'
import { readOwnResults } from './own-results.js'
import { readPaperResults } from './paper-results.js'
import { readTable } from './table.js'

/** A file that is going to be read, and as what. */
interface FoundFile {
  readonly path: string
  readonly format: ResultFormat
}

const READABLE = /\.(jsonl|json|eval|csv|tsv|parquet)(\.gz)?$/i

/**
 * Reads anyone's results: every file is recognised by its content and given to its reader.
 *
 * A folder counts with all its subfolders; what is no results in it is left alone, as are tables beside other formats.
 * Samples of lm-evaluation-harness in one folder are one run for each benchmark, logs of inspect_ai one for each model;
 * a table is one for each of its models, any other file one.
 *
 * @param paths - Files and folders.
 * @param options - see {@link ImportOptions}; `format` makes sure of what the files are.
 * @returns Runs in the order of the paths, those of a folder by name. A run's records are read once, and not before
 *   they are asked for where the format allows.
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for what is no results, or not of the `format` asked for;
 *   `EMPTY_INPUT`; `FILE_NOT_FOUND`; and as the readers of the formats.
 */
export async function importResults(
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportedRun[]> {
  if (paths.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', 'importResults: no files; at least one file or folder is expected')
  }
  const found = new Map<string, FoundFile>()
  for (const path of paths) {
    for (const file of await filesOf(path, options.format)) {
      const absolute = resolve(file.path)
      if (!found.has(absolute)) found.set(absolute, file)
    }
  }
  const runs: ImportedRun[] = []
  for (const group of groupsOf([...found.values()], options)) runs.push(...(await readGroup(group, options)))
  return runs
}

async function filesOf(path: string, format: ResultFormat | undefined): Promise<FoundFile[]> {
  const entry = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') throw cause
    return undefined
  })
  if (entry === undefined) {
    throw new PolyfactError('FILE_NOT_FOUND', `${path}: no such file or folder; results are expected`, {
      path,
    })
  }
  if (entry.isDirectory()) return filesBelow(path, format)
  const recognition = await recogniseFile(path)
  // what is not recognised may still be asked for by name: its reader says what it lacks
  const known = recognition.format ?? format
  if (known === undefined) throw unsupported(path, recognition as Extract<Recognition, { format: undefined }>)
  if (format !== undefined && known !== format) {
    throw new PolyfactError(
      'UNSUPPORTED_FORMAT',
      `${path}: found a file of the format ${known}; ${format} was asked for`,
      { path, found: known, expected: format },
    )
  }
  return [{ path, format: known }]
}

async function filesBelow(folder: string, format: ResultFormat | undefined): Promise<FoundFile[]> {
  const paths = (await readableBelow(folder, new Set())).sort()
  const files: FoundFile[] = []
  let other: string | undefined
  for (const path of paths) {
    const recognition = await recogniseFile(path).catch((error: unknown) => {
      // an empty file of samples is a task that is missing
      if (PolyfactError.is(error, 'EMPTY_INPUT') && !isSamplesFile(basename(path))) return undefined
      throw error
    })
    if (recognition?.format === undefined) {
      // samples that are not recognised are a task that is missing
      if (recognition !== undefined && (format ?? 'lm-eval') === 'lm-eval' && isSamplesFile(basename(path)))
        throw unsupported(path, recognition)
      other ??= recognition && `${basename(path)} is ${recognition.found}`
    } else if (format === undefined || recognition.format === format)
      files.push({ path, format: recognition.format })
    else other ??= `${basename(path)} is of the format ${recognition.format}`
  }
  const results = files.filter((file) => file.format !== 'table' || file.path.endsWith('.jsonl'))
  const chosen = results.length > 0 ? results : files
  if (chosen.length > 0) return chosen
  throw new PolyfactError(
    'UNSUPPORTED_FORMAT',
    `${folder}: found no results${format === undefined ? '' : ` of the format ${format}`} in ${paths.length} files${other === undefined ? '' : `, of which ${other}`}; expected scores.jsonl, generations.jsonl, samples_*.jsonl, logs of inspect_ai, result files of the paper, or tables`,
    { path: folder },
  )
}

/** Files below a folder that may be results. Links are followed, as the Hub's cache is made of them; each folder counts once. */
async function readableBelow(folder: string, seen: Set<string>): Promise<string[]> {
  const real = await realpath(folder)
  if (seen.has(real)) return []
  seen.add(real)
  const paths: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    // what a broken link should lead to is missed when the file is opened
    const target = entry.isSymbolicLink() ? await stat(path).catch(() => entry) : entry
    if (target.isDirectory()) paths.push(...(await readableBelow(path, seen)))
    else if (READABLE.test(entry.name)) paths.push(path)
  }
  return paths
}

/** Files that are read together, in the order of the first of each. */
function groupsOf(files: readonly FoundFile[], { joinKey }: ImportOptions): FoundFile[][] {
  const groups = new Map<string, FoundFile[]>()
  for (const file of files) {
    const key = keyOf(file, joinKey)
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups.values()]
}

function keyOf({ path, format }: FoundFile, joinKey: string | undefined): string {
  if (format === 'inspect') return format
  if (format !== 'lm-eval') return resolve(path)
  const benchmark =
    joinKey === undefined ? recogniseTask(taskOfFile(basename(path)))?.benchmark.name : undefined
  return JSON.stringify([format, dirname(resolve(path)), benchmark ?? null])
}

async function readGroup(files: readonly FoundFile[], options: ImportOptions): Promise<ImportedRun[]> {
  const paths = files.map(({ path }) => path)
  const [{ path, format }] = files as readonly [FoundFile]
  switch (format) {
    case 'lm-eval':
      return [await readLmEvalRun(paths, options)]
    case 'inspect':
      return readInspectLogs(paths, options)
    case 'table':
      return readTable(path, options)
    case 'paper':
      return [await readPaperResults(path, options)]
    case 'klar':
      return [await readKlarResults(path, options)]
    case 'scores':
    case 'generations':
      return [await readOwnResults(path, format)]
  }
}
