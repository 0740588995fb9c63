import { describe, expect, it } from 'vitest'
import { testFact, testFacts } from '../../test/server/test-facts.js'
import { RECOMMENDED_REWARD, type RewardConfig } from '../reward-config.js'
import { createAnswerReaders } from './facts/answer-readers.js'
import { readFactBook } from './facts/fact-book.js'
import { createScorer, type ScoredRollout } from './score-rollout.js'

async function score(texts: Record<string, string>, config: RewardConfig = RECOMMENDED_REWARD) {
  const book = await readFactBook(testFacts([testFact('Q1', ['sw', 'en', 'fr'])]))
  const scored: ScoredRollout[] = []
  const readers = createAnswerReaders(book, { most: 10 })
  const scorer = createScorer({ book, readers, config, onScored: (one) => scored.push(one) })
  const answers = Object.entries(texts).map(([language, text]) => ({ language, text }))
  const missing = ['sw', 'en', 'fr'].filter((language) => !(language in texts))
  const rewards = scorer({ run: 'r', fact: 'Q1', rollout: 0, answers, missing })
  return { rewards, scored }
}

describe('createScorer', () => {
  it('gives every language the pooled reward, and its own components', async () => {
    // 1 + 0 − 1 and no bonus
    const { rewards, scored } = await score({ sw: 'Durham', en: 'Paris', fr: '' })
    const shared = { bonus: 0, languagesCorrect: 1, languages: 3 }
    expect(rewards).toEqual({
      sw: { reward: 0, components: { correct: 1, wrong: 0, unparseable: 0, empty: 0, answer: 1, ...shared } },
      en: { reward: 0, components: { correct: 0, wrong: 0, unparseable: 0, empty: 0, answer: 0, ...shared } },
      fr: {
        reward: 0,
        components: { correct: 0, wrong: 0, unparseable: 0, empty: -1, answer: -1, ...shared },
      },
    })
    expect(scored[0]!.answers.map(({ resolution }) => resolution.kind)).toEqual([
      'candidate',
      'candidate',
      'empty',
    ])
  })

  it('pays the bonus where all are right', async () => {
    const { rewards } = await score({ sw: 'Durham', en: 'Durham', fr: 'Durham' })
    expect(rewards['fr']).toMatchObject({ reward: 4, components: { bonus: 1, languagesCorrect: 3 } })
  })

  it('lets a missing language neither earn nor lose, and counts it as not right for the bonus', async () => {
    const { rewards, scored } = await score({ sw: 'Durham', en: 'Durham' })
    expect(rewards).toMatchObject({
      sw: { reward: 2, components: { bonus: 0, languagesCorrect: 2, languages: 3 } },
    })
    expect(Object.keys(rewards)).toEqual(['sw', 'en'])
    expect(Object.keys(scored[0]!.reward.byLanguage)).toEqual(['en', 'sw'])
    const ladder = {
      ...RECOMMENDED_REWARD,
      bonus: { shape: 'ladder', rungs: [{ languages: 2, value: 5 }] },
    } as const
    expect((await score({ sw: 'Durham', en: 'Durham' }, ladder)).rewards['en']!.reward).toBe(7)
  })

  it('can share agreement with languages that are missing', async () => {
    const config = { ...RECOMMENDED_REWARD, agreementWithOthers: { weight: 0.1 } }
    // Durham alone: nobody of two others agrees
    expect((await score({ sw: 'Durham' }, config)).rewards['sw']!.reward).toBe(1)
  })
})
