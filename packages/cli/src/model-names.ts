import { basename } from 'node:path'
import { PolyfactError } from '@polyfact/schema'

/** What a model can be called by: its id, and the files that its results are in. */
export interface NamedRun {
  readonly name: string
  readonly files: readonly string[]
}

/**
 * A name for every run: the id of its model; where two runs have the same, the stem of its file; where that does not
 * tell it apart either, its path.
 *
 * @throws {@link PolyfactError} `DUPLICATE_ID` when the same file is there twice.
 */
export function nameRuns(runs: readonly NamedRun[]): string[] {
  const ids = runs.map(({ name }) => name)
  const stems = runs.map(({ files }) => stemOf(files[0]!))
  const paths = runs.map(({ files }) => files[0]!)
  const isAlone = (name: string, names: readonly string[]) => names.indexOf(name) === names.lastIndexOf(name)
  return runs.map((_, at) => {
    const [id, stem, path] = [ids[at]!, stems[at]!, paths[at]!]
    if (isAlone(id, ids)) return id
    if (isAlone(stem, stems) && !ids.includes(stem)) return stem
    if (isAlone(path, paths)) return path
    throw new PolyfactError('DUPLICATE_ID', `${path} is given twice; every result once is expected`, { path })
  })
}

/**
 * The run that a name means: by the name it is shown with, the id of its model, the last segment of that, or the stem
 * of its file.
 *
 * @throws {@link PolyfactError} `AMBIGUOUS_NAME` when several answer to it, `INVALID_INPUT` when none does; both list
 *   what there is.
 */
export function runCalled<Run extends NamedRun>(
  wanted: string,
  runs: readonly Run[],
  ids: readonly string[],
): Run {
  const called = runs.filter((run, at) =>
    [run.name, ids[at]!, ids[at]!.split('/').at(-1)!, stemOf(run.files[0]!)].includes(wanted),
  )
  if (called.length === 1) return called[0]!
  const list = (some: readonly Run[]) => some.map(toldOf).join(', ')
  if (called.length > 1) {
    const message = `the name ${JSON.stringify(wanted)} is that of ${list(called)}; a name of one model is expected`
    throw new PolyfactError('AMBIGUOUS_NAME', message, {
      name: wanted,
      models: called.map(({ name }) => name),
    })
  }
  const message = `no model is called ${JSON.stringify(wanted)}; there are ${list(runs)}`
  throw new PolyfactError('INVALID_INPUT', message, { name: wanted, models: runs.map(({ name }) => name) })
}

/** A name, and the stem of the file where that is another. */
function toldOf({ name, files }: NamedRun): string {
  const stem = stemOf(files[0]!)
  return stem === name ? name : `${name} (${stem})`
}

/** The name of a file without folder and extension. */
function stemOf(path: string): string {
  return basename(path).replace(/(?<=.)\.[^.]+$/, '')
}
