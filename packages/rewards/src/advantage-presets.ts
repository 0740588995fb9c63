/** How the rewards of one group become advantages: `A_g = (R_g − baseline) / (deviation + epsilon)`. */
export interface AdvantageMethod {
  /** `mean`: of all rollouts of the group; `leave-one-out`: of the others. */
  readonly baseline: 'mean' | 'leave-one-out'
  /** Divisor under the root: G, G − 1; `none`: advantages stay in the unit of the reward. */
  readonly deviation: 'population' | 'sample' | 'none'
  /** Added to the deviation, in the unit of the reward; ≥ 0. */
  readonly epsilon: number
  /** A group of one: advantage 0; its reward, as if mean 0 and deviation 1; or an error. */
  readonly singleton: 'zero' | 'reward' | 'error'
  /** A reward that is null: left out of the group with advantage 0; or an error. */
  readonly unscored: 'exclude' | 'error'
}

/** A trainer whose advantages are known to the digit. */
export type AdvantagePreset =
  | 'paper'
  | 'trl'
  | 'trl-async'
  | 'verl'
  | 'openrlhf'
  | 'dr-grpo'
  | 'rloo'
  | 'dapo'
  | 'verifiers'

const zScore = { baseline: 'mean', singleton: 'zero', unscored: 'error' } as const
const centred = { ...zScore, deviation: 'none', epsilon: 0 } as const
const verl = { ...zScore, deviation: 'sample', epsilon: 1e-6, singleton: 'reward' } as const

/**
 * What each trainer does with the rewards of a group, from its own source.
 *
 * @see `_zscore` of the paper's trainer; TRL 1.16 `trl/trainer/grpo_trainer.py` (`scale_rewards="group"`) and
 *   `trl/experimental/async_grpo/async_rollout_worker.py`; verl 0.9 `verl/trainer/ppo/core_algos.py`
 *   (`compute_grpo_outcome_advantage`); OpenRLHF 0.11 `openrlhf/trainer/ppo_utils/experience_maker.py` (`group_norm`,
 *   `dr_grpo`, `rloo`), whose command line refuses groups of one; verifiers 0.1 `verifiers/rubrics/rubric.py`
 *   (`score_group`). DAPO is verl's recipe, whose dynamic sampling drops degenerate groups.
 *
 * @example
 * ```ts
 * ADVANTAGE_PRESETS.trl.epsilon // => 0.0001
 * ```
 */
export const ADVANTAGE_PRESETS: Readonly<Record<AdvantagePreset, AdvantageMethod>> = {
  paper: { ...zScore, deviation: 'population', epsilon: 1e-6 },
  trl: { ...zScore, deviation: 'sample', epsilon: 1e-4, unscored: 'exclude' },
  'trl-async': { ...zScore, deviation: 'population', epsilon: 1e-8, unscored: 'exclude' },
  verl,
  openrlhf: { ...zScore, deviation: 'sample', epsilon: 1e-9, singleton: 'error' },
  'dr-grpo': centred,
  rloo: { ...centred, baseline: 'leave-one-out', singleton: 'error' },
  dapo: verl,
  verifiers: centred,
}
