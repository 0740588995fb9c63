import type { Outcome } from '../../../src/server/cohorts/sample.js'
import type { Generation } from '../../cohort-simulation/samples.js'
import type { Scenario } from '../../cohort-simulation/scenario.js'

/** The texts of a rollout by language. */
export type Content = Readonly<Record<string, string>>

/** What must hold of what engines were answered; whatever does not is a sentence among the violations. */
export interface HttpLaws {
  readonly violations: readonly string[]
  readonly outcomes: ReadonlyMap<string, Outcome>
  reached(generation: Generation, outcome: Outcome): void
  /** All schedules are over. */
  ended(): void
}

interface HttpLawsOptions {
  readonly scenario: Scenario
  readonly generations: readonly Generation[]
  /** The pooled reward, computed apart from the server. */
  readonly rewardOf: (fact: string, content: Content) => number
}

export function createHttpLaws({ scenario, generations, rewardOf }: HttpLawsOptions): HttpLaws {
  const { policy, facts, naming } = scenario
  const violations: string[] = []
  const outcomes = new Map<string, Outcome>()
  /** Who was given the reward of a place. */
  const takers = new Map<string, Generation>()
  const broken = (sentence: string) => {
    violations.push(sentence)
  }

  function checkReward(generation: Generation, reward: number, rollout: number | string) {
    const { name, fact, run, language, text } = generation
    if ((naming === 'rollout' || naming === 'both') && rollout !== generation.rollout) {
      broken(`${name}: was answered as rollout ${rollout}`)
    }
    if (scenario.log !== 'none' || scenario.kills === 0) {
      const place = [run, fact, rollout, language].join('/')
      const taker = takers.get(place)
      if (taker && taker !== generation && scenario.retentionMs > 1000) {
        broken(`${name} and ${taker.name} were both given the reward of ${place}`)
      }
      takers.set(place, generation)
    }
    const isPossible = contentsOf(generation).some(
      (content) => content[language] === text && rewardOf(fact, content) === reward,
    )
    if (!isPossible) broken(`${name}: ${reward} is the reward of no rollout with its text`)
  }

  /** All that the rollout of a sample may have been: complete, or without some languages where that is allowed. */
  function contentsOf({ run, fact, rollout }: Generation): Content[] {
    const named = naming === 'rollout' || naming === 'both'
    let contents: Content[] = [{}]
    for (const language of facts[fact]!) {
      const texts = generations
        .filter((one) => one.run === run && one.fact === fact && one.language === language)
        .filter((one) => !named || one.rollout === rollout)
        .map(({ text }) => text)
      const choices = [...new Set(texts)].map((text) => ({ [language]: text }))
      contents = contents.flatMap((content) => [
        ...choices.map((choice) => ({ ...content, ...choice })),
        ...(policy === 'partial' ? [content] : []),
      ])
    }
    return contents
  }

  return {
    violations,
    outcomes,
    reached(generation, outcome) {
      const { name } = generation
      outcomes.set(name, outcome)
      if (outcome.kind === 'rewarded') checkReward(generation, outcome.reward, outcome.cohort.rollout)
      else if (outcome.kind === 'masked') {
        if (policy === 'error' || (policy === 'partial' && outcome.reason === 'deadline')) {
          broken(`${name}: masked (${outcome.reason}) under ${policy}`)
        }
      } else if (outcome.code !== 'concurrency') {
        const isPolicy = (outcome.code === 'deadline' || outcome.code === 'aborted') && policy === 'error'
        if (!isPolicy) broken(`${name}: failed under ${policy}: ${outcome.code}: ${outcome.message}`)
      }
    },
    ended() {
      if (scenario.kind === 'wild') return
      for (const { name, fact } of generations) {
        const outcome = outcomes.get(name)
        const isWhole =
          outcome?.kind === 'rewarded' && outcome.components['languages'] === facts[fact]!.length
        if (!isWhole) broken(`${name}: ${JSON.stringify(outcome)} where a reward is due`)
      }
    },
  }
}
