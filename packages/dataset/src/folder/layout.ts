import { type Dirent, promises as fs } from 'node:fs'
import path from 'node:path'
import { inPaperOrder, Language, PolyfactError, type Split } from '@polyfact/schema'
import { type SplitFiles, splitFilesOf } from './split-files.js'

/** Which of the published forms is read: rows that hold all languages of a fact, or files of one language each. */
export type Layout = 'parallel' | 'per-language'

/** The files of one split, by layout. */
export type SplitLayout =
  | { readonly layout: 'parallel'; readonly files: SplitFiles }
  | { readonly layout: 'per-language'; readonly files: ReadonlyMap<Language, SplitFiles> }

const KNOWN =
  'known are data/parallel/<split> and data/<language>/<split> (PolyFact, PolyFact-Clean) and data/<split> (WIKI-FACT), with or without "data", as .parquet, .jsonl or shards named <split>-00000-of-00001.parquet'

/**
 * Finds the files of one split in a folder of the published layouts.
 *
 * A config is a folder named `parallel` or by a language, in the folder itself or in its `data`; files outside such
 * folders are WIKI-FACT's one config. Where a split has both layouts, rows with all languages win.
 *
 * @param folder - An existing folder.
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` with what was found when no layout is recognised or a config is
 *   there twice; `UNKNOWN_OPTION` with what exists for a split or layout that is not there.
 */
export async function findLayout(folder: string, split: Split, layout?: Layout): Promise<SplitLayout> {
  const configs = await findConfigs(folder)
  const parallel = configs.get('parallel') ?? configs.get('')
  const languages = inPaperOrder([...configs.keys()].filter((name) => name !== 'parallel' && name !== ''))
  const perLanguage = new Map(
    languages.flatMap((language) => {
      const files = configs.get(language)?.get(split)
      return files === undefined ? [] : [[language, files] as const]
    }),
  )
  const rows = parallel?.get(split)
  if (layout !== 'per-language' && rows !== undefined) return { layout: 'parallel', files: rows }
  if (layout !== 'parallel' && perLanguage.size > 0) return { layout: 'per-language', files: perLanguage }
  const found = [...configs].map(
    ([name, splits]) => `${[...splits.keys()].join(', ')} in ${name === '' ? 'the folder itself' : name}`,
  )
  throw new PolyfactError(
    'UNKNOWN_OPTION',
    `${folder} has no split ${split}${layout === undefined ? '' : ` in the layout ${layout}`}; it has ${found.join('; ')}`,
    { folder, split, layout },
  )
}

async function findConfigs(folder: string): Promise<Map<string, Map<Split, SplitFiles>>> {
  const configs = new Map<string, Map<Split, SplitFiles>>()
  const seen: string[] = []
  for (const base of [folder, path.join(folder, 'data')]) {
    const entries = await list(base)
    add(configs, '', base, splitFilesOf(base, entries))
    for (const { name } of entries) {
      seen.push(base === folder ? name : `data/${name}`)
      if (name !== 'parallel' && !Language.safeParse(name).success) continue
      const config = path.join(base, name)
      add(configs, name, config, splitFilesOf(config, await list(config)))
    }
  }
  if (configs.size === 0) {
    const found =
      seen.length === 0 ? 'nothing' : `${seen.sort().slice(0, 8).join(', ')}${seen.length > 8 ? ', …' : ''}`
    throw new PolyfactError(
      'UNSUPPORTED_FORMAT',
      `${folder} holds no split of a known layout: found ${found}; ${KNOWN}`,
      { folder, found: seen },
    )
  }
  return configs
}

function add(
  configs: Map<string, Map<Split, SplitFiles>>,
  name: string,
  folder: string,
  splits: Map<Split, SplitFiles>,
): void {
  if (splits.size === 0) return
  if (configs.has(name)) {
    throw new PolyfactError(
      'UNSUPPORTED_FORMAT',
      `${folder} holds splits that are also in the folder above "data"; one place is expected`,
      { folder },
    )
  }
  configs.set(name, splits)
}

/** Entries of a folder by name; none where it is no folder. */
async function list(folder: string): Promise<Dirent[]> {
  try {
    const entries = await fs.readdir(folder, { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}
