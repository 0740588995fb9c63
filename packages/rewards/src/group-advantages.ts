import { type Language, PolyfactError } from '@polyfact/schema'
import { ADVANTAGE_PRESETS, type AdvantageMethod, type AdvantagePreset } from './advantage-presets.js'

/** The method, by name, by its parts, or by name with some parts replaced. */
export interface GroupAdvantagesOptions extends Partial<AdvantageMethod> {
  /**
   * The trainer whose method is taken where an option says nothing else.
   *
   * @defaultValue `'paper'`
   */
  readonly preset?: AdvantagePreset
}

/** Advantages, how many groups they come from, and how many of those teach nothing. */
export interface GroupAdvantages<Advantages> {
  /** As the rewards are arranged; unitless, or in the unit of the reward where there is no deviation. */
  readonly advantages: Advantages
  /** 1 for pooled rewards, else the number of languages. */
  readonly groups: number
  /** Groups whose rewards are all equal, or all unscored: their advantages are exactly 0. */
  readonly degenerate: number
  /** Rewards that were null: their advantages are exactly 0. */
  readonly unscored: number
  /** What was computed. */
  readonly method: AdvantageMethod
}

/** `[rollout]` rewards of one group; null where a rollout could not be scored. */
export type RolloutRewards = readonly (number | null)[]

/**
 * Advantages of one fact's rollouts: how much better each did than the others.
 *
 * `A_g = (R_g − mean R) / (std R + ε)` over the G rollouts of a group; see {@link AdvantageMethod} for what trainers
 * change in it. Pooled over languages, every language of rollout g is given A_g, so that one that is always wrong still
 * gets a gradient from the others; per language, each is a group of its own. All languages of a fact share one reward, so
 * a trainer that normalises prompt by prompt arrives at the pooled advantages by itself.
 *
 * @param rewards - `[rollout]` pooled rewards of one fact, or `[language][rollout]`; any scale.
 * @param options - see {@link GroupAdvantagesOptions}.
 * @returns see {@link GroupAdvantages}. Equal rewards give exactly 0. Trainers compute in float32, where the mean of equal
 *   rewards may be off by a rounding that a small ε blows up: 8 rewards of 12.7 come out as 0.93 each in OpenRLHF and
 *   as 0.47 in verl; whole and half numbers are safe. A group of one under `singleton: 'reward'` is not degenerate.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without rollouts or languages, and for a group of one where the trainer
 *   refuses it; `SHAPE_MISMATCH` when languages have different numbers of rollouts; `NOT_FINITE` for a reward that is no
 *   number, null included unless it is excluded; `UNKNOWN_OPTION`; `OUT_OF_RANGE` for a negative epsilon.
 * @see arXiv 2606.06586, the trainer's `compute_group_advantages`
 *
 * @example
 * ```ts
 * groupAdvantages([13, 4, 3, 0, 5, 5, 6, 12]).advantages // => [1.6977, -0.4851, -0.7276, -1.4552, -0.2425, -0.2425, 0, 1.4552]
 * ```
 */
export function groupAdvantages(
  rewards: RolloutRewards,
  options?: GroupAdvantagesOptions,
): GroupAdvantages<number[]>
export function groupAdvantages(
  rewards: Readonly<Record<Language, RolloutRewards>>,
  options?: GroupAdvantagesOptions,
): GroupAdvantages<Record<Language, number[]>>
export function groupAdvantages(
  rewards: RolloutRewards | Readonly<Record<Language, RolloutRewards>>,
  options: GroupAdvantagesOptions = {},
): GroupAdvantages<number[] | Record<Language, number[]>> {
  const method = methodOf(options)
  const groups = isPooled(rewards) ? [['pooled', rewards] as const] : Object.entries(rewards)
  checkRewards(groups, method)
  const advantages = groups.map(([name, group]) => [name, advantagesOf(group, method)] as const)
  return {
    advantages: isPooled(rewards) ? advantages[0]![1] : Object.fromEntries(advantages),
    groups: groups.length,
    degenerate: groups.filter(([, group]) => isDegenerate(scoredOf(group), method)).length,
    unscored: groups.reduce((sum, [, group]) => sum + group.length - scoredOf(group).length, 0),
    method,
  }
}

const isPooled = (rewards: object): rewards is RolloutRewards => Array.isArray(rewards)

const scoredOf = (group: RolloutRewards) => group.filter((reward) => reward !== null)

const isDegenerate = (scored: readonly number[], { singleton }: AdvantageMethod) =>
  scored.every((reward) => reward === scored[0]) && !(scored.length === 1 && singleton === 'reward')

function advantagesOf(group: RolloutRewards, method: AdvantageMethod): number[] {
  const { baseline, deviation, epsilon } = method
  const scored = scoredOf(group)
  const size = scored.length
  if (isDegenerate(scored, method)) return group.map(() => 0)
  if (size === 1) return group.map((reward) => (reward ?? 0) / (deviation === 'none' ? 1 : 1 + epsilon))
  const first = scored[0]!
  const mean = scored.reduce((sum, reward) => sum + (reward - first), 0) / size // above the first, as a mean of close rewards rounds
  const distance = (reward: number) => reward - first - mean
  const divisor = deviation === 'none' ? 1 : deviationOf(scored.map(distance), deviation) + epsilon
  const stretch = baseline === 'mean' ? 1 : size / (size - 1) // R − mean of others = (R − mean) · G / (G − 1)
  return group.map((reward) => (reward === null ? 0 : (distance(reward) * stretch) / divisor))
}

/** Scaled by the greatest distance, so that no square underflows to 0. */
function deviationOf(distances: readonly number[], of: 'population' | 'sample'): number {
  const greatest = Math.max(...distances.map(Math.abs))
  const squares = distances.reduce((sum, distance) => sum + (distance / greatest) ** 2, 0)
  return greatest * Math.sqrt(squares / (distances.length - (of === 'sample' ? 1 : 0)))
}

const CHOICES = {
  preset: Object.keys(ADVANTAGE_PRESETS),
  baseline: ['mean', 'leave-one-out'],
  deviation: ['population', 'sample', 'none'],
  singleton: ['zero', 'reward', 'error'],
  unscored: ['exclude', 'error'],
} satisfies Record<string, readonly string[]>

function methodOf({ preset = 'paper', ...parts }: GroupAdvantagesOptions): AdvantageMethod {
  const given = Object.entries(parts).filter(([, value]) => value !== undefined)
  for (const [option, value] of [['preset', preset] as const, ...given]) {
    const choices = (CHOICES as Record<string, readonly string[]>)[option]
    if (option === 'epsilon' || choices?.includes(value as string)) continue
    const expected = choices
      ? `one of ${choices.join(', ')} is`
      : `no options but ${Object.keys(CHOICES).join(', ')}, epsilon are`
    const message = `groupAdvantages: ${option} is ${JSON.stringify(value)}; ${expected} expected`
    throw new PolyfactError('UNKNOWN_OPTION', message, { [option]: value })
  }
  const method: AdvantageMethod = { ...ADVANTAGE_PRESETS[preset], ...Object.fromEntries(given) }
  const { deviation, epsilon } = method
  if (!(Number.isFinite(epsilon) && epsilon >= 0)) {
    const found = typeof epsilon === 'number' ? epsilon : JSON.stringify(epsilon)
    const message = `groupAdvantages: epsilon is ${found}; a finite number of at least 0 is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { epsilon })
  }
  if (deviation === 'none' && parts.epsilon) {
    const message = `groupAdvantages: epsilon is ${epsilon} and deviation none; no epsilon is expected, as nothing is divided`
    throw new PolyfactError('UNKNOWN_OPTION', message, { epsilon, deviation })
  }
  return deviation === 'none' ? { ...method, epsilon: 0 } : method
}

function checkRewards(
  groups: readonly (readonly [string, RolloutRewards])[],
  { singleton, unscored }: AdvantageMethod,
): void {
  const [first] = groups
  if (first === undefined)
    throw new PolyfactError('EMPTY_INPUT', 'groupAdvantages: no languages; at least one is expected')
  for (const [name, group] of groups) {
    if (group.length !== first[1].length) {
      const message = `groupAdvantages: ${name} has ${group.length} rollouts and ${first[0]} has ${first[1].length}; the same number is expected`
      throw new PolyfactError('SHAPE_MISMATCH', message, {
        [name]: group.length,
        [first[0]]: first[1].length,
      })
    }
    const bad = group.findIndex(
      (reward) => !(reward === null ? unscored === 'exclude' : Number.isFinite(reward)),
    )
    if (bad >= 0) {
      const message = `groupAdvantages: the ${name} reward of rollout ${bad} is ${group[bad]}; a finite number is expected${group[bad] === null ? ', or unscored: exclude' : ''}`
      throw new PolyfactError('NOT_FINITE', message, { group: name, rollout: bad })
    }
    const scored = group.filter((reward) => reward !== null).length
    if (group.length === 0 || (scored === 1 && singleton === 'error')) {
      const message = `groupAdvantages: found ${scored} ${name} rollout(s); at least ${singleton === 'error' ? 2 : 1} are expected`
      throw new PolyfactError('EMPTY_INPUT', message, { group: name, rollouts: scored })
    }
  }
}
