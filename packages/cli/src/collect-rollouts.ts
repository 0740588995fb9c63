import { type Fact, type Language, PolyfactError } from '@polyfact/schema'
import type { GenerationLine } from './generation-lines.js'

/** The answers to one fact in one rollout. */
export interface CollectedRollout {
  readonly fact: string
  readonly rollout: number | string
  readonly texts: Map<Language, string>
}

/**
 * Puts answers together that belong to one rollout.
 *
 * Where lines say no rollout, the k-th answer to a fact in a language is of rollout k, as the reward server takes them.
 *
 * @param lines - in any order.
 * @param facts - by id.
 * @returns In order of their first lines.
 * @throws {@link PolyfactError} with the place: `INVALID_INPUT` for a fact that is not there, and where some answers to a
 *   fact say their rollout and others do not, or lines are of several runs; `UNKNOWN_LANGUAGE`; `DUPLICATE_ID` for a second answer in a language;
 *   `EMPTY_INPUT` without lines.
 */
export async function collectRollouts(
  lines: AsyncIterable<GenerationLine & { place: string }>,
  facts: ReadonlyMap<string, Fact>,
): Promise<CollectedRollout[]> {
  const rollouts = new Map<string, CollectedRollout>()
  const numbering = new Map<string, 'told' | 'by place'>()
  const answered = new Map<string, number>()
  let run: string | undefined
  for await (const line of lines) {
    const { fact, language, text, place } = line
    checkQuestion(line, facts)
    const { run: its = 'default' } = line
    run ??= its
    if (run !== its) {
      const message = `collectRollouts: ${place}: found run ${its} after run ${run}; the answers of one run are expected, since rollouts of several have the same numbers`
      throw new PolyfactError('INVALID_INPUT', message, { place })
    }
    const how = line.rollout === undefined ? 'by place' : 'told'
    if ((numbering.get(fact) ?? how) !== how) {
      const message = `collectRollouts: ${place}: some answers to fact ${fact} say their rollout and others do not; all or none are expected to`
      throw new PolyfactError('INVALID_INPUT', message, { fact, place })
    }
    numbering.set(fact, how)
    const count = answered.get(JSON.stringify([fact, language])) ?? 0
    answered.set(JSON.stringify([fact, language]), count + 1)
    const rollout = line.rollout ?? count
    const key = JSON.stringify([fact, String(rollout)])
    const found = rollouts.get(key) ?? { fact, rollout, texts: new Map() }
    rollouts.set(key, found)
    if (found.texts.has(language)) {
      const message = `collectRollouts: ${place}: found a second answer to fact ${fact} in ${language} of rollout ${rollout}; one is expected`
      throw new PolyfactError('DUPLICATE_ID', message, { fact, language, rollout, place })
    }
    found.texts.set(language, text)
  }
  if (rollouts.size === 0)
    throw new PolyfactError('EMPTY_INPUT', 'collectRollouts: found no answer; at least one is expected')
  return [...rollouts.values()]
}

function checkQuestion(
  { fact, language, place }: GenerationLine & { place: string },
  facts: ReadonlyMap<string, Fact>,
): void {
  const found = facts.get(fact)
  if (found === undefined) {
    const message = `collectRollouts: ${place}: fact ${fact} is not in the data; one of its ${facts.size} facts is expected`
    throw new PolyfactError('INVALID_INPUT', message, { fact, place })
  }
  if (found.languages[language] !== undefined) return
  const message = `collectRollouts: ${place}: fact ${fact} is not asked in ${language}; expected one of ${Object.keys(found.languages).join(', ')}`
  throw new PolyfactError('UNKNOWN_LANGUAGE', message, { fact, language, place })
}
