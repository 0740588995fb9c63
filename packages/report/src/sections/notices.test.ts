import type { EvaluationResult, FreeFormResult } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { arabicOnly, olmo, qwen } from '../../test/results.js'
import { freeForm } from '../../test/rich-results.js'
import { nameResults } from '../named-result.js'
import { notices } from './notices.js'

const quiet = (): EvaluationResult => ({
  ...qwen(),
  ties: { rule: 'by-id', value: 0, tied: 0, questions: 4400 },
})
const textsOf = (...results: (EvaluationResult | FreeFormResult)[]) =>
  notices(nameResults(results)).map((notice) =>
    notice
      .toString()
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' '),
  )

describe('notices', () => {
  it('has nothing to say where nothing is wrong', () => {
    expect(textsOf(quiet())).toEqual([])
  })

  it('says that a model is not better than guessing', () => {
    const result = quiet()
    result.accuracy.mean = 0.26
    expect(textsOf(result)).toEqual([
      'Qwen/Qwen2.5-7B is not better than guessing: its mean accuracy is 0.260, chance is 0.250 ± 0.043 ' +
        '(two standard errors over 400 facts). Its other numbers on this page say nothing about knowledge.',
    ])
  })

  it('names the languages in which a model is not better than guessing', () => {
    const result = quiet()
    for (const language of ['bn', 'sw']) {
      result.accuracy.byLanguage[language] = { value: 0.26, facts: 400, correct: 104 }
    }
    expect(textsOf(result)).toEqual([
      'Qwen/Qwen2.5-7B is not better than guessing in Bangla, Swahili (within two standard errors of chance, 0.250).',
    ])
  })

  it('says when facts that were asked have no answers yet', () => {
    const asked = (facts: number) => ({ ...quiet(), madeFrom: { ...quiet().madeFrom!, facts } })
    expect(textsOf(asked(400))).toEqual([])
    expect(textsOf(asked(401))).toEqual([
      'Qwen/Qwen2.5-7B is not finished: it has answers to 400 of the 401 facts that were asked.',
    ])
  })

  it('counts tied questions and incomplete facts', () => {
    expect(textsOf({ ...qwen(), facts: { total: 400, complete: 390 } })).toEqual([
      'Qwen/Qwen2.5-7B: 390 of 400 facts have answers in every language; only they count for Total Consistency and the ' +
        'consistency split.',
      'Two candidates share the best score, and the tie rule decides between them: Qwen/Qwen2.5-7B in 66 of 4,400 ' +
        'questions (0.015).',
    ])
  })

  it('says why a single language has no RankC', () => {
    const result = { ...arabicOnly(), ties: quiet().ties }
    expect(textsOf(result)).toEqual([
      'There is one language, Arabic: consistency, RankC and agreement compare two or more.',
    ])
  })

  it('says when verdicts are those of the source, before all else', () => {
    const result = quiet()
    result.accuracy.verdicts = 'stored'
    result.accuracy.mean = 0.26
    expect(textsOf(result)[0]).toBe(
      'Qwen/Qwen2.5-7B: the source states no gold, and its own word is taken for what is right. Accuracy, Total ' +
        'Consistency and the consistency split could not be computed anew.',
    )
    expect(textsOf(result)).toHaveLength(2)
  })

  it('says once what is so of several results', () => {
    const stored = (result: EvaluationResult) => ({
      ...result,
      accuracy: { ...result.accuracy, verdicts: 'stored' as const },
    })
    const texts = textsOf(stored(qwen()), stored(olmo()))
    expect(texts[0]).toMatch(/^Qwen\/Qwen2\.5-7B, allenai\/OLMo-2-1124-7B: the source states no gold/)
    expect(texts.at(-1)).toMatch(
      /: Qwen\/Qwen2\.5-7B in 66 of [^:]*, allenai\/OLMo-2-1124-7B in 61 of [^:]*\.$/,
    )
    expect(texts.filter((text) => /no gold|tie rule/.test(text))).toHaveLength(2)
  })

  it('knows neither chance nor ties of generated answers', () => {
    const low = freeForm()
    low.accuracy.mean = 0
    expect(textsOf(low)).toEqual([])
    expect(textsOf({ ...low, facts: { total: 200, complete: 180 } })).toHaveLength(1)
  })
})
