import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type DatasetReference, explainIssue, type Fact, PolyfactError } from '@polyfact/schema'
import { expandSample } from './expand-sample.js'
import { SampleFile } from './sample-file.js'

/** The bundled sample: its facts, its compact form and what a file of scores calls it. */
export interface Sample {
  readonly file: SampleFile
  readonly facts: readonly Fact[]
  readonly reference: DatasetReference // revision: "sha256:…" of the bundled file's bytes
}

/**
 * Reads the bundled sample: facts about countries and territories (continent, currency, official language, capital) in
 * the paper's twelve languages.
 *
 * @returns All facts of all splits, in the file's order: the facts of one subject stand together.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND` or `FILE_CORRUPT` when the installed package is damaged.
 */
export async function readSample(): Promise<Sample> {
  const path = samplePath()
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new PolyfactError(
      'FILE_NOT_FOUND',
      `readSample: ${path} cannot be read; it is part of the package, so reinstall @polyfact/dataset`,
      { path },
      { cause },
    )
  })
  const file = parseSample(bytes.toString('utf8'), path)
  const revision = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  return {
    file,
    facts: expandSample(file),
    reference: { id: file.id, revision, license: file.license },
  }
}

/**
 * Parses the text of a sample file.
 *
 * @param text - JSON.
 * @param place - Where it comes from, for the error.
 * @throws {@link PolyfactError} `FILE_CORRUPT` when it is not JSON or has not the form of a `SampleFile`.
 */
export function parseSample(text: string, place: string): SampleFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new PolyfactError(
      'FILE_CORRUPT',
      `parseSample: ${place} is not JSON; a sample file is expected`,
      { place },
      { cause },
    )
  }
  const result = SampleFile.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  throw new PolyfactError(
    'FILE_CORRUPT',
    `parseSample: ${place}: ${issue.path.join('.')}: ${explainIssue(value, issue)}`,
    {
      place,
      issues: result.error.issues,
    },
  )
}

// By the package's own name, so that the path is right from src/, from dist/ and from an installed copy.
function samplePath(): string {
  return createRequire(import.meta.url).resolve('@polyfact/dataset/sample.json')
}
