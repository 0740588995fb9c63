import { type Generation, PolyfactError, SCHEMA_VERSION } from '@polyfact/schema'
import { importHeader } from './import-header.js'
import { createImportReport } from './import-report.js'
import type { ImportedRun } from './imported-run.js'
import { propertyOf } from './paper-results-candidates.js'
import type { PaperFreeFormFile } from './paper-results-file.js'

/**
 * A file of the paper's free-form evaluator as a run: the first line of every generation, the gold in its language, and
 * the entity that the evaluator found in it, since the options that it looked for are not in the file.
 */
export function freeFormRun(path: string, { config, predictions }: PaperFreeFormFile): ImportedRun {
  const { report, keep, drop, noticeMissing } = createImportReport()
  const header = importHeader({
    model: { id: config.model, revision: null },
    dataset: {
      id: config.dataset ?? config.benchmark,
      revision: null,
      ...(config.split === undefined ? {} : { split: config.split }),
    },
    languages: config.langs,
    source: { format: 'paper' },
  })
  const generations: Generation[] = []
  for (const [fact, byLanguage] of Object.entries(predictions)) {
    const property = propertyOf(fact)
    for (const [language, answer] of Object.entries(byLanguage)) {
      if (!config.langs.includes(language)) {
        drop('in a language that config.langs does not list', `${path}: predictions.${fact}.${language}`)
        continue
      }
      generations.push({
        schemaVersion: SCHEMA_VERSION,
        kind: 'generation',
        header: header.id,
        fact,
        ...(property === undefined ? {} : { property }),
        language,
        text: answer.pred,
        golds: [answer.gold],
        ...(answer.entity == null ? {} : { answer: answer.entity }),
      })
      keep()
    }
  }
  if (generations.length === 0) {
    throw new PolyfactError('EMPTY_INPUT', `${path}: found no answer in a language of config.langs`, { path })
  }
  noticeMissing(new Set(generations.map(({ fact }) => fact)).size, config.langs.length)
  return {
    name: config.model,
    format: 'paper',
    files: [path],
    header,
    ...(config.matcher === undefined
      ? {}
      : { matching: config.matcher === 'strict' ? ('strict' as const) : ('lenient' as const) }),
    records: { kind: 'generations', generations: stream(generations) },
    report,
  }
}

async function* stream<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}
