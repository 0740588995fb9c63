/**
 * The GRPO reward that pools the answers to one fact in all languages, and the advantages that come of it.
 *
 * @packageDocumentation
 */
export type { AdvantageMethod, AdvantagePreset } from './advantage-presets.js'
export { ADVANTAGE_PRESETS } from './advantage-presets.js'
export { agreementReward } from './agreement-reward.js'
export type { FormatFaultsOptions } from './answer-format.js'
export { formatFaults } from './answer-format.js'
export type { AnswerReward, AnswerRewardOptions, AnswerToReward, RewardComponents } from './answer-reward.js'
export { answerReward } from './answer-reward.js'
export type { BrevityExcessOptions } from './brevity.js'
export { brevityExcess } from './brevity.js'
export type { LanguagesCorrect } from './consistency-bonus.js'
export { consistencyBonus } from './consistency-bonus.js'
export { extractAnswer } from './extract-answer.js'
export type { GroupAdvantages, GroupAdvantagesOptions, RolloutRewards } from './group-advantages.js'
export { groupAdvantages } from './group-advantages.js'
export type { GroupReward, GroupRewardOptions } from './group-reward.js'
export { groupReward } from './group-reward.js'
export type { AlarmKind, RunAlarm } from './health/run-alarms.js'
export type {
  LanguageHealth,
  ObservedAnswer,
  ObservedRollout,
  RunHealthLimits,
  RunNumbers,
} from './health/run-numbers.js'
export type { BnpoLossOptions } from './losses/bnpo-loss.js'
export { bnpoLoss } from './losses/bnpo-loss.js'
export type { CispoLossOptions } from './losses/cispo-loss.js'
export { cispoLoss } from './losses/cispo-loss.js'
export type { ClipOptions } from './losses/clipped-ratio.js'
export type { CompletionIds, CompletionMask, CompletionMaskOptions } from './losses/completion-mask.js'
export { completionMask } from './losses/completion-mask.js'
export type { DapoLossOptions } from './losses/dapo-loss.js'
export { dapoLoss } from './losses/dapo-loss.js'
export type { DrGrpoLossOptions } from './losses/dr-grpo-loss.js'
export { drGrpoLoss } from './losses/dr-grpo-loss.js'
export type { GrpoLossOptions } from './losses/grpo-loss.js'
export { grpoLoss } from './losses/grpo-loss.js'
export type { GspoLossOptions } from './losses/gspo-loss.js'
export { gspoLoss } from './losses/gspo-loss.js'
export type { KlClamp, KlEstimateOptions, KlEstimator } from './losses/kl-estimate.js'
export type { KlLossOptions } from './losses/kl-loss.js'
export { klLoss } from './losses/kl-loss.js'
export type { PolicyBatch, PolicyLoss, Reals } from './losses/policy-batch.js'
export type { ReinforceLossOptions } from './losses/reinforce-loss.js'
export { reinforceLoss } from './losses/reinforce-loss.js'
export type { EmptySequencesOptions } from './losses/token-weights.js'
export type { KlPenalty, KlPenaltyOptions } from './losses/weighted-sum.js'
export type {
  EmptyAnswer,
  InvalidAnswer,
  Resolution,
  ResolvedAnswer,
  ResolvedLanguage,
} from './resolution.js'
export type {
  AllOrNothingBonus,
  AnswerFormat,
  AnswerOutcome,
  AnswerValues,
  Brevity,
  ConsistencyBonus,
  FormatRequirement,
  LadderBonus,
  PowerBonus,
  RewardConfig,
  Rung,
} from './reward-config.js'
export { PAPER_REWARD, RECOMMENDED_REWARD } from './reward-config.js'
export type { RewardCurveOptions, RewardCurvePoint } from './reward-curve.js'
export { rewardCurve } from './reward-curve.js'
export type { OutcomeRange } from './reward-ordering.js'
export { checkRewardConfig, rewardRanges } from './reward-ordering.js'
export type { RunHealth, RunHealthOptions, RunHealthReport } from './run-health.js'
export { createRunHealth } from './run-health.js'
export type { LanguageIdentifier, LanguageVerdict, WrongLanguageOptions } from './wrong-language.js'
export { wrongLanguage } from './wrong-language.js'
