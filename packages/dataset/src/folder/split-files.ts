import type { Dirent } from 'node:fs'
import path from 'node:path'
import { PolyfactError, Split } from '@polyfact/schema'

/** The files that hold one split of one config, in the order in which they are read. */
export interface SplitFiles {
  readonly format: 'parquet' | 'jsonl'
  readonly paths: readonly string[]
}

const NAME = /^(?<split>[a-z]+)(?:-(?<shard>\d{5})-of-(?<shards>\d{5}))?\.(?<format>parquet|jsonl)$/

/**
 * The split files among the entries of a folder: `test.parquet`, `test.jsonl`, or the Hub's shards
 * `test-00000-of-00002.parquet`.
 *
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` when a split is there in two ways; `FILE_NOT_FOUND` when a shard is
 *   missing.
 */
export function splitFilesOf(folder: string, entries: readonly Dirent[]): Map<Split, SplitFiles> {
  const byForm = new Map<
    string,
    { split: Split; format: SplitFiles['format']; shards: number; names: string[] }
  >()
  for (const { name } of entries.filter((entry) => !entry.isDirectory())) {
    const { split, shards = '0', format } = NAME.exec(name)?.groups ?? {}
    const known = Split.safeParse(split)
    if (!known.success) continue
    const key = `${split} ${shards} ${format}`
    const form = byForm.get(key) ?? {
      split: known.data,
      format: format as SplitFiles['format'],
      shards: Number(shards),
      names: [],
    }
    form.names.push(name)
    byForm.set(key, form)
  }
  const files = new Map<Split, SplitFiles>()
  for (const { split, format, shards, names } of byForm.values()) {
    checkShards(folder, names, shards)
    if (files.has(split)) {
      throw new PolyfactError(
        'UNSUPPORTED_FORMAT',
        `${folder} has the split ${split} in several forms; one of parquet, JSON lines and one set of shards is expected`,
        { folder, split },
      )
    }
    files.set(split, { format, paths: names.sort().map((name) => path.join(folder, name)) })
  }
  return files
}

function checkShards(folder: string, names: readonly string[], shards: number): void {
  if (shards > 0 && names.length !== shards) {
    throw new PolyfactError(
      'FILE_NOT_FOUND',
      `${folder} has ${names.length} of the ${shards} files that ${names[0]} belongs to; all of them are expected`,
      { folder, names, shards },
    )
  }
}
