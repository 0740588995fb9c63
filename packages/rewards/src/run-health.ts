import { type Language, PolyfactError } from '@polyfact/schema'
import {
  createLanguageMeans,
  isCorrect,
  isEmpty,
  type LanguageMeans,
  meanExcess,
  shareOf,
} from './health/language-means.js'
import { DEFAULT_LIMITS, GREATEST_LIMITS, type RunAlarm, runAlarms } from './health/run-alarms.js'
import type { ObservedRollout, RunHealthLimits, RunNumbers } from './health/run-numbers.js'
import { createRunningMean } from './health/running-mean.js'
import type { ConsistencyBonus, RewardConfig } from './reward-config.js'

/** How a run is watched. */
export interface RunHealthOptions {
  /** Groups that "now" is a mean over; the long mean is over ten times as many. @defaultValue 50 */
  readonly window?: number
  /** Dead groups in a row until the alarm; groups until unreached rungs are told of. @defaultValue 200 */
  readonly patience?: number
  /** Names the rungs that may be out of reach; they are not watched without it. */
  readonly config?: Pick<RewardConfig, 'bonus'>
  readonly limits?: Partial<RunHealthLimits>
}

/** A run in numbers, and what is wrong with it. */
export interface RunHealthReport extends RunNumbers {
  readonly alarms: readonly RunAlarm[]
}

/** Watches a run from its stream of groups. */
export interface RunHealth {
  /** Takes the rollouts of one fact, at least two. */
  observe(rollouts: readonly ObservedRollout[]): void
  report(): RunHealthReport
}

/**
 * Watches a run for what a mean reward does not show: silence, dead groups, padding, saturation, collapse of a language,
 * rungs out of reach.
 *
 * Each group moves running means (`createRunningMean`), in a space that does not grow with the run. Alarms other
 * than dead groups wait for a full window. A report is a function of the groups observed so far: no clock, no chance.
 *
 * @param options - see {@link RunHealthOptions}.
 * @returns `observe` throws `EMPTY_INPUT` for fewer than two rollouts, of which none can differ, or no language, and
 *   `NOT_FINITE` for a reward that is no number, before anything is counted.
 * @throws {@link PolyfactError} `OUT_OF_RANGE` for a window or patience below 1, and for a limit that is negative or
 *   beyond all that it limits; `UNKNOWN_OPTION` for a limit that does not exist.
 * @see arXiv 2606.06586: `dead_run_patience` is 200
 *
 * @example
 * ```ts
 * const silent = { reward: 0, correct: 0, byLanguage: { en: { outcome: 'empty', length: 0, goldLength: 5 } } } as const
 * const health = createRunHealth({ window: 1, patience: 2 })
 * for (let group = 0; group < 2; group++) health.observe([silent, silent])
 * health.report().alarms.map(({ kind }) => kind) // => ['dead-groups', 'silence']
 * ```
 */
export function createRunHealth(options: RunHealthOptions = {}): RunHealth {
  const { window = 50, patience = 200, config } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  checkOptions(window, patience, limits)
  const mean = () => createRunningMean(window)
  const [silence, padding, dead, saturation] = [mean(), mean(), mean(), mean()]
  const silenceBefore = createRunningMean(10 * window)
  const languages = new Map<Language, LanguageMeans>()
  let paddingAtStart: number | null = null
  let [groups, rollouts, deadGroups, run, longestRun, mostCorrect, mostLanguages] = [0, 0, 0, 0, 0, 0, 0]

  function observeAnswers(observed: readonly ObservedRollout[]) {
    const answers = observed.flatMap(({ byLanguage }) => Object.values(byLanguage))
    saturation.add(Number(answers.every(isCorrect)))
    silence.add(shareOf(answers, isEmpty)!)
    silenceBefore.add(shareOf(answers, isEmpty)!)
    const excess = meanExcess(answers)
    if (excess !== null) padding.add(excess)
    if (padding.count() >= window) paddingAtStart ??= padding.value()
    for (const language of new Set(observed.flatMap(({ byLanguage }) => Object.keys(byLanguage)))) {
      const means = languages.get(language) ?? createLanguageMeans(window)
      languages.set(language, means)
      means.add(observed.flatMap(({ byLanguage }) => byLanguage[language] ?? []))
    }
  }

  return {
    observe(observed) {
      checkRollouts(observed)
      groups++
      rollouts += observed.length
      const isDead = observed.every(({ reward }) => reward === observed[0]!.reward)
      run = isDead ? run + 1 : 0
      longestRun = Math.max(longestRun, run)
      deadGroups += Number(isDead)
      dead.add(Number(isDead))
      observeAnswers(observed)
      mostCorrect = Math.max(mostCorrect, ...observed.map(({ correct }) => correct))
      mostLanguages = Math.max(
        mostLanguages,
        ...observed.map(({ byLanguage }) => Object.keys(byLanguage).length),
      )
    },
    report() {
      const numbers: RunNumbers = {
        groups,
        rollouts,
        silence: { share: silence.value(), rise: difference(silence.value(), silenceBefore.value()) },
        dead: { share: dead.value(), run, longestRun, groups: deadGroups },
        saturation: { share: saturation.value() },
        padding: { excess: padding.value(), rise: difference(padding.value(), paddingAtStart) },
        languages: Object.fromEntries([...languages].map(([language, means]) => [language, means.health()])),
        mostCorrect,
        unreachedRungs: rungsOf(config?.bonus, mostLanguages).filter((rung) => rung > mostCorrect),
      }
      return { ...numbers, alarms: runAlarms(numbers, { limits, window, patience }) }
    },
  }
}

const difference = (now: number | null, before: number | null) =>
  now === null || before === null ? null : now - before

function rungsOf(bonus: ConsistencyBonus | undefined, languages: number): number[] {
  if (bonus?.shape === 'ladder') return bonus.rungs.map((rung) => rung.languages).sort((a, b) => a - b)
  return bonus?.shape === 'all-or-nothing' && bonus.size > 0 && languages > 0 ? [languages] : []
}

function checkRollouts(rollouts: readonly ObservedRollout[]): void {
  if (rollouts.length < 2) {
    const message = `observe: found ${rollouts.length} rollouts of a fact; at least two are expected, as one alone equals itself`
    throw new PolyfactError('EMPTY_INPUT', message, { rollouts: rollouts.length })
  }
  for (const [rollout, { reward, byLanguage }] of rollouts.entries()) {
    if (!Number.isFinite(reward)) {
      const message = `observe: the reward of rollout ${rollout} is ${reward}; a finite number is expected`
      throw new PolyfactError('NOT_FINITE', message, { rollout, reward })
    }
    if (Object.keys(byLanguage).length === 0) {
      const message = `observe: rollout ${rollout} has no language; at least one is expected`
      throw new PolyfactError('EMPTY_INPUT', message, { rollout })
    }
  }
}

function checkOptions(window: number, patience: number, limits: RunHealthLimits): void {
  for (const [name, value] of Object.entries({ window, patience })) {
    if (Number.isInteger(value) && value >= 1) continue
    const message = `createRunHealth: ${name} is ${value}; a whole number of at least 1 is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { [name]: value })
  }
  for (const [name, value] of Object.entries(limits)) {
    const names = Object.keys(GREATEST_LIMITS)
    if (!names.includes(name)) {
      const message = `createRunHealth: found limits.${name}; one of ${names.join(', ')} is expected`
      throw new PolyfactError('UNKNOWN_OPTION', message, { [name]: value })
    }
    const greatest = GREATEST_LIMITS[name as keyof RunHealthLimits]
    if (value >= 0 && value <= greatest) continue
    const message = `createRunHealth: limits.${name} is ${value}; a number in [0, ${greatest}] is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { [name]: value })
  }
}
