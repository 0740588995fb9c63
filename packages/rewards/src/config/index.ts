/**
 * The configuration of a reward as a zod schema, checked over the whole range of its parameters.
 *
 * @packageDocumentation
 */
export type { ParsedRewardConfig, ParseRewardConfigOptions } from './reward-config-schema.js'
export { parseRewardConfig, RewardConfigSchema } from './reward-config-schema.js'
export { REWARD_HAZARDS, type RewardHazard } from './reward-hazards.js'
