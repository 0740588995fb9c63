import { type Fact, inPaperOrder, type Language, PolyfactError, type Split } from '@polyfact/schema'
import type { RawFact } from '../rows/raw-fact.js'
import type { Rejections } from '../rows/rejections.js'
import { toFact } from '../rows/to-fact.js'
import { checkLanguages } from './languages.js'
import { findLayout, type Layout } from './layout.js'
import { parallelFacts } from './parallel.js'
import { joinLanguages } from './per-language.js'
import { languagesBySchema, readRows } from './read-rows.js'
import type { SplitFiles } from './split-files.js'

/** What {@link folderFacts} reads. */
export interface FolderFactsOptions {
  readonly split: Split
  readonly languages: readonly Language[] | undefined // all without it
  readonly layout: Layout | undefined
  readonly incomplete: 'error' | 'skip' | 'keep'
  readonly rejections: Rejections
  readonly signal?: AbortSignal | undefined
}

/**
 * The facts of one split of a folder, in any of the published layouts.
 *
 * @throws {@link PolyfactError} everything that `loadFacts` says of folders.
 */
export async function* folderFacts(folder: string, options: FolderFactsOptions): AsyncGenerator<Fact> {
  const found = await findLayout(folder, options.split, options.layout)
  yield* found.layout === 'parallel'
    ? fromParallel(folder, found.files, options)
    : fromLanguages(folder, found.files, options)
}

async function* fromLanguages(
  folder: string,
  files: ReadonlyMap<Language, SplitFiles>,
  options: FolderFactsOptions,
): AsyncGenerator<Fact> {
  const languages = options.languages ?? [...files.keys()]
  checkLanguages(folder, languages, [...files.keys()])
  const streams = new Map(
    languages.map((language) => [language, readRows(files.get(language)!, { signal: options.signal })]),
  )
  yield* usable(folder, joinLanguages(streams, options.rejections), languages, options)
}

async function* fromParallel(
  folder: string,
  files: SplitFiles,
  options: FolderFactsOptions,
): AsyncGenerator<Fact> {
  const bySchema = await languagesBySchema(files)
  if (bySchema !== undefined) {
    const languages = options.languages ?? inPaperOrder(bySchema)
    checkLanguages(folder, languages, bySchema)
    yield* usable(
      folder,
      parallelFacts(readRows(files, { languages, signal: options.signal }), options.rejections),
      languages,
      options,
    )
    return
  }
  const facts = parallelFacts(readRows(files, { signal: options.signal }), options.rejections)
  yield* options.languages === undefined
    ? withFirstLanguages(folder, facts, options)
    : usable(folder, facts, options.languages, options)
}

/** Takes the languages of the first fact for those of all, which a later fact with more languages refutes. */
async function* withFirstLanguages(
  folder: string,
  facts: AsyncGenerator<RawFact>,
  options: FolderFactsOptions,
): AsyncGenerator<Fact> {
  const first = await facts.next()
  if (first.done) return
  const languages = inPaperOrder(first.value.languages.keys())
  try {
    yield* usable(folder, checked(), languages, options)
  } finally {
    await facts.return(undefined) // closes the file when the caller stops at the first fact
  }

  async function* checked(): AsyncGenerator<RawFact> {
    yield first.value
    for await (const fact of facts) {
      const more = [...fact.languages.keys()].find((language) => !languages.includes(language))
      if (more !== undefined) {
        throw new PolyfactError(
          'UNKNOWN_LANGUAGE',
          `${fact.common.place}: fact ${fact.id} is also there in ${more}, the first fact only in ${languages.join(', ')}; pass the languages that are wanted`,
          { fact: fact.id, language: more },
        )
      }
      yield fact
    }
  }
}

/** The facts that pass all checks; every wanted language must have at least one. */
async function* usable(
  folder: string,
  raws: AsyncIterable<RawFact>,
  languages: readonly Language[],
  options: FolderFactsOptions,
): AsyncGenerator<Fact> {
  const there = new Set<string>()
  let facts = 0
  for await (const raw of raws) {
    facts += 1
    for (const language of raw.languages.keys()) there.add(language)
    const fact = toFact(raw, { ...options, languages })
    if (fact !== undefined) yield fact
  }
  if (facts > 0) checkLanguages(folder, languages, inPaperOrder(there))
}
