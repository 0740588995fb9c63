import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PolyfactError, type ScoresHeader } from '@polyfact/schema'
import * as z from 'zod'
import { parseAs, readJson } from '../read-json.js'

/** What a `results_*.json` tells of how samples were made. Its aggregates are not read. */
const ResultsFile = z.object({
  model_name: z.string().nullish(),
  lm_eval_version: z.string().nullish(),
  transformers_version: z.string().nullish(),
  config: z
    .object({
      model_args: z.unknown().optional(),
      model_sha: z.string().nullish(),
      model_dtype: z.string().nullish(),
      device: z.string().nullish(),
    })
    .nullish(),
  configs: z.record(z.string(), z.unknown()).nullish(),
  'n-samples': z.record(z.string(), z.object({ effective: z.number() })).nullish(),
})

/** How one task was asked. */
const TaskConfig = z.object({
  dataset_path: z.string().nullish().catch(null),
  test_split: z.string().nullish().catch(null),
  doc_to_text: z.string().nullish().catch(null),
  doc_to_target: z.string().nullish().catch(null),
  target_delimiter: z.string().nullish().catch(null),
})
export type TaskConfig = z.infer<typeof TaskConfig>

/** What the results files beside some samples say of them. */
export interface RunFacts {
  readonly model: string | undefined
  readonly revision: string | null
  readonly version: string | undefined // of lm-evaluation-harness
  readonly precision: string | null
  readonly provider: string | null
  readonly versions: ScoresHeader['versions']
  readonly tasks: Readonly<Record<string, TaskConfig>>
  readonly asked: Readonly<Record<string, number>> // questions by task
}

/**
 * Reads the `results_*.json` of the folders of a run, where there are some; of several, later ones complete the earlier.
 *
 * @throws {@link PolyfactError} `HEADER_MISMATCH` for files of different models; `INVALID_INPUT`; and as {@link readJson}.
 */
export async function readRunFacts(folders: readonly string[]): Promise<RunFacts> {
  const paths = (await Promise.all(folders.map(resultsFilesIn))).flat()
  let facts: RunFacts = {
    model: undefined,
    revision: null,
    version: undefined,
    precision: null,
    provider: null,
    versions: {},
    tasks: {},
    asked: {},
  }
  for (const path of paths) {
    const next = factsOf(parseAs(ResultsFile, await readJson(path), path))
    checkSame(path, 'model', facts.model, next.model)
    checkSame(path, 'revision', facts.revision, next.revision)
    facts = {
      model: next.model ?? facts.model,
      revision: next.revision ?? facts.revision,
      version: next.version ?? facts.version,
      precision: next.precision ?? facts.precision,
      provider: next.provider ?? facts.provider,
      versions: { ...facts.versions, ...next.versions },
      tasks: { ...facts.tasks, ...next.tasks },
      asked: { ...facts.asked, ...next.asked },
    }
  }
  return facts
}

/** Paths of the results files of a folder, in the order of their times. */
async function resultsFilesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^results.*\.json$/.test(name)).sort()
  return names.map((name) => join(folder, name))
}

function checkSame(
  path: string,
  what: string,
  a: string | null | undefined,
  b: string | null | undefined,
): void {
  if (a == null || b == null || a === b) return
  throw new PolyfactError(
    'HEADER_MISMATCH',
    `${path}: found results of the ${what} ${b} beside those of ${a}; one model is expected, so pass the files of each apart`,
    { path, [what]: [a, b] },
  )
}

function factsOf(file: z.infer<typeof ResultsFile>): RunFacts {
  const { config, lm_eval_version: version, transformers_version: transformers } = file
  const asked = Object.entries(file['n-samples'] ?? {}).map(([task, { effective }]) => [task, effective])
  const tasks = Object.entries(file.configs ?? {}).map(([task, value]) => [
    task,
    TaskConfig.safeParse(value).data ?? {},
  ])
  return {
    model: textOf(file.model_name) ?? modelOf(config?.model_args),
    revision: textOf(config?.model_sha) ?? null,
    version: textOf(version),
    precision: textOf(config?.model_dtype)?.replace(/^torch\./, '') ?? null,
    provider: textOf(config?.device)?.replace(/:\d+$/, '') ?? null,
    versions: {
      ...(textOf(version) === undefined ? {} : { lm_eval: version! }),
      ...(textOf(transformers) === undefined ? {} : { transformers: transformers! }),
    },
    tasks: Object.fromEntries(tasks),
    asked: Object.fromEntries(asked),
  }
}

/** `pretrained=Qwen/Qwen2.5-0.5B,revision=main`, or the same as an object. */
function modelOf(args: unknown): string | undefined {
  if (typeof args === 'string') return /(?:^|,)(?:pretrained|model|path|engine)=([^,]+)/.exec(args)?.[1]
  if (typeof args !== 'object' || args === null) return undefined
  const { pretrained, model } = args as Record<string, unknown>
  return [pretrained, model].find((name) => typeof name === 'string') as string | undefined
}

function textOf(text: string | null | undefined): string | undefined {
  return text == null || text === '' || text === 'N/A' ? undefined : text
}
