import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Model, openModel, type ScoringModel } from '@polyfact/probe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyFolder } from '../test/records.js'
import { tinyModel } from '../test/tiny-model.js'
import { planQuestions, type QuestionPlan } from './plan-questions.js'
import { scorePlan } from './score-plan.js'

const data = 'sample'
const limit = 4
let model: Model
let plan: QuestionPlan
beforeAll(async () => {
  model = await openModel(await tinyModel(), { provider: 'cpu' })
  plan = await planQuestions({ data, limit, languages: ['en', 'zh'] })
})
afterAll(() => model.close())

/** The model, and how often it was run. */
function counted(): ScoringModel & { runs: number } {
  const { reference, tokenizer, provider, precision, maxPositions, vocabularySize, versions } = model
  const facts = { reference, tokenizer, provider, precision, maxPositions, vocabularySize, versions }
  return {
    ...facts,
    runs: 0,
    logProbabilities(batch) {
      this.runs++
      return model.logProbabilities(batch)
    },
  }
}

async function scoredFile(): Promise<{ path: string; lines: string[]; runs: number }> {
  const path = join(await emptyFolder(), 'scores.jsonl')
  const model = counted()
  await scorePlan(model, plan, path, { data })
  return { path, lines: (await readFile(path, 'utf8')).split('\n'), runs: model.runs }
}

describe('scorePlan', () => {
  it('scores what the file does not hold, and nothing else', async () => {
    const { path, lines, runs } = await scoredFile()
    expect(lines).toHaveLength(1 + 4 * 2 + 1)
    await writeFile(path, lines.slice(0, 1 + 3 * 2 + 1).join('\n')) // three facts and half a line
    const resumed = counted()
    await scorePlan(resumed, plan, path, { data })
    expect((await readFile(path, 'utf8')).split('\n')).toEqual(lines)
    expect(resumed.runs).toBeGreaterThan(0)
    expect(resumed.runs).toBeLessThan(runs / 2) // one fact of four, whose lengths differ
    const idle = counted()
    await scorePlan(idle, plan, path, { data })
    expect(idle.runs).toBe(0)
  })

  it('refuses to go on with facts that are not those of the plan', async () => {
    const { path, lines } = await scoredFile()
    const text = [lines[0], ...lines.slice(3)].join('\n') // without the first fact
    await writeFile(path, text)
    await expect(scorePlan(model, plan, path, { data })).rejects.toMatchObject({
      code: 'HEADER_MISMATCH',
      message: `${path}: fact 1 is ${plan.facts[1]} there; ${plan.facts[0]} is expected from the data`,
    })
    expect(await readFile(path, 'utf8')).toBe(text)
  })

  it('refuses to go on with a fact more than the plan has', async () => {
    const { path, lines } = await scoredFile()
    const last = lines.slice(-3, -1).map((line) => line.replaceAll(plan.facts[3]!, 'Q1|P30|Q15'))
    await writeFile(path, [...lines.slice(0, -1), ...last, ''].join('\n'))
    await expect(scorePlan(model, plan, path, { data })).rejects.toMatchObject({
      message: expect.stringMatching(/fact 5 is Q1\|P30\|Q15 there; no further fact is expected/),
    })
  })
})
