import type { RewardConfig } from '../reward-config.js'

/** What is dangerous in a reward that was asked for all the same, by name: the sentence that explains it. */
export const REWARD_HAZARDS = {
  silence: 'an empty answer earns more than an unparseable one, and policies learn to write nothing',
} as const

/** One of {@link REWARD_HAZARDS}. */
export type RewardHazard = keyof typeof REWARD_HAZARDS

/** Hazards of a configuration that has been checked: only the paper's preset has any. */
export const hazardsOf = ({ preset }: RewardConfig): RewardHazard[] => (preset === 'paper' ? ['silence'] : [])
