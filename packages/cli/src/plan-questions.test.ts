import { PAPER_LANGUAGES } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { planQuestions } from './plan-questions.js'

describe('planQuestions', () => {
  it("asks in every language that the data has, the paper's in its order", async () => {
    const { facts, languages, dataset, selection } = await planQuestions({ data: 'sample', limit: 3 })
    expect(languages).toEqual(PAPER_LANGUAGES)
    expect(new Set(facts).size).toBe(3)
    expect(dataset).toMatchObject({ id: 'polyfact-sample', split: 'test' })
    expect(selection).toEqual({ split: 'test', limit: 3, languages })
  })

  it('asks in the languages that were wanted, in their order', async () => {
    const plan = await planQuestions({
      data: 'sample',
      split: 'validation',
      limit: 1,
      languages: ['sw', 'en'],
    })
    expect(plan.languages).toEqual(['sw', 'en'])
    expect(plan.dataset.split).toBe('validation')
  })

  it('stops by the signal', async () => {
    await expect(planQuestions({ data: 'sample', signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    })
  })
})
