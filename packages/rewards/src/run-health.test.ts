import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answersOf, refusal } from '../test/reward-answers.js'
import { groupReward } from './group-reward.js'
import { type AnswerOutcome, PAPER_REWARD, RECOMMENDED_REWARD, type RewardConfig } from './reward-config.js'
import { createRunHealth, type RunHealth, type RunHealthOptions } from './run-health.js'

const rollout = (...outcomes: AnswerOutcome[]) => groupReward(answersOf(...outcomes), PAPER_REWARD)
const [right, half, silent] = [
  rollout('correct', 'correct'),
  rollout('correct', 'wrong'),
  rollout('empty', 'empty'),
]
const watch = (groups: (typeof right)[][], options: RunHealthOptions = {}): RunHealth => {
  const health = createRunHealth(options)
  for (const group of groups) health.observe(group)
  return health
}
const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value)
const kinds = (health: RunHealth) => health.report().alarms.map(({ kind }) => kind)

describe('createRunHealth', () => {
  it('reports in numbers', () => {
    // two groups of two rollouts in en and de: one mixed, one dead and saturated
    expect(watch([[right, half], [right, right]]).report()).toEqual({
      groups: 2,
      rollouts: 4,
      silence: { share: 0, rise: 0 },
      dead: { share: 0.5, run: 1, longestRun: 1, groups: 1 },
      saturation: { share: 0.5 },
      padding: { excess: 0, rise: null },
      languages: {
        en: { groups: 2, correct: 1, valid: 1, empty: 0, otherLanguage: null, mostCorrect: 0 },
        de: { groups: 2, correct: 0.75, valid: 1, empty: 0, otherLanguage: null, mostCorrect: 0 },
      },
      mostCorrect: 2,
      unreachedRungs: [],
      alarms: [],
    }) // biome-ignore format: a table
  })

  it('reports nothing as null before the first group', () => {
    expect(createRunHealth().report()).toMatchObject({
      groups: 0,
      silence: { share: null, rise: null },
      dead: { share: null, run: 0 },
      saturation: { share: null },
      padding: { excess: null, rise: null },
      languages: {},
      alarms: [],
    })
  })

  it('begins the count of dead groups anew with a group that is not', () => {
    const { dead } = watch([...times(3, [silent, silent]), [right, half], [half, half]]).report()
    expect(dead).toEqual({ share: 0.8, run: 1, longestRun: 3, groups: 4 })
  })

  it('sounds after 200 dead groups, whatever they died of', () => {
    for (const one of [silent, right, rollout('unparseable', 'unparseable')]) {
      expect(kinds(watch(times(199, [one, one])))).not.toContain('dead-groups')
      expect(kinds(watch(times(200, [one, one])))).toContain('dead-groups')
    }
  })

  it('hears silence come before every group is dead', () => {
    const options = { window: 10 }
    expect(kinds(watch(times(100, [right, half]), options))).toEqual([])
    // a tenth of the window at a time: after 3 groups 0.5 · (1 − 0.9³) of the answers are empty
    const falling = [...times(100, [right, half]), ...times(3, [half, silent])]
    const health = watch(falling, options)
    expect(health.report().silence.share).toBeCloseTo(0.5 * (1 - 0.9 ** 3), 12)
    expect(kinds(health)).toEqual(['silence'])
  })

  it('sees answers grow from where they began', () => {
    // one answer of four with 40 code points beyond the gold: four tens, a mean of 1
    const padded = {
      ...right,
      byLanguage: { ...right.byLanguage, en: { ...right.byLanguage['en']!, length: 46 } },
    }
    const health = watch([...times(10, [right, half]), ...times(40, [padded, half])], { window: 10 })
    expect(kinds(health)).toEqual(['padding'])
    expect(kinds(watch(times(50, [padded, half]), { window: 10 }))).toEqual([])
  })

  it('tells one saturated fact from a saturated run', () => {
    expect(kinds(watch(times(60, [right, right])))).toEqual(['saturation'])
    expect(kinds(watch([...times(59, [right, half]), [right, right]]))).toEqual([])
  })

  it('sees one language fall while the others stand', () => {
    const [unparseable, wrong] = [rollout('correct', 'unparseable'), rollout('correct', 'wrong')]
    const after = (fallen: typeof right) =>
      watch([...times(20, [right, half]), ...times(60, [fallen, fallen])], {
        window: 10,
        patience: 100,
      }).report()
    expect(after(unparseable).alarms.map(({ kind, language }) => `${kind} ${language}`)).toEqual([
      'language-validity de',
      'language-correctness de',
    ])
    expect(after(wrong).alarms.map(({ kind, language }) => `${kind} ${language}`)).toEqual([
      'language-correctness de',
    ])
    expect(after(right).alarms.map(({ kind }) => kind)).toEqual(['saturation'])
  })

  it('names rungs that no rollout has reached', () => {
    const rungs = [
      { languages: 3, value: 2 },
      { languages: 1, value: 1 },
    ]
    const ladder: RewardConfig = { ...RECOMMENDED_REWARD, bonus: { shape: 'ladder', rungs } }
    const groups = times(200, [half, silent])
    expect(watch(groups, { config: ladder }).report().unreachedRungs).toEqual([3])
    expect(watch(groups, { config: PAPER_REWARD }).report().unreachedRungs).toEqual([2])
    expect(kinds(watch(groups, { config: ladder, limits: { silence: 1 } }))).toEqual(['unreached-rungs'])
    expect(watch(groups).report().unreachedRungs).toEqual([])
    const none: RewardConfig = { ...PAPER_REWARD, bonus: { shape: 'all-or-nothing', size: 0 } }
    expect(watch(groups, { config: none }).report().unreachedRungs).toEqual([])
  })

  it('refuses a lone rollout, a reward that is no number, and no language, and counts none of them', () => {
    const health = createRunHealth()
    expect(refusal(() => health.observe([right]))).toBe(
      'EMPTY_INPUT: observe: found 1 rollouts of a fact; at least two are expected, as one alone equals itself',
    )
    expect(refusal(() => health.observe([right, { ...right, reward: Number.NaN }]))).toBe(
      'NOT_FINITE: observe: the reward of rollout 1 is NaN; a finite number is expected',
    )
    expect(refusal(() => health.observe([right, { ...right, byLanguage: {} }]))).toMatch(
      /^EMPTY_INPUT: observe: rollout 1/,
    )
    expect(health.report().groups).toBe(0)
  })

  it('refuses windows and limits that cannot be', () => {
    expect(refusal(() => createRunHealth({ window: 0 }))).toBe(
      'OUT_OF_RANGE: createRunHealth: window is 0; a whole number of at least 1 is expected',
    )
    expect(refusal(() => createRunHealth({ patience: 1.5 }))).toMatch(
      /^OUT_OF_RANGE: createRunHealth: patience is 1.5/,
    )
    for (const silence of [-1, 20, Number.NaN]) {
      expect(refusal(() => createRunHealth({ limits: { silence } }))).toBe(
        `OUT_OF_RANGE: createRunHealth: limits.silence is ${silence}; a number in [0, 1] is expected`,
      )
    }
    expect(refusal(() => createRunHealth({ limits: { collapse: 0.2 } }))).toMatch(
      /collapse is 0.2; a number in \[0, 0.1\]/,
    )
    expect(refusal(() => createRunHealth({ limits: { silense: 0.2 } as object }))).toMatch(
      /^UNKNOWN_OPTION: createRunHealth: found limits.silense; one of silence, silenceRise,/,
    )
  })
})

describe('createRunHealth (properties)', () => {
  const group = fc.array(fc.constantFrom(right, half, silent, rollout('wrong', 'unparseable')), { minLength: 2, maxLength: 4 }) // biome-ignore format: short
  const stream = fc.array(group, { minLength: 1, maxLength: 60 })

  it('reports the same of the same stream, and keeps every share in [0, 1]', () => {
    fc.assert(
      fc.property(stream, (groups) => {
        const report = watch(groups, { window: 5 }).report()
        expect(watch(groups, { window: 5 }).report()).toEqual(report)
        const shares = [report.silence.share, report.dead.share, report.saturation.share]
        const ofLanguages = Object.values(report.languages).flatMap(({ correct, valid, empty }) => [
          correct,
          valid,
          empty,
        ])
        for (const share of [...shares, ...ofLanguages]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1 + 1e-12)
        }
      }),
    )
  })

  it('counts dead groups as a look back over the stream does', () => {
    fc.assert(
      fc.property(stream, (groups) => {
        const isDead = groups.map((rollouts) => new Set(rollouts.map(({ reward }) => reward)).size === 1)
        const { dead } = watch(groups).report()
        expect(dead.groups).toBe(isDead.filter(Boolean).length)
        expect(dead.run).toBe(isDead.length - 1 - isDead.lastIndexOf(false))
      }),
    )
  })
})
