import cluster from 'node:cluster'
import { runWorkers } from '@polyfact/rewards/server'
import { PolyfactError } from '@polyfact/schema'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { path, positiveInteger } from '../arguments.js'
import { count } from '../format-text.js'
import {
  checkServeRewards,
  type ServedRewards,
  type ServeRewardsOptions,
  serveRewards,
} from '../serve-rewards.js'
import type { Terminal } from '../terminal.js'
import {
  addRewardOptions,
  type EngineSettings,
  engineDeadline,
  enginePolicy,
  joinSettings,
} from './reward-options.js'
import { stoppable } from './shared-options.js'

interface RewardServeArguments
  extends Omit<ServeRewardsOptions, 'signal' | 'engines' | 'logLevel' | 'logStream' | 'peers'> {
  readonly deadline?: EngineSettings
  readonly policy?: EngineSettings
  readonly workers: number
  readonly log: NonNullable<ServeRewardsOptions['logLevel']>
}

/** `polyfact reward serve`: the reward server, until it is stopped. */
export function addRewardServe(parent: Command, { out, error, interrupted }: Terminal): void {
  const command = parent
    .command('serve')
    .description(
      'Serve one reward over all languages of a fact to TRL, verl, OpenRLHF, slime, NeMo-Gym or AReaL.\n' +
        'A call waits until all languages of its rollout are there. The page at the printed address shows the run.',
    )
  addRewardOptions(command)
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <n>', 'where to listen; 0 for any that is free', port, 8080)
    .option('--token-file <file>', 'its first line is what clients must send as a bearer token', path)
    .option('--state <file>', 'what is held outlives the process in this file', path)
    .option(
      '--deadline <[engine=]seconds>',
      'from the first answer of a rollout to its end; can be repeated',
      engineDeadline,
    )
    .option(
      '--policy <[engine=]what>',
      'partial, mask or error: what becomes of an incomplete rollout; can be repeated',
      enginePolicy,
    )
    .option(
      '--workers <n>',
      'processes behind the one address; each has its facts and its state file',
      positiveInteger,
      1,
    )
    .option('--rollouts <n>', 'of a fact in one step, for the alarms (default: found out)', positiveInteger)
    .addOption(
      new Option('--log <level>', 'structured logs on stderr')
        .choices(['off', 'error', 'warn', 'info', 'debug'])
        .default('error'),
    )
    .addHelpText(
      'after',
      '\nExample:\n  polyfact reward serve --data sample --config reward.yaml --deadline trl=300 --policy trl=mask',
    )
    .action(async ({ deadline, policy, workers, log, ...given }: RewardServeArguments) => {
      const options = { ...given, engines: joinSettings(deadline, policy), logLevel: log, logStream: error }
      const say = (server: ServedRewards) => {
        const { facts, languages } = server.state()
        for (const warning of server.warnings) error.write(`warning: ${warning}\n`)
        const held = `${count(facts, 'fact')} in ${count(languages.length, 'language')}`
        out.write(`${server.url}/  ${held}; Ctrl-C ends it\n`)
      }
      if (cluster.isWorker) process.on('SIGINT', () => {}) // the first process tells when to end
      const signal = cluster.isWorker ? new AbortController().signal : interrupted()
      const serving = await stoppable('stopped before it took calls', () =>
        workers === 1 ? serveAlone(options, signal, say) : serveTogether(workers, options, say),
      )
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve()
        else signal.addEventListener('abort', () => resolve(), { once: true })
      })
      await serving.close()
      throw new PolyfactError('ABORTED', 'stopped; all calls that waited were answered')
    })
}

type Say = (server: ServedRewards) => void

async function serveAlone(options: ServeOptions, signal: AbortSignal, say: Say) {
  const server = await serve({ ...options, signal })
  say(server)
  return server
}

type ServeOptions = ServeRewardsOptions & { readonly logStream: NodeJS.WritableStream }

/** Logs begin when calls are taken: what ends the server before that, the command says itself. */
async function serve({ logStream, ...options }: ServeOptions): Promise<ServedRewards> {
  const lines: string[] = []
  let write = (line: string): unknown => lines.push(line)
  const server = await serveRewards({ ...options, logStream: { write: (line) => void write(line) } })
  write = (line) => logStream.write(line)
  for (const line of lines) write(line)
  return server
}

/** The program runs once more in each process, and comes here again; once all listen, one of them says where. */
async function serveTogether(workers: number, options: ServeOptions, say: Say) {
  if (!cluster.isWorker) await checkServeRewards(options)
  const { state } = options
  const start = (peers: NonNullable<ServeRewardsOptions['peers']>) => {
    const own = state === undefined ? {} : { state: `${state}.${peers.index}` }
    return serve({ ...options, ...own, peers })
  }
  return runWorkers(workers, start, say)
}

function port(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new InvalidArgumentError(
      `found ${JSON.stringify(text)}; a whole number from 0 to 65535 is expected.`,
    )
  }
  return value
}
