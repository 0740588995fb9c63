import type { Language } from '@polyfact/schema'
import type { LanguageHealth, RunHealthLimits, RunNumbers } from './run-numbers.js'

/** What can go wrong with a run while its mean reward looks well. */
export type AlarmKind =
  | 'silence'
  | 'dead-groups'
  | 'padding'
  | 'saturation'
  | 'language-validity'
  | 'language-correctness'
  | 'other-language'
  | 'unreached-rungs'

/** One thing that went wrong, as a number beside its limit and as a sentence. */
export interface RunAlarm {
  readonly kind: AlarmKind
  readonly value: number
  readonly limit: number
  /** Where it is one language's. */
  readonly language?: Language
  readonly message: string
}

/** Where alarms begin unless told otherwise. */
export const DEFAULT_LIMITS: RunHealthLimits = {
  silence: 0.2,
  silenceRise: 0.1,
  padding: 0.5,
  saturation: 0.9,
  collapse: 0.05,
  otherLanguage: 0.5,
}

/**
 * What is limited is never beyond these: shares end at 1, an answer counts for ten golds at most, and other languages
 * cannot be at 10 times more than 0.1.
 */
export const GREATEST_LIMITS: RunHealthLimits = {
  silence: 1,
  silenceRise: 1,
  padding: 10,
  saturation: 1,
  collapse: 0.1,
  otherLanguage: 1,
}

/** The alarms that the numbers of a run give; all but dead groups wait for a full window. */
export function runAlarms(run: RunNumbers, { limits, window, patience }: AlarmOptions): RunAlarm[] {
  const alarms: RunAlarm[] = []
  if (run.dead.run >= patience) {
    const message = `the last ${run.dead.run} groups had equal rewards in all rollouts: no gradient for so long rarely comes back; stop, and look at the last answers`
    alarms.push({ kind: 'dead-groups', value: run.dead.run, limit: patience, message })
  }
  if (run.groups < window) return alarms

  const { silence, padding, saturation } = run
  if (over(silence.share, limits.silence) || over(silence.rise, limits.silenceRise)) {
    const message = `${show(silence.share)} of the answers are empty, ${show(silence.rise)} more than in the long mean: make an empty answer the worst outcome`
    const [value, limit] = over(silence.share, limits.silence)
      ? [silence.share!, limits.silence]
      : [silence.rise!, limits.silenceRise]
    alarms.push({ kind: 'silence', value, limit, message })
  }
  if (over(padding.rise, limits.padding)) {
    const message = `answers are longer than the gold by ${show(padding.excess)} of its length, ${show(padding.rise)} more than at the start: text around a right answer is free; add brevity`
    alarms.push({ kind: 'padding', value: padding.rise!, limit: limits.padding, message })
  }
  if (over(saturation.share, limits.saturation)) {
    const message = `in ${show(saturation.share)} of the groups every rollout is right in every language: these facts teach nothing any more; take harder ones`
    alarms.push({ kind: 'saturation', value: saturation.share!, limit: limits.saturation, message })
  }
  alarms.push(...collapsedLanguages(run, limits, window))
  if (run.unreachedRungs.length > 0 && run.groups >= patience) {
    const message = `no rollout of ${run.groups} groups was right in more than ${run.mostCorrect} languages: the bonus at ${run.unreachedRungs.join(', ')} has never been paid; begin it lower`
    const limit = run.unreachedRungs[0]!
    alarms.push({ kind: 'unreached-rungs', value: run.mostCorrect, limit, message })
  }
  return alarms
}

/** What alarms are judged by. */
export interface AlarmOptions {
  readonly limits: RunHealthLimits
  readonly window: number
  readonly patience: number
}

/** A language falls to about nothing while the mean of the others does not. */
function collapsedLanguages(run: RunNumbers, limits: RunHealthLimits, window: number): RunAlarm[] {
  const entries = Object.entries(run.languages).filter(([, { groups }]) => groups >= window)
  return entries.flatMap(([language, health]) => {
    const others = entries.filter(([other]) => other !== language).map(([, other]) => other)
    const found: RunAlarm[] = []
    const add = (kind: AlarmKind, value: number, limit: number, message: string) =>
      found.push({ kind, value, limit, language, message: `${language}: ${message}` })
    const ofOthers = (part: 'valid' | 'correct') =>
      others.reduce((sum, other) => sum + other[part], 0) / Math.max(others.length, 1)

    if (health.valid < limits.collapse && ofOthers('valid') >= 10 * limits.collapse) {
      const message = `${show(health.valid)} of the answers name a candidate, ${show(ofOthers('valid'))} in the other languages`
      add('language-validity', health.valid, limits.collapse, message)
    }
    if (hasFallen(health, limits) && ofOthers('correct') >= 4 * limits.collapse) {
      const message = `${show(health.correct)} of the answers are right, down from ${show(health.mostCorrect)}; ${show(ofOthers('correct'))} in the other languages`
      add('language-correctness', health.correct, limits.collapse, message)
    }
    if (over(health.otherLanguage, limits.otherLanguage)) {
      const message = `${show(health.otherLanguage)} of the answers are in another language`
      add('other-language', health.otherLanguage!, limits.otherLanguage, message)
    }
    return found
  })
}

/** A language that never was right has not collapsed. */
const hasFallen = ({ correct, mostCorrect }: LanguageHealth, { collapse }: RunHealthLimits) =>
  correct < collapse && mostCorrect >= 4 * collapse

const over = (value: number | null, limit: number) => value !== null && value > limit
const show = (value: number | null) => (value ?? 0).toFixed(2)
