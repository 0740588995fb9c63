import type { IncompletePolicy } from '../cohorts/end-cohort.js'

/** An engine whose calls are gathered apart from those of others, with a deadline and a policy of its own. */
export type EngineName = 'openrlhf' | 'slime' | 'trl' | 'verl' | 'nemo-gym' | 'areal'

/** What is known of an engine, and what follows for the server. */
export interface Engine {
  /** How long it waits for a reply; null: for ever. */
  readonly timeoutMs: number | null
  /** From the first answer of a rollout to its end: a margin below the engine's own patience. */
  readonly deadlineMs: number
  /** What becomes of a rollout whose languages do not all arrive, unless told otherwise. */
  readonly policy: IncompletePolicy
  /** Whether a reply can tell it to leave a sample out of training; verl 0.9 does so with a call that fails. */
  readonly masks: 'yes' | 'no'
}

/**
 * The engines, with the time that each waits for a reward.
 *
 * Where an engine cannot leave a sample out, a rollout that stays incomplete is an error unless `partial` is chosen: no
 * number that it would train on as a reward is made up for it.
 *
 * @example
 * ```ts
 * ENGINES.openrlhf // => { timeoutMs: 180000, deadlineMs: 170000, policy: 'error', masks: 'no' }
 * ```
 */
export const ENGINES: Readonly<Record<EngineName, Engine>> = {
  openrlhf: { timeoutMs: 180_000, deadlineMs: 170_000, policy: 'error', masks: 'no' },
  slime: { timeoutMs: 120_000, deadlineMs: 110_000, policy: 'error', masks: 'no' },
  trl: { timeoutMs: null, deadlineMs: 600_000, policy: 'mask', masks: 'yes' },
  verl: { timeoutMs: 300_000, deadlineMs: 280_000, policy: 'error', masks: 'no' },
  'nemo-gym': { timeoutMs: null, deadlineMs: 600_000, policy: 'mask', masks: 'yes' },
  areal: { timeoutMs: 15_000, deadlineMs: 13_000, policy: 'error', masks: 'no' },
}

export const ENGINE_NAMES = Object.keys(ENGINES) as [EngineName, ...EngineName[]]
