/** `groupReward` at the paper's size: a group of 8 rollouts in 12 languages, with every component that needs no model. */
import { PAPER_LANGUAGES } from '@polyfact/schema'
import type { AnswerToReward } from '../src/answer-reward.js'
import { groupReward } from '../src/group-reward.js'
import { RECOMMENDED_REWARD, type RewardConfig } from '../src/reward-config.js'

const GROUPS = 500
const ROLLOUTS = 8
const config: RewardConfig = {
  ...RECOMMENDED_REWARD,
  brevity: { penalty: 0.3, denominatorFloor: 10 },
  wrongLanguage: { penalty: 0.125 },
  format: { penalty: 0.0625, require: ['one-line', 'starts-at-once', 'no-letter'] },
  agreementWithOthers: { weight: 0.0625 },
}
const plain = answersPerSecond(RECOMMENDED_REWARD)
const all = answersPerSecond(config)
const workload = `groupReward ${ROLLOUTS} rollouts × ${PAPER_LANGUAGES.length} languages`
console.log(`${workload}: ${plain.toLocaleString('en')} answers/s (wanted > 200,000 answers/s)`)
console.log(`${workload}, every component: ${all.toLocaleString('en')} answers/s (wanted > 20,000 answers/s)`)

function answersPerSecond(of: RewardConfig): number {
  const groups = Array.from({ length: GROUPS }, (_, group) => rolloutsOf(group))
  let sum = 0
  const run = () => {
    for (const rollouts of groups) for (const answers of rollouts) sum += groupReward(answers, of).reward
  }
  run() // warm
  const start = performance.now()
  run()
  const seconds = (performance.now() - start) / 1000
  if (!Number.isFinite(sum)) throw new Error('groupReward gives no number')
  return Math.round((GROUPS * ROLLOUTS * PAPER_LANGUAGES.length) / seconds)
}

function rolloutsOf(group: number): AnswerToReward[][] {
  return Array.from({ length: ROLLOUTS }, (_, rollout) =>
    PAPER_LANGUAGES.map((language, index) => ({
      language,
      text: `B) Durham, fact ${group} in rollout ${rollout}\n`,
      resolution: {
        kind: 'candidate',
        id: `Q${(group + rollout * index) % 4}`,
        how: 'contains',
        matched: 'durham',
      },
      gold: 'Q0',
      goldTexts: ['Durham'],
    })),
  )
}
