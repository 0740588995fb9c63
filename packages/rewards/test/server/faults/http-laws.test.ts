import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src/server/cohorts/sample.js'
import type { Generation } from '../../cohort-simulation/samples.js'
import { createHttpLaws } from './http-laws.js'
import { httpScenario } from './play.js'

const generation = (rollout: number, language: string, text = `${language} ${rollout}`): Generation => {
  const name = `a/Q1/${rollout}/${language}`
  return { name, run: 'a', fact: 'Q1', rollout, language, text }
}
const generations = [0, 1].flatMap((rollout) => ['en', 'sw'].map((language) => generation(rollout, language)))
const rewarded = (reward: number, rollout: number): Outcome => {
  const cohort = { run: '', fact: '', rollout, languages: 0, missing: [] }
  return { kind: 'rewarded', reward, components: { languages: 2 }, cohort }
}
/** A number of its own for each content. */
const rewardOf = (_: string, content: Readonly<Record<string, string>>) => {
  const numbers = Object.values(content).map(
    (text) => (text.startsWith('en') ? 10 : 1) * (1 + Number(text.slice(3))),
  )
  return numbers.reduce((sum, number) => sum + number, 0)
}

function lawsOf(some: Partial<ReturnType<typeof httpScenario>>) {
  const scenario = { ...httpScenario(1), facts: { Q1: ['en', 'sw'] }, ...some }
  return createHttpLaws({ scenario, generations, rewardOf })
}

describe('the laws over HTTP', () => {
  const named = { naming: 'rollout', policy: 'mask', kind: 'patient', kills: 0, retentionMs: 1e6 } as const

  it('hold where every sample has the reward of its rollout', () => {
    const laws = lawsOf(named)
    for (const one of generations) laws.reached(one, rewarded(11 * (1 + one.rollout), one.rollout))
    laws.ended()
    expect(laws.violations).toEqual([])
  })

  it('notice the reward of another rollout, and another rollout’s name', () => {
    const laws = lawsOf(named)
    laws.reached(generations[0]!, rewarded(22, 0))
    laws.reached(generations[1]!, rewarded(11, 1))
    expect(laws.violations).toEqual([
      expect.stringContaining('22 is the reward of no rollout with its text'),
      expect.stringContaining('was answered as rollout 1'),
    ])
  })

  it('notice one place given to two samples, and a mixture that cannot be', () => {
    const laws = lawsOf({ ...named, naming: 'id' })
    laws.reached(generations[0]!, rewarded(11, 5))
    laws.reached(generations[2]!, rewarded(21, 5))
    laws.reached(generations[1]!, rewarded(33, 6))
    expect(laws.violations).toEqual([
      expect.stringContaining('were both given the reward of a/Q1/5/en'),
      expect.stringContaining('33 is the reward of no rollout'),
    ])
  })

  it('notice a reward without a language where that is not the policy', () => {
    const partial = lawsOf({ ...named, policy: 'partial', kind: 'wild' })
    partial.reached(generations[0]!, rewarded(10, 0))
    expect(partial.violations).toEqual([])
    const mask = lawsOf(named)
    mask.reached(generations[0]!, rewarded(10, 0))
    expect(mask.violations).toHaveLength(1)
  })

  it('notice a sample that was left without an answer', () => {
    const laws = lawsOf(named)
    laws.ended()
    expect(laws.violations).toHaveLength(4)
  })
})
