import { hazardsOf, REWARD_HAZARDS } from '../config/reward-hazards.js'
import type { CompleteServerOptions } from './server-options.js'

/** Sentences on what is dangerous in a server as it is told to start. */
export function startupWarnings(
  options: Pick<CompleteServerOptions, 'config' | 'identify' | 'host' | 'token'>,
): string[] {
  const warnings = hazardsOf(options.config).map(
    (hazard) =>
      `the reward has the hazard ${hazard}: ${REWARD_HAZARDS[hazard]}; the recommended preset does not have it`,
  )
  if (options.config.wrongLanguage && options.identify === undefined) {
    warnings.push(
      'wrongLanguage sees scripts alone, so an answer in another language of the same script costs nothing; pass identify: await loadLanguageIdentifier() of @polyfact/rewards/language-id',
    )
  }
  if (options.token === null && !isLoopback(options.host)) {
    warnings.push(
      `the server listens on ${options.host} without a token: whoever reaches it can read answers and disturb runs; set a token, or bind to 127.0.0.1`,
    )
  }
  return warnings
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127\./.test(host)
