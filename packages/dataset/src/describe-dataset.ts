import { createHash } from 'node:crypto'
import { promises as fs } from 'node:fs'
import path from 'node:path'
import type { DatasetReference, Split } from '@polyfact/schema'
import { stopIfAborted } from './abort.js'
import { fileChunks, unreadable } from './folder/file-chunks.js'
import { checkLanguages } from './folder/languages.js'
import { findLayout } from './folder/layout.js'
import { checkLoadOptions, type LoadFactsOptions } from './load-options.js'
import { readSample } from './sample/read-sample.js'
import { resolveSource } from './source.js'

/** Which files `describeDataset` speaks of, and what stops it; the options of `loadFacts` give those that it reads. */
export type DescribeDatasetOptions = Pick<LoadFactsOptions, 'split' | 'languages' | 'layout' | 'signal'>

/**
 * A dataset as a file of scores refers to it: name, revision, split and licence.
 *
 * The revision is a SHA-256 over the files that `loadFacts` would read, each with its path inside the folder, so that
 * it changes with their content and their names, and with nothing else. Files are streamed. The licence is what the
 * folder's `README.md` says (the Hub's data card), and is left out where that says nothing.
 *
 * @param source - `'sample'`, or the path of a folder, whose own name becomes the id.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`, `UNSUPPORTED_FORMAT`, `UNKNOWN_OPTION`, `UNKNOWN_LANGUAGE`,
 *   `ABORTED`, as `loadFacts`.
 *
 * @example
 * ```ts
 * (await describeDataset('sample')).id // => 'polyfact-sample'
 * ```
 */
export async function describeDataset(
  source: string,
  options: DescribeDatasetOptions = {},
): Promise<DatasetReference> {
  checkLoadOptions(options, 'describeDataset')
  const { split = 'test' } = options
  const found = await resolveSource(source, 'describeDataset')
  if (found.kind === 'sample') return { ...(await readSample()).reference, split }
  const files = await filesOf(found.folder, split, options)
  const license = await licenseOf(found.folder)
  return {
    id: path.basename(await fs.realpath(found.folder)),
    revision: await digest(found.folder, files, options.signal),
    split,
    ...(license === undefined ? {} : { license }),
  }
}

async function filesOf(
  folder: string,
  split: Split,
  { languages, layout }: DescribeDatasetOptions,
): Promise<string[]> {
  const found = await findLayout(folder, split, layout)
  if (found.layout === 'parallel') return [...found.files.paths]
  checkLanguages(folder, languages ?? [], [...found.files.keys()])
  return (languages ?? [...found.files.keys()]).flatMap((language) => found.files.get(language)!.paths)
}

async function digest(
  folder: string,
  files: readonly string[],
  signal: AbortSignal | undefined,
): Promise<string> {
  const hash = createHash('sha256')
  const named = files.map((file) => ({ file, name: path.relative(folder, file).split(path.sep).join('/') }))
  for (const { file, name } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { size } = await fs.stat(file).catch((cause: unknown) => {
      throw unreadable(file, cause)
    })
    hash.update(`${name}\n${size}\n`) // the size keeps content from passing for another file's name
    for await (const chunk of fileChunks(file)) {
      stopIfAborted(signal, 'describeDataset')
      hash.update(chunk)
    }
  }
  return `sha256:${hash.digest('hex')}`
}

/** `license` of the data card's front matter, as the card spells it (SPDX ids are compared without case). */
async function licenseOf(folder: string): Promise<string | undefined> {
  const card = await fs.readFile(path.join(folder, 'README.md'), 'utf8').catch(() => '')
  const frontMatter = /^\uFEFF?---\r?\n(.*?)\r?\n---/s.exec(card)?.[1]
  return frontMatter?.match(/^license:[ \t]*["']?([\w.+-]+)["']?[ \t]*\r?$/m)?.[1]
}
