import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyConfig, refusal } from '../test/reward-answers.js'
import { PAPER_REWARD, RECOMMENDED_REWARD, type RewardConfig } from './reward-config.js'
import { checkRewardConfig, rewardRanges } from './reward-ordering.js'

const withParts = (parts: Partial<RewardConfig>): RewardConfig => ({ ...RECOMMENDED_REWARD, ...parts })
const faultOf = (parts: Partial<RewardConfig>) => refusal(() => checkRewardConfig(withParts(parts)))
const answer = (values: Partial<RewardConfig['answer']>) => ({
  answer: { ...RECOMMENDED_REWARD.answer, ...values },
})

describe('rewardRanges', () => {
  it('takes every penalty from the least and every gift to the most', () => {
    const config = withParts({
      brevity: { penalty: 0.25, denominatorFloor: 10 },
      wrongLanguage: { penalty: 0.125 },
      format: { penalty: 0.125, require: ['one-line'] },
      agreementWithOthers: { weight: 0.0625 },
    })
    // correct: 1 − 0.25 − 0.125 − 0.125 … 1 + 2 · 0.0625; unparseable: −0.5 − 0.125 − 0.125
    expect(rewardRanges(config)).toEqual({
      correct: { least: 0.5, most: 1.125 },
      wrong: { least: -0.25, most: 0.125 },
      unparseable: { least: -0.75, most: -0.5 },
      empty: { least: -1, most: -1 },
    })
  })
})

describe('checkRewardConfig', () => {
  it('passes both presets', () => {
    expect(() => checkRewardConfig(PAPER_REWARD)).not.toThrow()
    expect(() => checkRewardConfig(RECOMMENDED_REWARD)).not.toThrow()
  })

  it('refuses the paper’s values without the preset, with the reason and the remedy', () => {
    expect(faultOf({ answer: PAPER_REWARD.answer })).toBe(
      'OUT_OF_RANGE: checkRewardConfig: an unparseable answer earns -0.5 at worst, no more than the 0 that an empty one earns at best; correct > wrong >= unparseable > empty is expected: writing nothing would pay as much as writing, and a policy that falls silent gets equal rewards and no gradient ever after; lower answer.empty, to -1 with the other values as they are, or say preset: paper, and nothing of answer, to repeat the paper with this hazard',
    )
  })

  it('refuses an empty answer that ties an unparseable one', () => {
    expect(faultOf(answer({ empty: -0.5 }))).toContain(
      'an unparseable answer earns -0.5 at worst, no more than the -0.5',
    )
  })

  it('refuses brevity of 1 and more, at which a padded right answer is worth no more than a wrong one', () => {
    expect(() =>
      checkRewardConfig(withParts({ brevity: { penalty: 0.99, denominatorFloor: 10 } })),
    ).not.toThrow()
    expect(faultOf({ brevity: { penalty: 1, denominatorFloor: 10 } })).toContain(
      'a correct answer earns 0 at worst, no more than the 0 that a wrong one earns at best',
    )
  })

  it('refuses penalties that together undo the order, also those of wrong and unparseable answers', () => {
    // 1 − 0.6 − 0.4 = 0; 0 − 0.6 < −0.5; −0.5 − 0.5 = −1
    const parts = { brevity: { penalty: 0.6, denominatorFloor: 10 }, wrongLanguage: { penalty: 0.4 } }
    expect(faultOf(parts)).toContain('a correct answer earns 0 at worst')
    expect(faultOf({ wrongLanguage: { penalty: 0.6 } })).toContain(
      'a wrong answer earns -0.6 at worst, less than the -0.5',
    )
    expect(faultOf({ wrongLanguage: { penalty: 0.5 } })).toContain(
      'an unparseable answer earns -1 at worst, no more than the -1',
    )
    expect(() => checkRewardConfig(withParts({ wrongLanguage: { penalty: 0.4 } }))).not.toThrow()
  })

  it('takes a tie for a tie, whatever binary fractions make of it', () => {
    // 1 − 0.7 − 0.3 is 5.6e-17 in float64, and −0.1 − 0.2 is −0.30000000000000004
    const tied = { brevity: { penalty: 0.7, denominatorFloor: 10 }, wrongLanguage: { penalty: 0.3 } }
    expect(rewardRanges(withParts(tied)).correct.least).toBe(0)
    expect(faultOf(tied)).toContain('a correct answer earns 0 at worst, no more than the 0')
    const allowed = { ...answer({ unparseable: -0.3 }), wrongLanguage: { penalty: 0.1 } }
    const format = { penalty: 0.2, require: ['one-line'] } as const
    expect(() => checkRewardConfig(withParts({ ...allowed, format }))).not.toThrow()
  })

  it('refuses a format that requires nothing, or what does not exist', () => {
    const require = (...names: string[]) =>
      faultOf({ format: { penalty: 0.1, require: names as 'one-line'[] } })
    expect(require()).toBe(
      'OUT_OF_RANGE: checkRewardConfig: format.require is empty; expected at least one requirement',
    )
    expect(require('one-line', 'pretty')).toBe(
      'UNKNOWN_OPTION: checkRewardConfig: found requirement "pretty"; one-line, starts-at-once, no-letter is expected',
    )
  })

  it('counts agreement twice: a shared wrong answer also earns it for the others', () => {
    expect(() => checkRewardConfig(withParts({ agreementWithOthers: { weight: 0.4 } }))).not.toThrow()
    expect(faultOf({ agreementWithOthers: { weight: 0.5 } })).toContain(
      'no more than the 1 that a wrong one earns at best',
    )
  })

  it('keeps the paper’s preset to all of the order but its last step', () => {
    const padded = { ...PAPER_REWARD, brevity: { penalty: 1, denominatorFloor: 10 } }
    expect(refusal(() => checkRewardConfig(padded))).toContain('a correct answer earns 0 at worst')
  })

  it('keeps the paper’s preset to the paper’s values', () => {
    const louder = { ...PAPER_REWARD, answer: { ...PAPER_REWARD.answer, empty: 0.5 } }
    expect(refusal(() => checkRewardConfig(louder))).toBe(
      'OUT_OF_RANGE: checkRewardConfig: answer.empty is 0.5; expected 0, as preset paper has it',
    )
    const mended = { ...PAPER_REWARD, answer: RECOMMENDED_REWARD.answer }
    expect(refusal(() => checkRewardConfig(mended))).toContain('answer.empty is -1; expected 0')
  })

  it('refuses what is no number, naming it', () => {
    expect(faultOf(answer({ correct: Number.NaN }))).toBe(
      'NOT_FINITE: checkRewardConfig: answer.correct is NaN; expected a finite number',
    )
    expect(faultOf({ bonus: { shape: 'power', size: 1, exponent: Number.POSITIVE_INFINITY } })).toBe(
      'NOT_FINITE: checkRewardConfig: bonus.exponent is Infinity; expected a number > 0',
    )
    expect(
      faultOf({ format: { require: ['one-line'] } as unknown as NonNullable<RewardConfig['format']> }),
    ).toContain('NOT_FINITE: checkRewardConfig: format.penalty is undefined')
  })

  it('refuses numbers outside their ranges', () => {
    const faults: [Partial<RewardConfig>, string][] = [
      [{ bonus: { shape: 'all-or-nothing', size: -1 } }, 'bonus.size is -1; expected a number >= 0'],
      [{ bonus: { shape: 'power', size: 0, exponent: 4 } }, 'bonus.size is 0; expected a number > 0'],
      [{ bonus: { shape: 'power', size: 1, exponent: 0 } }, 'bonus.exponent is 0; expected a number > 0'],
      [{ brevity: { penalty: 0, denominatorFloor: 10 } }, 'brevity.penalty is 0; expected a number > 0'],
      [
        { brevity: { penalty: 0.3, denominatorFloor: 0 } },
        'brevity.denominatorFloor is 0; expected a number > 0',
      ],
      [{ wrongLanguage: { penalty: -0.1 } }, 'wrongLanguage.penalty is -0.1; expected a number > 0'],
      [{ format: { penalty: 0, require: ['one-line'] } }, 'format.penalty is 0; expected a number > 0'],
      [{ agreementWithOthers: { weight: 0 } }, 'agreementWithOthers.weight is 0; expected a number > 0'],
    ]
    for (const [parts, fault] of faults)
      expect(faultOf(parts)).toBe(`OUT_OF_RANGE: checkRewardConfig: ${fault}`)
  })

  it('refuses rungs that are none, the same, or never paid', () => {
    const rungs = (...pairs: [number, number][]) =>
      faultOf({
        bonus: { shape: 'ladder', rungs: pairs.map(([languages, value]) => ({ languages, value })) },
      })
    expect(rungs()).toContain('bonus.rungs is empty; expected at least one rung')
    expect(rungs([9, 1], [9, 2])).toContain(
      'bonus.rungs languages is 9; expected distinct whole numbers >= 1',
    )
    expect(rungs([1.5, 1])).toContain('bonus.rungs languages is 1.5')
    expect(rungs([9, 2], [10, 2])).toContain(
      'bonus.rungs value at 10 languages is 2; expected more than 2, the value at 9: the greatest reached is paid',
    )
    expect(rungs([9, -1])).toContain('bonus.rungs value at 9 languages is -1; expected a number > 0')
  })

  it('refuses another preset and another shape, naming who asks', () => {
    const none = withParts({ preset: 'best' as 'paper' })
    expect(refusal(() => checkRewardConfig(none, 'me'))).toBe(
      'UNKNOWN_OPTION: me: preset is "best"; recommended or paper is expected',
    )
    expect(faultOf({ bonus: { shape: 'stairs' } as unknown as RewardConfig['bonus'] })).toMatch(
      /^UNKNOWN_OPTION: /,
    )
  })
})

describe('checkRewardConfig (properties)', () => {
  it('passes exactly the configurations whose ranges are in order', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const { correct, wrong, unparseable, empty } = rewardRanges(config)
        const ordered =
          correct.least > wrong.most && wrong.least >= unparseable.most && unparseable.least > empty.most
        const check = () => checkRewardConfig(config)
        if (ordered) expect(check).not.toThrow()
        else expect(refusal(check)).toContain('correct > wrong >= unparseable > empty is expected')
      }),
    )
  })
})
