import { PolyfactError } from '@polyfact/schema'
import { createImportReport } from './import-report.js'
import type { ImportedRun } from './imported-run.js'
import { readGenerations, readScores } from './read-scores.js'

/**
 * A `scores.jsonl` or `generations.jsonl` of this software as a run, read as its records are asked for.
 *
 * @throws {@link PolyfactError} as `readScores`; `EMPTY_INPUT` at the end of a file that has nothing but its header.
 */
export async function readOwnResults(path: string, format: 'scores' | 'generations'): Promise<ImportedRun> {
  const { report, keep } = createImportReport()
  if (format === 'scores') {
    const { header, scores } = await readScores(path)
    const records = { kind: 'scores', scores: counted(path, scores, keep) } as const
    return { name: header.model.id, format, files: [path], header, records, report }
  }
  const { header, generations } = await readGenerations(path)
  const records = { kind: 'generations', generations: counted(path, generations, keep) } as const
  return { name: header.model.id, format, files: [path], header, records, report }
}

async function* counted<Item>(
  path: string,
  records: AsyncIterable<Item>,
  keep: () => void,
): AsyncGenerator<Item> {
  let empty = true
  for await (const record of records) {
    empty = false
    keep()
    yield record
  }
  if (!empty) return
  throw new PolyfactError('EMPTY_INPUT', `${path}: found a header and no record; at least one is expected`, {
    path,
  })
}
