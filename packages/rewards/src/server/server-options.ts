import { checkLanguageList, type Fact, type Language, PolyfactError } from '@polyfact/schema'
import type { ResolveAnswerOptions } from '../resolve-answer.js'
import type { RewardConfig } from '../reward-config.js'
import { checkRewardConfig } from '../reward-ordering.js'
import type { LanguageIdentifier } from '../wrong-language.js'
import { type EngineOptions, type EngineSettings, engineSettings } from './engines/engine-settings.js'
import type { EngineName } from './engines/engines.js'
import type { Durability, StateLogOptions } from './state/state-log.js'
import type { Peers } from './workers/owner-of.js'
import { ALONE } from './workers/route-samples.js'

/** What a server serves, to whom, and how. */
export interface RewardServerOptions {
  /** Read once, while `/readyz` says that it is not ready. */
  readonly facts: AsyncIterable<Fact>
  readonly config: RewardConfig
  /** Those that are asked; all of a fact, without it. */
  readonly languages?: readonly Language[]
  /** How answers are resolved. @defaultValue `'strict'` */
  readonly mode?: NonNullable<ResolveAnswerOptions['mode']>
  /** For `config.wrongLanguage`: what `loadLanguageIdentifier` resolves to. Without it scripts alone are told apart. */
  readonly identify?: LanguageIdentifier
  /** By engine: deadline, policy, retention, limits; see `ENGINES`. */
  readonly engines?: Partial<Readonly<Record<EngineName, EngineOptions>>>
  /** Rollouts of a fact in one step, for the health of a run. Where it is not told, a quiet moment ends a group. */
  readonly rollouts?: number
  /** The file that what is held outlives the process in. Without it a restart forgets. */
  readonly state?: string
  /** @defaultValue `'process'` */
  readonly durability?: Durability
  /** What clients must send as `authorization: Bearer …`. */
  readonly token?: string
  /** @defaultValue `'127.0.0.1'` */
  readonly host?: string
  /** 0 for any that is free. @defaultValue 8080 */
  readonly port?: number
  /** Of a request. @defaultValue 16 MiB */
  readonly bodyLimitBytes?: number
  /** Of one generated text, in UTF-16 units. @defaultValue 262,144 */
  readonly textLimit?: number
  /** Structured logs, one JSON object a line. @defaultValue `'off'` */
  readonly logLevel?: LogLevel
  /** Where they go. @defaultValue standard output */
  readonly logStream?: { write(line: string): void }
  /** The processes that this one serves one address with; see `runWorkers`. */
  readonly peers?: Peers
  /** The live page: HTML that reads `/state` and `/events`. */
  readonly page?: string
}

/** From which importance on logs are written; `debug` has every request. */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug'

/** The same, with everything decided. */
export interface CompleteServerOptions {
  readonly config: RewardConfig
  readonly languages: readonly Language[] | undefined
  readonly mode: 'strict' | 'paper'
  readonly identify: LanguageIdentifier | undefined
  readonly engines: Record<EngineName, EngineSettings>
  readonly rollouts: number | null
  readonly quietMs: number
  readonly state: StateLogOptions | null
  readonly token: string | null
  readonly host: string
  readonly port: number
  readonly bodyLimitBytes: number
  readonly textLimit: number
  readonly logLevel: LogLevel
  readonly logStream: { write(line: string): void } | null
  readonly peers: Peers
  readonly page: string | null
  readonly onFault: (error: unknown) => void
}

const MIB = 1 << 20
const LOG_LEVELS = ['off', 'error', 'warn', 'info', 'debug']

/** @throws {@link PolyfactError} `OUT_OF_RANGE`, `UNKNOWN_OPTION`, `INVALID_INPUT`; as {@link checkRewardConfig}. */
export function completeServerOptions(options: RewardServerOptions): Omit<CompleteServerOptions, 'onFault'> {
  const {
    config,
    languages,
    state,
    durability = 'process',
    token,
    logLevel = 'off',
    mode = 'strict',
  } = options
  const { port = 8080, bodyLimitBytes = 16 * MIB, textLimit = MIB / 4, rollouts } = options
  checkRewardConfig(config, 'createRewardServer')
  if (languages) checkLanguageList(languages, 'createRewardServer')
  for (const [name, value, expected] of [
    ['mode', mode, ['strict', 'paper']],
    ['durability', durability, ['process', 'power']],
    ['logLevel', logLevel, LOG_LEVELS],
  ] as const) {
    if (!(expected as readonly string[]).includes(value)) throw unknownOption(name, value, expected)
  }
  for (const [name, value, least, most] of [
    ['port', port, 0, 65_535],
    ['bodyLimitBytes', bodyLimitBytes, 1, Number.POSITIVE_INFINITY],
    ['textLimit', textLimit, 1, Number.POSITIVE_INFINITY],
    ['rollouts', rollouts ?? 2, 2, Number.POSITIVE_INFINITY],
  ] as const) {
    if (Number.isInteger(value) && value >= least && value <= most) continue
    const range = Number.isFinite(most) ? `from ${least} to ${most}` : `of at least ${least}`
    const message = `createRewardServer: ${name} is ${value}; a whole number ${range} is expected`
    throw new PolyfactError('OUT_OF_RANGE', message, { [name]: value })
  }
  if (options.durability !== undefined && state === undefined) {
    const message = `createRewardServer: durability is ${durability} without a state file, where it has no effect; state beside it, or neither, is expected`
    throw new PolyfactError('INVALID_INPUT', message, { durability })
  }
  if (token === '') {
    const message = 'createRewardServer: token is empty; some characters, or no token, are expected'
    throw new PolyfactError('INVALID_INPUT', message)
  }
  return {
    config,
    languages,
    mode,
    identify: options.identify,
    engines: engineSettings(options.engines ?? {}),
    rollouts: rollouts ?? null,
    quietMs: 10_000,
    state: state === undefined ? null : { path: state, durability, compactBytes: 64 * MIB },
    token: token ?? null,
    host: options.host ?? '127.0.0.1',
    port,
    bodyLimitBytes,
    textLimit,
    logLevel,
    logStream: options.logStream ?? null,
    peers: options.peers ?? ALONE,
    page: options.page ?? null,
  }
}

function unknownOption(name: string, value: string, expected: readonly string[]): PolyfactError {
  const message = `createRewardServer: ${name} is ${JSON.stringify(value)}; one of ${expected.join(', ')} is expected`
  return new PolyfactError('UNKNOWN_OPTION', message, { [name]: value })
}
