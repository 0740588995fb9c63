import { parseLine, readLines } from '@polyfact/metrics/importers'
import { explainIssue, Language, PolyfactError } from '@polyfact/schema'
import * as z from 'zod'
import { stopIfAborted } from './abort.js'

/** What a model wrote, and to which question: a `Generation`, or as much of one as a reward needs. */
export const GenerationLine = z.object({
  fact: z.string().min(1).describe('id of the fact'),
  language: Language,
  text: z.string().describe('as it was generated'),
  rollout: z
    .union([z.int().nonnegative(), z.string().min(1)])
    .optional()
    .describe('which of the answers in this language; by place in the file where it is not given'),
  run: z.string().optional().describe('all lines of a file are of one run'),
})
export type GenerationLine = z.infer<typeof GenerationLine>

/**
 * The answers of a file, a line each; header records and empty lines are passed over. A fact may be named `fact_id`, as
 * calls of the reward server name it.
 *
 * @param path - Of a JSONL file.
 * @throws {@link PolyfactError} with the line: `FILE_NOT_FOUND`, `FILE_CORRUPT`, `INVALID_INPUT`; `ABORTED`.
 */
export async function* readGenerationLines(
  path: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): AsyncGenerator<GenerationLine & { place: string }> {
  for await (const line of readLines(path)) {
    stopIfAborted(signal, 'readGenerationLines')
    if (line.text.trim() === '') continue
    const value = parseLine(path, line)
    if ((value as { kind?: unknown } | null)?.kind === 'header') continue
    const place = `${path} line ${line.number}`
    const parsed = GenerationLine.safeParse(withFact(value, place))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const field = issue!.path.length === 0 ? '' : ` ${issue!.path.join('.')}:`
      const message = `readGenerationLines: ${place}:${field} ${explainIssue(value, issue!)}`
      throw new PolyfactError('INVALID_INPUT', message, { path, line: line.number })
    }
    yield { ...parsed.data, place }
  }
}

function withFact(value: unknown, place: string): unknown {
  const { fact, fact_id: id } = (value ?? {}) as { fact?: unknown; fact_id?: unknown }
  if (id === undefined) return value
  if (fact === undefined || fact === id) return { ...(value as object), fact: id }
  const message = `readGenerationLines: ${place}: found fact ${JSON.stringify(fact)} and fact_id ${JSON.stringify(id)}; one fact is expected`
  throw new PolyfactError('INVALID_INPUT', message, { place })
}
