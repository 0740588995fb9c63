import { readFile } from 'node:fs/promises'
import { loadLanguageIdentifier } from '@polyfact/rewards/language-id'
import {
  createRewardServer,
  livePage,
  type RewardServer,
  type RewardServerOptions,
} from '@polyfact/rewards/server'
import { PolyfactError } from '@polyfact/schema'
import { readRewardConfig } from './reward-config-file.js'
import { type RewardFactsOptions, rewardFacts } from './reward-facts.js'

/** What {@link serveRewards} serves, and to whom. */
export interface ServeRewardsOptions
  extends RewardFactsOptions,
    Pick<
      RewardServerOptions,
      | 'host'
      | 'port'
      | 'mode'
      | 'rollouts'
      | 'state'
      | 'engines'
      | 'logLevel'
      | 'logStream'
      | 'durability'
      | 'peers'
    > {
  /** `'sample'`, or a folder in a published layout. */
  readonly data: string
  /** Path of a reward configuration in YAML or JSON. @defaultValue the recommended reward */
  readonly config?: string
  /** Path of a file whose first line clients must send as `authorization: Bearer …`. @defaultValue no token */
  readonly tokenFile?: string
}

/** A reward server that takes calls. `warnings` also has what in the reward has no effect. */
export interface ServedRewards extends RewardServer {
  /** Where it listens; the live page is at `/`. */
  readonly url: string
}

/**
 * Starts the reward server on facts of the sample or of a folder, with the live page; resolves once it takes calls.
 *
 * @param options - see {@link ServeRewardsOptions}.
 * @throws {@link PolyfactError} as `createRewardServer`, `loadFacts` and `readRewardConfig`; `FILE_NOT_FOUND` and
 *   `INVALID_INPUT` for the file of the token; `INVALID_INPUT` where it cannot listen; `ABORTED` when the signal comes
 *   before it takes calls.
 */
export async function serveRewards(options: ServeRewardsOptions): Promise<ServedRewards> {
  const { data, config: file, tokenFile, split, signal, ...server } = options
  const { languages } = server
  const { config } = await readRewardConfig(file)
  const token = tokenFile === undefined ? undefined : await readToken(tokenFile)
  const facts = rewardFacts(data, {
    ...(split && { split }),
    ...(languages && { languages }),
    ...(signal && { signal }),
  })
  const running = await createRewardServer({
    ...server,
    facts,
    config,
    page: livePage(),
    ...(config.wrongLanguage && { identify: await loadLanguageIdentifier() }),
    ...(token !== undefined && { token }),
  })
  try {
    await running.ready()
    const { url } = await running.listen().catch(notListening)
    const { warnings } = await readRewardConfig(file, { languages: running.state().languages.length })
    return { ...running, url, warnings: [...running.warnings, ...warnings] }
  } catch (error) {
    await running.close()
    throw error
  }
}

/**
 * Checks what {@link serveRewards} would be refused for, all facts included, without serving: before several processes
 * are started that would all be refused.
 *
 * @throws {@link PolyfactError} as {@link serveRewards}.
 */
export async function checkServeRewards(options: ServeRewardsOptions): Promise<void> {
  const { data, config, tokenFile, split, languages } = options
  await readRewardConfig(config)
  if (tokenFile !== undefined) await readToken(tokenFile)
  for await (const _ of rewardFacts(data, { ...(split && { split }), ...(languages && { languages }) }));
}

/** What the system says of an address, as `listen EADDRINUSE: address already in use 127.0.0.1:8080`, with what to do. */
function notListening(cause: NodeJS.ErrnoException): never {
  if (!['listen', 'bind', 'getaddrinfo'].includes(cause.syscall ?? '')) throw cause
  const message = `serveRewards: ${cause.message}; an address of this machine and a free port, or port 0 for any, are expected`
  throw new PolyfactError('INVALID_INPUT', message, { code: cause.code }, { cause })
}

async function readToken(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT' && cause.code !== 'EISDIR') throw cause
    const found = cause.code === 'ENOENT' ? 'no such file' : 'is a folder'
    const message = `serveRewards: ${path}: ${found}; a file with the token in its first line is expected`
    throw new PolyfactError('FILE_NOT_FOUND', message, { path }, { cause })
  })
  const token = text.split(/\r?\n/, 1)[0]!.trim()
  if (token !== '') return token
  const message = `serveRewards: ${path}: its first line is empty; the token is expected there`
  throw new PolyfactError('INVALID_INPUT', message, { path })
}
