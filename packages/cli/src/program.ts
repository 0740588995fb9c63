import { createRequire } from 'node:module'
import { PolyfactError } from '@polyfact/schema'
import { Command, CommanderError } from 'commander'
import { addCompare } from './commands/compare.js'
import { addEvaluate } from './commands/evaluate.js'
import { addExport } from './commands/export.js'
import { addMetrics } from './commands/metrics.js'
import { addRewardScore } from './commands/reward-score.js'
import { addRewardServe } from './commands/reward-serve.js'
import { addTiny } from './commands/tiny.js'
import { addVerify } from './commands/verify.js'
import type { Terminal } from './terminal.js'

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

/**
 * The command line: arguments and printing; every command is one exported call.
 *
 * Wrong arguments, `--help` and `--version` throw commander's `CommanderError` instead of leaving the process.
 */
export function program(terminal: Terminal): Command {
  const polyfact = new Command('polyfact')
    .description('Measure what a language model knows, and whether it knows it in every language.')
    .version(version)
    .showHelpAfterError('(run with --help to see what is possible)')
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.error.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'polyfact: ')),
    })
    .exitOverride()
  addEvaluate(polyfact, terminal)
  addMetrics(polyfact, terminal)
  addCompare(polyfact, terminal)
  addVerify(polyfact, terminal)
  addExport(polyfact, terminal)
  const reward = polyfact.command('reward').description('Reward the answers to facts in many languages.')
  addRewardServe(reward, terminal)
  addRewardScore(reward, terminal)
  addTiny(polyfact.command('model').description('Make checkpoints.'), terminal)
  return polyfact
}

/** The exit code for what a command threw: 0 after help, 2 for wrong arguments, 130 when it was stopped, else 1. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  return PolyfactError.is(error, 'ABORTED') ? 130 : 1
}
