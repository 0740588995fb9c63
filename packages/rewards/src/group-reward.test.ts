import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerOf, answersOf, anyConfig, anyRollout, anyText, refusal } from '../test/reward-answers.js'
import type { AnswerToReward } from './answer-reward.js'
import { groupReward } from './group-reward.js'
import { type AnswerOutcome, PAPER_REWARD, RECOMMENDED_REWARD, type RewardConfig } from './reward-config.js'
import { checkRewardConfig } from './reward-ordering.js'

const rewardOf = (config: RewardConfig, ...outcomes: AnswerOutcome[]) =>
  groupReward(answersOf(...outcomes), config).reward
const twelve = (outcome: AnswerOutcome) => Array.from({ length: 12 }, () => outcome)

describe('groupReward', () => {
  it('adds the languages and the bonus, naming every part', () => {
    // 1 + 0 − 0.5 − 1, and no bonus, as not all are right
    expect(
      groupReward(answersOf('correct', 'wrong', 'unparseable', 'empty'), RECOMMENDED_REWARD),
    ).toMatchObject({
      reward: -0.5,
      bonus: 0,
      correct: 1,
      valid: 2,
      answered: 3,
      languages: 4,
      byLanguage: { en: { total: 1 }, de: { total: 0 }, id: { total: -0.5 }, pt: { total: -1 } },
      missing: [],
    })
  })

  it('gives the paper’s recorded checks', () => {
    expect(rewardOf(PAPER_REWARD, 'correct', 'correct')).toBe(3)
    expect(rewardOf(PAPER_REWARD, 'correct', 'wrong')).toBe(1)
    expect(rewardOf(PAPER_REWARD, 'correct', 'unparseable')).toBe(0.5)
    expect(rewardOf(PAPER_REWARD, 'empty', 'empty')).toBe(0)
    expect(rewardOf(RECOMMENDED_REWARD, 'empty', 'empty')).toBe(-2)
    const power: RewardConfig = { ...PAPER_REWARD, bonus: { shape: 'power', size: 1, exponent: 4 } }
    expect(rewardOf(power, 'correct', 'wrong')).toBe(1.0625)
    // brevity: 1 − 0.3 · 1, 1 − 0.3 · 0.5, and the bonus 1
    const brief: RewardConfig = { ...PAPER_REWARD, brevity: { penalty: 0.3, denominatorFloor: 10 } }
    const answers = [
      answerOf('en', 'correct', { text: 'B) Durham is the place' }),
      answerOf('zh', 'correct', { text: '上海是一个城市', goldTexts: ['上海'] }),
    ]
    expect(groupReward(answers, brief).reward).toBe(2.55)
  })

  it('spans what the paper says for twelve languages', () => {
    expect(rewardOf(PAPER_REWARD, ...twelve('correct'))).toBe(13)
    expect(rewardOf(PAPER_REWARD, ...twelve('unparseable'))).toBe(-6)
    expect(rewardOf(PAPER_REWARD, ...twelve('empty'))).toBe(0)
    expect(rewardOf(RECOMMENDED_REWARD, ...twelve('empty'))).toBe(-12)
  })

  it('has the silence hole in the paper’s preset alone', () => {
    const silence = rewardOf(PAPER_REWARD, ...twelve('empty'))
    expect(silence).toBe(rewardOf(PAPER_REWARD, ...twelve('wrong')))
    expect(silence).toBeGreaterThan(rewardOf(PAPER_REWARD, ...twelve('unparseable')))
    expect(rewardOf(RECOMMENDED_REWARD, ...twelve('empty'))).toBeLessThan(
      rewardOf(RECOMMENDED_REWARD, ...twelve('unparseable')),
    )
  })

  it('counts, and does not measure agreement, unless told', () => {
    const alike = answersOf('wrong', 'wrong')
    const apart = [alike[0]!, answerOf('de', 'wrong', { resolution: { kind: 'candidate', id: 'third', how: 'exact', matched: 'leeds' } })] // biome-ignore format: one list
    expect(groupReward(alike, PAPER_REWARD).reward).toBe(groupReward(apart, PAPER_REWARD).reward)
    const agreeing = { ...RECOMMENDED_REWARD, agreementWithOthers: { weight: 0.25 } }
    expect([alike, apart].map((answers) => groupReward(answers, agreeing).reward)).toEqual([0.5, 0])
  })

  it('loses twice the weight of agreement when one of twelve that are wrong alike turns right', () => {
    const answers = answersOf(...twelve('wrong'))
    const others = answers.with(0, answerOf('en', 'correct'))
    const agreeing = (weight: number) => ({ ...RECOMMENDED_REWARD, agreementWithOthers: { weight } })
    // 12 · 0.4 = 4.8, and 1 + 11 · 0.4 · 10/11 = 5; at 0.5 both would be 6, which is refused
    expect(groupReward(answers, agreeing(0.4)).reward).toBeCloseTo(4.8, 12)
    expect(groupReward(others, agreeing(0.4)).reward).toBeCloseTo(5, 12)
    expect(refusal(() => groupReward(others, agreeing(0.5)))).toMatch(/^OUT_OF_RANGE: /)
  })

  it('takes an identifier among the twelve and the fact’s own languages', () => {
    const config = { ...RECOMMENDED_REWARD, wrongLanguage: { penalty: 0.25 } }
    const text = 'la capital de França és París'
    const answers = [answerOf('es', 'unparseable', { text }), answerOf('ca', 'unparseable', { text })]
    const { byLanguage } = groupReward(answers, config, { identify: () => 'ca' })
    expect([byLanguage['es']!.total, byLanguage['ca']!.total]).toEqual([-0.75, -0.5])
  })

  it('names a language without an answer, or counts it as empty where told', () => {
    const answers = answersOf('correct', 'correct')
    const languages = ['en', 'de', 'sw', 'bn']
    expect(refusal(() => groupReward(answers, PAPER_REWARD, { languages }))).toBe(
      'SHAPE_MISMATCH: groupReward: no answer in bn, sw; one for every language is expected, or missing: empty to count them as empty, or partial to leave them out of the sum',
    )
    const brief = { ...RECOMMENDED_REWARD, brevity: { penalty: 0.3, denominatorFloor: 10 } }
    expect(groupReward(answers, brief, { languages, missing: 'empty' })).toMatchObject({
      reward: 0,
      bonus: 0,
      answered: 2,
      languages: 4,
      missing: ['bn', 'sw'],
      byLanguage: { sw: { outcome: 'empty', total: -1 } },
    })
  })

  it('lets a missing language earn and lose nothing where the reward is partial, and be not right for the bonus', () => {
    const languages = ['en', 'de', 'sw']
    const bonus = {
      shape: 'ladder',
      rungs: [
        { languages: 2, value: 5 },
        { languages: 3, value: 7 },
      ],
    } as const
    const config = { ...RECOMMENDED_REWARD, bonus, agreementWithOthers: { weight: 0.1 } }
    const result = groupReward(answersOf('correct', 'correct'), config, { languages, missing: 'partial' })
    // 1 + 1, agreement with one of two others each, 5
    expect(result).toMatchObject({ reward: 7.1, bonus: 5, answered: 2, languages: 3, missing: ['sw'] })
    expect(Object.keys(result.byLanguage)).toEqual(['de', 'en'])
  })

  it('refuses another word for what a missing language is, also where none is missing', () => {
    const missing = 'mask' as 'empty'
    expect(refusal(() => groupReward(answersOf('correct'), PAPER_REWARD, { missing }))).toBe(
      'UNKNOWN_OPTION: groupReward: missing is "mask"; error, empty or partial is expected',
    )
  })

  it('counts a language that is listed twice once', () => {
    const languages = ['en', 'de', 'sw', 'sw']
    expect(
      groupReward(answersOf('correct', 'correct'), RECOMMENDED_REWARD, { languages, missing: 'empty' }),
    ).toMatchObject({ reward: 1, languages: 3, missing: ['sw'] })
  })

  it('refuses no answers, two in a language, other languages, and two golds', () => {
    const en = answerOf('en', 'correct')
    expect(refusal(() => groupReward([], PAPER_REWARD))).toMatch(/^EMPTY_INPUT: groupReward: no answers/)
    expect(refusal(() => groupReward([en, en], PAPER_REWARD))).toBe(
      'DUPLICATE_ID: groupReward: found two answers in en; one for every language is expected',
    )
    expect(refusal(() => groupReward([en], PAPER_REWARD, { languages: ['de', 'sw'] }))).toBe(
      'UNKNOWN_LANGUAGE: groupReward: found an answer in en; the languages are de, sw',
    )
    expect(refusal(() => groupReward([en, answerOf('sw', 'wrong', { gold: 'Q2' })], PAPER_REWARD))).toBe(
      'GOLD_MISMATCH: groupReward: the gold is gold in en and Q2 in sw; the answers of one fact are expected',
    )
  })

  it('refuses a configuration out of order, and agreement of one language', () => {
    const config = { ...RECOMMENDED_REWARD, answer: PAPER_REWARD.answer }
    expect(refusal(() => groupReward(answersOf('correct'), config))).toMatch(/^OUT_OF_RANGE: groupReward: /)
    const agreeing = { ...RECOMMENDED_REWARD, agreementWithOthers: { weight: 0.25 } }
    expect(refusal(() => groupReward(answersOf('correct'), agreeing))).toMatch(
      /^EMPTY_INPUT: agreementReward: /,
    )
  })

  it('survives JSON', () => {
    const result = groupReward(answersOf('correct', 'empty'), RECOMMENDED_REWARD)
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
  })
})

describe('groupReward (properties)', () => {
  const valid = anyConfig.filter((config) => {
    try {
      checkRewardConfig(config)
      return true
    } catch {
      return false
    }
  })

  it('never falls when a wrong answer turns right, however badly, under any configuration that is accepted', () => {
    fc.assert(
      fc.property(anyRollout, valid, anyText, (answers, config, text) => {
        const before = groupReward(answers, config).reward
        for (const [index, { language, resolution, gold }] of answers.entries()) {
          if (resolution.kind !== 'candidate' || resolution.id === gold) continue
          const after = groupReward(
            answers.with(index, answerOf(language, 'correct', { text })),
            config,
          ).reward
          expect(after).toBeGreaterThan(before - 1e-9) // shares of eleven are no sixteenths
        }
      }),
    )
  })

  it('never falls when an answer turns from empty to unparseable or from unparseable to wrong', () => {
    fc.assert(
      fc.property(anyRollout, valid, (answers, config) => {
        const better = { empty: 'unparseable', invalid: 'wrong' } as const
        const before = groupReward(answers, config).reward
        for (const [index, { language, text, resolution }] of answers.entries()) {
          if (resolution.kind === 'candidate') continue
          const next = answerOf(language, better[resolution.kind], text === '' ? {} : { text })
          expect(groupReward(answers.with(index, next), config).reward).toBeGreaterThan(before - 1e-9)
        }
      }),
    )
  })

  it('does not change in a bit when languages are permuted', () => {
    const permuted = anyRollout.chain((answers) =>
      fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })),
    )
    fc.assert(
      fc.property(permuted, valid, ([answers, others], config) => {
        expect(groupReward(others, config)).toEqual(groupReward(answers, config))
      }),
    )
  })

  it('adds up: the totals of the languages and the bonus', () => {
    fc.assert(
      fc.property(anyRollout, valid, (answers, config) => {
        const { reward, bonus, byLanguage } = groupReward(answers, config)
        const totals = Object.values(byLanguage).reduce((sum, { total }) => sum + total, 0)
        expect(reward).toBeCloseTo(totals + bonus, 9)
      }),
    )
  })

  it('equals the paper’s definition, written down slowly', () => {
    const shape = fc.constantFrom<RewardConfig['bonus']>(
      { shape: 'all-or-nothing', size: 5 },
      { shape: 'power', size: 1, exponent: 4 },
      { shape: 'ladder', rungs: [{ languages: 2, value: 1 }, { languages: 6, value: 4 }] }, // biome-ignore format: short
    )
    fc.assert(
      fc.property(anyRollout, shape, fc.boolean(), (answers, bonus, isBrief) => {
        const brevity = { penalty: 0.3, denominatorFloor: 10 }
        const config: RewardConfig = { ...PAPER_REWARD, bonus, ...(isBrief && { brevity }) }
        expect(groupReward(answers, config).reward).toBe(slowReward(answers, config))
      }),
    )
  })
})

/** The paper's reward of a rollout, step by step as its trainer takes it; texts without labels. */
function slowReward(answers: readonly AnswerToReward[], { bonus, brevity }: RewardConfig): number {
  let score = 0
  let right = 0
  for (const { text, resolution, gold, goldTexts } of answers.toSorted((a, b) =>
    a.language < b.language ? -1 : 1,
  )) {
    if (resolution.kind === 'candidate' && resolution.id === gold) {
      right += 1
      score += 1
      if (brevity) {
        const p = [
          ...text
            .trim()
            .split('\n')[0]!
            .replace(/^\s*[a-dA-D]\s*[.)\]:-]\s*/, '')
            .trim(),
        ]
        const g = [...goldTexts[0]!]
        score -=
          brevity.penalty *
          Math.min(1, Math.max(0, p.length - g.length) / Math.max(g.length, brevity.denominatorFloor))
      }
    } else if (resolution.kind === 'invalid') score -= 0.5
  }
  if (bonus.shape === 'all-or-nothing') return score + (right === answers.length ? bonus.size : 0)
  if (bonus.shape === 'power') return score + bonus.size * (right / answers.length) ** bonus.exponent
  return (
    score + Math.max(0, ...bonus.rungs.filter((rung) => right >= rung.languages).map((rung) => rung.value))
  )
}

describe('groupReward (reference)', () => {
  interface Golden {
    cases: {
      configuration: {
        all_correct_bonus: number
        bonus_shape?: 'power' | 'ladder'
        bonus_power?: number
        bonus_ladder?: string
        brevity_penalty?: number
        brevity_denom_floor?: number
        empty_penalty?: number
      }
      answers: {
        language: string
        text: string
        goldText: string
        valid: boolean
        correct: boolean
        empty: boolean
      }[]
      result: { score: number; n_correct: number; n_valid: number; n_pred: number; bonus: number }
    }[]
  }
  const golden = JSON.parse(
    readFileSync(new URL('../test/golden/group-reward.json', import.meta.url), 'utf8'),
  ) as Golden

  it.each(golden.cases)('equals the paper’s trainer, case %#', ({ configuration, answers, result }) => {
    const rewarded = groupReward(answers.map(toAnswer), toConfig(configuration))
    expect(rewarded).toMatchObject({
      correct: result.n_correct,
      valid: result.n_valid,
      answered: result.n_pred,
    })
    // to the last bit but for the power, which Python leaves to the C library
    if (configuration.bonus_shape === 'power') expect(rewarded.reward).toBeCloseTo(result.score, 12)
    else expect([rewarded.reward, rewarded.bonus]).toEqual([result.score, result.bonus])
  })

  const toAnswer = (answer: Golden['cases'][0]['answers'][0]) => {
    const outcome = answer.correct
      ? 'correct'
      : answer.empty
        ? 'empty'
        : answer.valid
          ? 'wrong'
          : 'unparseable'
    return answerOf(answer.language, outcome, { text: answer.text, goldTexts: [answer.goldText] })
  }
  const toConfig = (configuration: Golden['cases'][0]['configuration']): RewardConfig => {
    const { brevity_penalty: penalty, brevity_denom_floor: denominatorFloor = 10 } = configuration
    const base = configuration.empty_penalty === 1 ? RECOMMENDED_REWARD : PAPER_REWARD
    return {
      ...base,
      bonus: toBonus(configuration),
      ...(penalty && { brevity: { penalty, denominatorFloor } }),
    }
  }
  const toBonus = (configuration: Golden['cases'][0]['configuration']): RewardConfig['bonus'] => {
    const { all_correct_bonus: size, bonus_shape: shape, bonus_power, bonus_ladder } = configuration
    if (shape === 'power') return { shape, size, exponent: bonus_power! }
    if (shape !== 'ladder') return { shape: 'all-or-nothing', size }
    const rungs = bonus_ladder!.split(',').map((rung) => rung.split(':').map(Number) as [number, number])
    return { shape, rungs: rungs.map(([languages, value]) => ({ languages, value })) }
  }
})
