import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PAPER_LANGUAGES } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { emptyFolder } from '../test/records.js'
import { answerTo, jsonLines, sampleFacts } from '../test/reward-answers.js'
import { readGenerationLines } from './generation-lines.js'
import { scoreGenerations } from './score-generations.js'

const facts = await sampleFacts(2)
const [fact, other] = [facts[0]!, facts[1]!]
/** Right in the first languages, wrong in the others. */
const rollout = (right: number, of = fact) =>
  PAPER_LANGUAGES.map((language, at) => ({
    fact: of.id,
    language,
    text: answerTo(of, language, at < right ? 'right' : 'wrong'),
  }))
const data = { data: 'sample' } as const

/** A signal that is given when it is asked for the n-th time. */
function signalAt(n: number) {
  let asked = 0
  const { signal } = new AbortController()
  Object.defineProperty(signal, 'aborted', { get: () => ++asked >= n })
  return { signal, asked: () => asked }
}

describe('scoreGenerations', () => {
  it('gives every rollout its pooled reward and its advantage', async () => {
    // 12 + 1 and 3: mean 8, population deviation 5, ε 1e-6
    const scored = await scoreGenerations(await jsonLines([...rollout(12), ...rollout(3)]), data)
    expect(scored.counts).toEqual({ facts: 1, rollouts: 2, answers: 24, degenerate: 0 })
    const [{ rollouts }] = scored.facts as [(typeof scored.facts)[0]]
    expect(
      rollouts.map(({ rollout, reward, bonus, correct }) => ({ rollout, reward, bonus, correct })),
    ).toEqual([
      { rollout: 0, reward: 13, bonus: 1, correct: 12 },
      { rollout: 1, reward: 3, bonus: 0, correct: 3 },
    ])
    expect(rollouts[0]!.advantage).toBeCloseTo(1, 5)
    expect(rollouts[1]!.byLanguage['zh']).toMatchObject({
      outcome: 'wrong',
      total: 0,
      text: answerTo(fact, 'zh', 'wrong'),
      resolution: { kind: 'candidate', how: 'exact' },
    })
    expect(scored.reward).toBe(8)
    expect(scored.byLanguage['en']).toEqual({ correct: 2, wrong: 0, unparseable: 0, empty: 0 })
    expect(Object.keys(scored.byLanguage)).toEqual([...PAPER_LANGUAGES])
  })

  it('takes generation records, rollouts by name, and facts of any split', async () => {
    const record = { schemaVersion: 1, kind: 'generation', header: 'x', golds: ['…'] }
    const lines = [{ kind: 'header' }, ...rollout(12).map((line) => ({ ...record, ...line, rollout: 'a' }))]
    const { facts, counts } = await scoreGenerations(await jsonLines(lines), data)
    expect(facts[0]!.rollouts[0]).toMatchObject({ rollout: 'a', reward: 13, advantage: null })
    expect(counts).toMatchObject({ answers: 12, degenerate: 0 })
  })

  it('reads the reward from a YAML file', async () => {
    const config = join(await emptyFolder(), 'reward.yaml')
    await writeFile(
      config,
      'preset: paper\nbonus: { shape: ladder, rungs: [{ languages: 3, value: 2 }, { languages: 13, value: 3 }] }',
    )
    const scored = await scoreGenerations(await jsonLines(rollout(3)), { ...data, config })
    expect(scored.reward).toBe(5)
    expect(scored.hazards).toEqual(['silence'])
    expect(scored.warnings).toEqual([expect.stringContaining('13 languages')])
  })

  it('tells languages of one script apart where another language is penalised', async () => {
    const config = join(await emptyFolder(), 'reward.yaml')
    await writeFile(config, 'wrongLanguage: { penalty: 0.2 }')
    const english = 'I am sorry, I cannot tell you anything about that'
    const lines = rollout(12).map((line) => ({ ...line, text: english }))
    const { facts } = await scoreGenerations(await jsonLines(lines), { ...data, config })
    const { byLanguage } = facts[0]!.rollouts[0]!
    expect(byLanguage['en']!.components.wrongLanguage).toBe(0)
    for (const language of PAPER_LANGUAGES.slice(1))
      expect(byLanguage[language]!.components.wrongLanguage).toBe(-0.2)
  })

  it('counts missing languages as empty where it is told to', async () => {
    const file = await jsonLines(rollout(12).slice(0, 2))
    const { facts } = await scoreGenerations(file, { ...data, missing: 'empty' })
    // 2 − 10
    expect(facts[0]!.rollouts[0]).toMatchObject({ reward: -8, answered: 2 })
    expect(facts[0]!.rollouts[0]!.missing).toHaveLength(10)
    await expect(scoreGenerations(file, data)).rejects.toThrow(
      /rollout 0: no answer in id, pt, .*; one in each of 12 languages is expected/,
    )
  })

  it('stops between two facts, and between two lines', async () => {
    const file = await jsonLines([...rollout(12), ...rollout(12, other)])
    const whole = signalAt(Number.POSITIVE_INFINITY)
    await scoreGenerations(file, { ...data, signal: whole.signal })
    const { signal } = signalAt(whole.asked()) // the last time is before the second fact
    await expect(scoreGenerations(file, { ...data, signal })).rejects.toMatchObject({
      code: 'ABORTED',
      message: 'scoreGenerations: stopped by the caller',
    })
    const lines = readGenerationLines(file, { signal: AbortSignal.abort('enough') })
    await expect(lines.next()).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' })
  })

  it('leaves missing languages out of the sum where it is told to, as the server does at a deadline', async () => {
    const file = await jsonLines(rollout(12).slice(0, 2))
    const { facts, byLanguage } = await scoreGenerations(file, { ...data, missing: 'partial' })
    expect(facts[0]!.rollouts[0]).toMatchObject({ reward: 2, bonus: 0, answered: 2, languages: 12 })
    expect(facts[0]!.rollouts[0]!.missing).toHaveLength(10)
    expect(Object.keys(byLanguage)).toEqual(['en', 'de'])
  })

  it('counts facts whose rollouts teach nothing', async () => {
    const lines = [...rollout(3), ...rollout(3), ...rollout(2, other), ...rollout(1, other)]
    const { counts, facts } = await scoreGenerations(await jsonLines(lines), { ...data, advantages: 'trl' })
    expect(counts).toMatchObject({ facts: 2, degenerate: 1 })
    expect(facts[0]!.rollouts.map(({ advantage }) => advantage)).toEqual([0, 0])
  })
})
