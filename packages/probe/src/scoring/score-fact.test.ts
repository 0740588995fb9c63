import { describe, expect, it } from 'vitest'
import { fact } from '../../test/facts.js'
import { memoryModel, sumAlone } from '../../test/memory-model.js'
import { type ScoringModel, scoreFact } from './score-fact.js'
import { checkScoreOptions, type ScoreCandidatesOptions } from './score-options.js'

const capital = fact('capital', { en: ['Paris', 'Lyon', 'Nice'], zh: ['巴黎', '里昂', '尼斯'] })

async function score(one = capital, options: ScoreCandidatesOptions = {}, model = memoryModel()) {
  return scoreFact(model, one, checkScoreOptions({ languages: ['en', 'zh'], ...options }), 'sha256:header')
}

async function failure(run: Promise<unknown>) {
  return run.then(
    () => expect.fail('an error was expected'),
    (error: { code: string; message: string; details: object }) => error,
  )
}

describe('scoreFact', () => {
  it('sums the log-probabilities of each candidate’s tokens, and measures its text without the space', async () => {
    const { scores } = await score()
    expect(scores[0]).toEqual({
      schemaVersion: 1,
      kind: 'scores',
      header: 'sha256:header',
      fact: 'capital',
      property: 'P36',
      language: 'en',
      gold: 'Q1',
      candidates: [
        { id: 'Q1', sum: sumAlone('capital en?', 'Paris'), tokens: 6, characters: 5, bytes: 5 },
        { id: 'Q2', sum: sumAlone('capital en?', 'Lyon'), tokens: 5, characters: 4, bytes: 4 },
        { id: 'Q3', sum: sumAlone('capital en?', 'Nice'), tokens: 5, characters: 4, bytes: 4 },
      ],
    })
    expect(scores[1]!.candidates[0]).toMatchObject({ tokens: 3, characters: 2, bytes: 6 })
  })

  it('counts characters as code points', async () => {
    const { scores } = await score(fact('flag', { en: ['🇫🇷', 'é'] }), { languages: ['en'] })
    expect(scores[0]!.candidates.map(({ characters, bytes }) => [characters, bytes])).toEqual([
      [2, 8],
      [1, 2],
    ])
  })

  it('computes every prompt once where the budget allows', async () => {
    // English: 29 of the prompt, 6 + 5 + 5 − 3 of the candidates; Chinese: 29 and 3 × 3 − 3.
    expect((await score()).tokens).toBe(77)
    // In 35 tokens English fits one candidate a row, 34 + 33 + 33; Chinese all three.
    expect((await score(capital, { tokenBudget: 35 })).tokens).toBe(34 + 33 + 33 + 35)
  })

  it('accepts a text as long as the model’s positions', async () => {
    expect((await score(capital, {}, memoryModel({ maxPositions: 35 }))).scores).toHaveLength(2)
  })

  it.each<[string, Partial<ScoringModel>, object]>([
    ['OUT_OF_RANGE', { maxPositions: 34 }, { fact: 'capital', language: 'en', tokens: 35 }],
    ['OUT_OF_RANGE', { vocabularySize: 128 }, { fact: 'capital', language: 'zh' }],
    ['OUT_OF_RANGE', { vocabularySize: 0x9ece }, { fact: 'capital', language: 'zh', token: 0x9ece }], // 黎, the largest
    [
      'MODEL_REPLY_INVALID',
      { logProbabilities: async ({ scoreRows }) => new Float32Array(scoreRows.length).fill(Number.NaN) },
      { fact: 'capital', language: 'en', candidate: 'Q1' },
    ],
    [
      'MODEL_REPLY_INVALID',
      {
        logProbabilities: async ({ scoreRows }) =>
          new Float32Array(scoreRows.length).fill(Number.NEGATIVE_INFINITY),
      },
      { fact: 'capital' },
    ],
  ])('throws %s, naming fact and language', async (code, change, details) => {
    const error = await failure(score(capital, {}, memoryModel(change)))
    expect(error).toMatchObject({ code, details: expect.objectContaining(details) })
    expect(error.message).toMatch(/fact capital in (en|zh)/)
  })

  it('refuses a fact that lacks a language, and leaves the language out only when told to', async () => {
    const english = fact('english', { en: ['one', 'two'] })
    expect(await failure(score(english))).toMatchObject({
      code: 'UNKNOWN_LANGUAGE',
      details: { fact: 'english', language: 'zh' },
    })
    const { scores } = await score(english, { missing: 'skip' })
    expect(scores.map(({ language }) => language)).toEqual(['en'])
  })

  it('refuses a fact without its gold, and one with two different sets of candidates', async () => {
    expect(await failure(score({ ...capital, object: { id: 'Q9' } }))).toMatchObject({ code: 'GOLD_MISSING' })
    const uneven = fact('uneven', { en: ['one', 'two'], zh: ['一', '二', '三'] })
    expect(await failure(score(uneven))).toMatchObject({ code: 'CANDIDATE_MISMATCH' })
  })

  it('refuses a candidate without text, which no character or byte could normalise', async () => {
    const model = memoryModel()
    const blank = score(fact('blank', { en: ['one', ''], zh: ['一', '二'] }), {}, model)
    expect(await failure(blank)).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('fact blank: languages.en.candidates.1.text'),
    })
    expect(model.runs).toEqual([])
  })

  it('runs nothing once the caller has stopped', async () => {
    const model = memoryModel()
    const stopped = score(capital, { signal: AbortSignal.abort() }, model)
    expect(await failure(stopped)).toMatchObject({ code: 'ABORTED', details: { fact: 'capital' } })
    expect(model.runs).toEqual([])
  })
})
