import type { Sample } from '../../src/server/cohorts/sample.js'
import type { Random } from './random.js'
import type { Scenario } from './scenario.js'

/** A generation of an engine: the truth, whatever is told to the server. */
export interface Generation {
  readonly name: string
  readonly run: string
  readonly fact: string
  readonly rollout: number
  readonly language: string
  readonly text: string
}

/** All that the engines of a scenario write, in order of rollout. */
export function drawGenerations(scenario: Scenario, random: Random): Generation[] {
  const { runs, facts, rollouts, duplicates } = scenario
  return runs.flatMap((run) =>
    Object.entries(facts).flatMap(([fact, languages]) =>
      Array.from({ length: rollouts }, (_, rollout) =>
        languages.map((language): Generation => {
          const name = [run, fact, rollout, language].join('/')
          const text = random.chance(duplicates) ? `${fact} ${random.whole(1, 3)}` : `only ${name}`
          return { name, run, fact, rollout, language, text }
        }),
      ).flat(),
    ),
  )
}

/** What the server is told of a generation. */
export function sampleOf(
  { name, run, fact, language, text, rollout }: Generation,
  { naming }: Pick<Scenario, 'naming'>,
): Sample {
  return {
    run,
    fact,
    language,
    text,
    ...(naming !== 'id' && naming !== 'anonymous' && naming !== 'blind' && { rollout }),
    ...((naming === 'id' || naming === 'both') && { id: name }),
  }
}
