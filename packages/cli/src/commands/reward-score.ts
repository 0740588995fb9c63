import { ADVANTAGE_PRESETS, type AdvantagePreset } from '@polyfact/rewards'
import { REWARD_HAZARDS } from '@polyfact/rewards/config'
import { type Command, Option } from 'commander'
import { rewardTable } from '../reward-table.js'
import { type ScoreGenerationsOptions, scoreGenerations } from '../score-generations.js'
import type { Terminal } from '../terminal.js'
import { addRewardOptions } from './reward-options.js'
import { stoppable } from './shared-options.js'

interface RewardScoreArguments extends Omit<ScoreGenerationsOptions, 'signal'> {
  readonly json?: true
}

/** `polyfact reward score`: rewards of a file of answers. */
export function addRewardScore(parent: Command, { out, error, interrupted }: Terminal): void {
  const command = parent
    .command('score')
    .description(
      'Reward the answers of a file as the server would: resolutions, components, rewards of rollouts, advantages.\n' +
        'Lines are JSON with fact (or fact_id), language, text and, where the file has it, rollout.',
    )
    .argument('<generations.jsonl>', 'the answers')
  addRewardOptions(command)
    .addOption(
      new Option('--missing <what>', 'a language without an answer: refused, empty, or left out of the sum')
        .choices(['error', 'empty', 'partial'])
        .default('error'),
    )
    .addOption(
      new Option('--advantages <trainer>', 'whose rule advantages follow')
        .choices(Object.keys(ADVANTAGE_PRESETS) as AdvantagePreset[])
        .default('paper'),
    )
    .option('--json', 'print every answer as JSON')
    .addHelpText('after', '\nExample:\n  polyfact reward score generations.jsonl --data sample --json')
    .action(async (file: string, { json, ...given }: RewardScoreArguments) => {
      const scored = await stoppable('stopped; nothing was written', () =>
        scoreGenerations(file, { ...given, signal: interrupted() }),
      )
      for (const hazard of scored.hazards) error.write(`hazard ${hazard}: ${REWARD_HAZARDS[hazard]}\n`)
      for (const warning of scored.warnings) error.write(`note: ${warning}\n`)
      out.write(json ? `${JSON.stringify(scored, null, 2)}\n` : `${rewardTable(scored)}\n`)
    })
}
