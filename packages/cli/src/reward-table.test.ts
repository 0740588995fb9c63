import { describe, expect, it } from 'vitest'
import { answerTo, jsonLines, sampleFacts } from '../test/reward-answers.js'
import { rewardTable } from './reward-table.js'
import { scoreGenerations } from './score-generations.js'

const facts = await sampleFacts(25)
const languages = ['en', 'sw']

describe('rewardTable', () => {
  it('has a row for every language and every rollout', async () => {
    const [fact] = facts
    const lines = ['right', 'wrong'].flatMap((what) =>
      languages.map((language) => ({
        fact: fact!.id,
        language,
        text: language === 'en' ? answerTo(fact!, 'en', 'right') : answerTo(fact!, 'sw', what as 'right'),
      })),
    )
    expect(
      rewardTable(await scoreGenerations(await jsonLines(lines), { data: 'sample', languages })),
    ).toMatchInlineSnapshot(`
      "4 answers · 2 rollouts · 1 fact · resolved as strict
      ┌──────────┬─────────┬─────────┬────────┬─────────────┬───────┐
      │ language │ answers │   right │  wrong │ unparseable │ empty │
      ├──────────┼─────────┼─────────┼────────┼─────────────┼───────┤
      │ en       │       2 │ 100.0 % │  0.0 % │       0.0 % │ 0.0 % │
      │ sw       │       2 │  50.0 % │ 50.0 % │       0.0 % │ 0.0 % │
      └──────────┴─────────┴─────────┴────────┴─────────────┴───────┘
      mean reward of a rollout: 2; facts with equal rewards in all rollouts: 0

      ┌──────────────┬─────────┬────────┬───────┬────────┬───────────────────┐
      │ fact         │ rollout │  right │ bonus │ reward │ advantage (paper) │
      ├──────────────┼─────────┼────────┼───────┼────────┼───────────────────┤
      │ Q921|P30|Q48 │       0 │ 2 of 2 │     1 │      3 │                 1 │
      │              │       1 │ 1 of 2 │     0 │      1 │                -1 │
      └──────────────┴─────────┴────────┴───────┴────────┴───────────────────┘"
    `)
  })

  it('shows the first twenty facts of many', async () => {
    const lines = facts.flatMap((fact) =>
      languages.map((language) => ({ fact: fact.id, language, text: '' })),
    )
    const text = rewardTable(await scoreGenerations(await jsonLines(lines), { data: 'sample', languages }))
    expect(text).toContain(facts[19]!.id)
    expect(text).not.toContain(`${facts[20]!.id} `)
    expect(text).toContain('… and 5 facts more: --json prints all')
  })
})
