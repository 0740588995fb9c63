import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerOf, anyAnswer, anyConfig, refusal } from '../test/reward-answers.js'
import { type AnswerToReward, answerReward } from './answer-reward.js'
import { type AnswerOutcome, PAPER_REWARD, RECOMMENDED_REWARD, type RewardConfig } from './reward-config.js'
import { checkRewardConfig, rewardRanges } from './reward-ordering.js'

const brief: RewardConfig = { ...PAPER_REWARD, brevity: { penalty: 0.3, denominatorFloor: 10 } }
const outcomes: AnswerOutcome[] = ['correct', 'wrong', 'unparseable', 'empty']

describe('answerReward', () => {
  it('gives each outcome its value and tells of it by name', () => {
    expect(answerReward(answerOf('en', 'unparseable'), RECOMMENDED_REWARD)).toEqual({
      outcome: 'unparseable',
      total: -0.5,
      components: { correct: 0, wrong: 0, unparseable: -0.5, empty: 0 },
      length: 7,
      goldLength: 6,
    })
    const totals = (config: RewardConfig) =>
      outcomes.map((one) => answerReward(answerOf('en', one), config).total)
    expect(totals(PAPER_REWARD)).toEqual([1, 0, -0.5, 0])
    expect(totals(RECOMMENDED_REWARD)).toEqual([1, 0, -0.5, -1])
  })

  it('takes brevity from a correct answer alone', () => {
    // "Durham is the place": 13 more than 6, of max(6, 10), at most 1: 0.3 · 1
    const text = 'B) Durham is the place'
    expect(answerReward(answerOf('en', 'correct', { text }), brief).components).toEqual({
      ...{ correct: 1, wrong: 0, unparseable: 0, empty: 0 },
      brevity: -0.3,
    })
    for (const outcome of ['wrong', 'unparseable'] as const)
      expect(answerReward(answerOf('en', outcome, { text }), brief).components.brevity).toBe(0)
  })

  it('measures brevity on the answer’s line without a label, and length on the whole text', () => {
    const text = ' Answer: Durham\nand on and on '
    expect(answerReward(answerOf('en', 'correct', { text }), brief)).toMatchObject({ total: 1, length: 28 })
  })

  it('takes wrong language from every answer with text, and from no candidate', () => {
    const config = { ...RECOMMENDED_REWARD, wrongLanguage: { penalty: 0.2 } }
    const inChinese = (outcome: AnswerOutcome, text: string, candidateTexts?: readonly string[]) =>
      answerReward(answerOf('zh', outcome, { text, ...(candidateTexts && { candidateTexts }) }), config)
        .components.wrongLanguage
    expect(inChinese('unparseable', 'no idea')).toBe(-0.2)
    expect(inChinese('correct', 'Durham')).toBe(0) // the gold is written so
    expect(inChinese('wrong', 'York')).toBe(-0.2)
    expect(inChinese('wrong', 'York', ['Durham', 'York'])).toBe(0)
    expect(inChinese('empty', '<|im_end|>')).toBe(0)
  })

  it('asks the identifier for the answer’s line without a label', () => {
    const config = { ...RECOMMENDED_REWARD, wrongLanguage: { penalty: 0.2 } }
    const text = 'Answer: la capital de Francia es París\nThat is the capital.'
    const answer = answerOf('pt', 'unparseable', { text })
    const wrongIf = (line: string) =>
      answerReward(answer, config, { identify: (asked) => (asked === line ? 'es' : 'pt') }).components
        .wrongLanguage
    expect(wrongIf('la capital de Francia es París')).toBe(-0.2)
    expect(wrongIf(text)).toBe(0)
  })

  it('takes format once, whatever fails', () => {
    const config = {
      ...RECOMMENDED_REWARD,
      format: { penalty: 0.1, require: ['one-line', 'starts-at-once'] as const },
    }
    const formatOf = (text: string) =>
      answerReward(answerOf('en', 'correct', { text }), config).components.format
    expect(['Durham', '\nDurham\nYork', 'B) Durham'].map(formatOf)).toEqual([0, -0.1, 0])
    const labelAlone = answerOf('en', 'empty', { text: '\nAnswer:' })
    expect(answerReward(labelAlone, config)).toMatchObject({ total: -1, components: { format: 0 } })
  })

  it('takes no initial of a candidate for an option letter, nor of the gold where candidates are not given', () => {
    const config = { ...RECOMMENDED_REWARD, format: { penalty: 0.1, require: ['no-letter'] as const } }
    const formatOf = (rest: Partial<AnswerToReward>) =>
      answerReward(answerOf('en', 'correct', { text: 'D. H. Lawrence', ...rest }), config).components.format
    expect(formatOf({})).toBe(-0.1)
    expect(formatOf({ goldTexts: ['D. H. Lawrence'] })).toBe(0)
    expect(formatOf({ candidateTexts: ['Durham', 'D. H. Lawrence'] })).toBe(0)
  })

  it('gives agreement to an answer that names a candidate', () => {
    const config = { ...RECOMMENDED_REWARD, agreementWithOthers: { weight: 0.25 } }
    const agreementOf = (outcome: AnswerOutcome) =>
      answerReward(answerOf('en', outcome), config, { agreement: 0.5 }).components.agreement
    expect(outcomes.map(agreementOf)).toEqual([0.125, 0.125, 0, 0])
  })

  it('refuses agreement that is not given or no share, and brevity without a gold text', () => {
    const config = { ...RECOMMENDED_REWARD, agreementWithOthers: { weight: 0.25 } }
    expect(refusal(() => answerReward(answerOf('en', 'wrong'), config))).toMatch(
      /^INVALID_INPUT: answerReward: agreement/,
    )
    for (const agreement of [-0.1, 1.1, Number.NaN])
      expect(refusal(() => answerReward(answerOf('en', 'wrong'), config, { agreement }))).toBe(
        `OUT_OF_RANGE: answerReward: agreement is ${agreement}; a share in [0, 1] is expected`,
      )
    expect(refusal(() => answerReward(answerOf('sw', 'wrong', { goldTexts: [] }), brief))).toBe(
      'EMPTY_INPUT: answerReward: sw has no gold text; brevity is measured against at least one',
    )
  })

  it('refuses a configuration out of order', () => {
    const config = { ...RECOMMENDED_REWARD, answer: PAPER_REWARD.answer }
    expect(refusal(() => answerReward(answerOf('en', 'correct'), config))).toMatch(
      /^OUT_OF_RANGE: answerReward: /,
    )
  })

  it('takes a million characters, control characters and half surrogates', () => {
    const text = `Durham ${'\u0000\ud835 '.repeat(500_000)}`
    expect(answerReward(answerOf('en', 'correct', { text }), brief).total).toBe(0.7)
  })
})

describe('answerReward (properties)', () => {
  const valid = anyConfig.filter((config) => {
    try {
      checkRewardConfig(config)
      return true
    } catch {
      return false
    }
  })
  const share = fc.integer({ min: 0, max: 16 }).map((n) => n / 16)

  it('is the sum of its components', () => {
    fc.assert(
      fc.property(anyAnswer('zh'), valid, share, (answer, config, agreement) => {
        const { total, components } = answerReward(answer, config, { agreement })
        expect(total).toBe(Object.values<number>(components).reduce((sum, one) => sum + one, 0))
      }),
    )
  })

  it('is in the range of its outcome', () => {
    fc.assert(
      fc.property(anyAnswer('zh'), valid, share, (answer, config, agreement) => {
        const { outcome, total } = answerReward(answer, config, { agreement })
        const { least, most } = rewardRanges(config)[outcome]
        expect(total).toBeGreaterThanOrEqual(least)
        expect(total).toBeLessThanOrEqual(most)
      }),
    )
  })

  it('never pays more for the worse of two answers, under any configuration that is accepted', () => {
    const rank = (outcome: AnswerOutcome) => outcomes.indexOf(outcome)
    fc.assert(
      fc.property(anyAnswer('zh'), anyAnswer('en'), valid, share, share, (a, b, config, shareA, shareB) => {
        const one = answerReward(a, config, { agreement: shareA })
        const other = answerReward(b, config, { agreement: shareB })
        if (rank(one.outcome) >= rank(other.outcome)) return
        if (one.outcome === 'wrong') expect(one.total).toBeGreaterThanOrEqual(other.total)
        else expect(one.total).toBeGreaterThan(other.total)
      }),
    )
  })
})
