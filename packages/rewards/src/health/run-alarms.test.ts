import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, runAlarms } from './run-alarms.js'
import type { LanguageHealth, RunNumbers } from './run-numbers.js'

const healthy: LanguageHealth = {
  groups: 100,
  correct: 0.5,
  valid: 0.9,
  empty: 0,
  otherLanguage: null,
  mostCorrect: 0.5,
}
const run: RunNumbers = {
  groups: 1000,
  rollouts: 8000,
  silence: { share: 0, rise: 0 },
  dead: { share: 0.1, run: 3, longestRun: 20, groups: 100 },
  saturation: { share: 0.1 },
  padding: { excess: 0.2, rise: 0 },
  languages: { en: healthy, de: healthy, sw: healthy },
  mostCorrect: 3,
  unreachedRungs: [],
}
const alarms = (parts: Partial<RunNumbers>) =>
  runAlarms({ ...run, ...parts }, { limits: DEFAULT_LIMITS, window: 50, patience: 200 })
const sentences = (parts: Partial<RunNumbers>) =>
  alarms(parts).map(({ kind, message }) => `${kind}: ${message}`)
const swahili = (parts: Partial<LanguageHealth>) => ({
  languages: { ...run.languages, sw: { ...healthy, ...parts } },
})

describe('runAlarms', () => {
  it('finds nothing wrong with a healthy run', () => {
    expect(alarms({})).toEqual([])
  })

  it('tells of silence, by its share or by its rise', () => {
    expect(alarms({ silence: { share: 0.34, rise: 0.02 } })).toEqual([
      {
        kind: 'silence',
        value: 0.34,
        limit: 0.2,
        message:
          '0.34 of the answers are empty, 0.02 more than in the long mean: make an empty answer the worst outcome',
      },
    ])
    expect(alarms({ silence: { share: 0.15, rise: 0.12 } })).toMatchObject([{ value: 0.12, limit: 0.1 }])
    expect(alarms({ silence: { share: 0.2, rise: 0.1 } })).toEqual([])
  })

  it('tells of dead groups in a row, also in the first window', () => {
    const dead = { share: 1, run: 200, longestRun: 200, groups: 200 }
    expect(sentences({ dead })).toEqual([
      'dead-groups: the last 200 groups had equal rewards in all rollouts: no gradient for so long rarely comes back; stop, and look at the last answers',
    ])
    expect(alarms({ dead, groups: 10 })).toHaveLength(1)
    expect(alarms({ dead: { ...dead, run: 199 } })).toEqual([])
  })

  it('tells of answers that have grown', () => {
    expect(sentences({ padding: { excess: 1.4, rise: 0.8 } })).toEqual([
      'padding: answers are longer than the gold by 1.40 of its length, 0.80 more than at the start: text around a right answer is free; add brevity',
    ])
    expect(alarms({ padding: { excess: 4, rise: 0.1 } })).toEqual([])
    expect(alarms({ padding: { excess: 4, rise: null } })).toEqual([])
  })

  it('tells of facts that teach nothing any more', () => {
    expect(sentences({ saturation: { share: 0.95 } })).toEqual([
      'saturation: in 0.95 of the groups every rollout is right in every language: these facts teach nothing any more; take harder ones',
    ])
  })

  it('tells of a language that is no longer valid while the others are', () => {
    expect(alarms(swahili({ valid: 0.01 }))).toEqual([
      {
        kind: 'language-validity',
        language: 'sw',
        value: 0.01,
        limit: 0.05,
        message: 'sw: 0.01 of the answers name a candidate, 0.90 in the other languages',
      },
    ])
    const low = { ...healthy, valid: 0.02 }
    expect(alarms({ languages: { en: low, de: low, sw: low } })).toEqual([])
  })

  it('tells of a language that fell from being right while the others did not', () => {
    const fallen = { correct: 0.02, mostCorrect: 0.4 }
    expect(sentences(swahili(fallen))).toEqual([
      'language-correctness: sw: 0.02 of the answers are right, down from 0.40; 0.50 in the other languages',
    ])
    expect(alarms(swahili({ correct: 0.02, mostCorrect: 0.1 }))).toEqual([])
    const low = { ...healthy, ...fallen }
    expect(alarms({ languages: { en: low, de: low, sw: low } })).toEqual([])
  })

  it('tells of a language that is answered in another', () => {
    expect(sentences(swahili({ otherLanguage: 0.7 }))).toEqual([
      'other-language: sw: 0.70 of the answers are in another language',
    ])
  })

  it('says nothing of a language alone, or before it has filled its window', () => {
    expect(alarms({ languages: { sw: { ...healthy, valid: 0, correct: 0 } } })).toEqual([])
    expect(alarms(swahili({ groups: 49, valid: 0 }))).toEqual([])
  })

  it('tells of a bonus that has never been paid', () => {
    expect(alarms({ unreachedRungs: [10, 12], mostCorrect: 9 })).toEqual([
      {
        kind: 'unreached-rungs',
        value: 9,
        limit: 10,
        message:
          'no rollout of 1000 groups was right in more than 9 languages: the bonus at 10, 12 has never been paid; begin it lower',
      },
    ])
    expect(alarms({ unreachedRungs: [10], groups: 199 })).toEqual([])
  })

  it('waits for a full window with all else', () => {
    expect(alarms({ groups: 49, silence: { share: 1, rise: 1 }, saturation: { share: 1 } })).toEqual([])
  })
})
