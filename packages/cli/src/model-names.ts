import { basename } from 'node:path'
import { PolyfactError } from '@polyfact/schema'

/** What a model can be called by: its id, and the files that its results are in. */
export interface NamedRun {
  readonly name: string
  readonly files: readonly string[]
}

/**
 * A name for every run: the id of its model; where two runs have the same, the stem of its file; where that does not
 * tell them apart either, its path.
 *
 * @throws {@link PolyfactError} `DUPLICATE_ID` when the same file is there twice.
 */
export function nameRuns(runs: readonly NamedRun[]): string[] {
  const isAlone = (name: string, names: readonly string[]) => names.indexOf(name) === names.lastIndexOf(name)
  const [ids, stems, paths] = [
    runs.map(({ name }) => name),
    runs.map(({ files }) => stemOf(files[0]!)),
    runs.map(({ files }) => files[0]!),
  ]
  return runs.map((_, at) => {
    const name = [ids, stems, paths].find((names) => isAlone(names[at]!, names))?.[at]
    if (name !== undefined) return name
    const message = `${paths[at]} is given twice; every result once is expected`
    throw new PolyfactError('DUPLICATE_ID', message, { path: paths[at] })
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
  const list = (some: readonly Run[]) =>
    some.map(({ name, files }) => `${name} (${stemOf(files[0]!)})`).join(', ')
  if (called.length > 1) {
    const message = `the name ${wanted} is that of ${list(called)}; a name of one model is expected`
    throw new PolyfactError('AMBIGUOUS_NAME', message, {
      name: wanted,
      models: called.map(({ name }) => name),
    })
  }
  const message = `no model is called ${wanted}; there are ${list(runs)}`
  throw new PolyfactError('INVALID_INPUT', message, { name: wanted, models: runs.map(({ name }) => name) })
}

/** The name of a file without folder and extension. */
function stemOf(path: string): string {
  return basename(path).replace(/(?<=.)\.[^.]+$/, '')
}
