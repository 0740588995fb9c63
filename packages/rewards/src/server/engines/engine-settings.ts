import { PolyfactError } from '@polyfact/schema'
import type { CohortsOptions } from '../cohorts/cohort-options.js'
import { ENGINE_NAMES, ENGINES, type EngineName } from './engines.js'

/**
 * How calls of one engine are gathered. What is left out is as {@link ENGINES} has it; what has ended is kept for twice
 * the deadline, so that a request that failed at its deadline finds its other samples again.
 */
export type EngineOptions = Partial<
  Pick<CohortsOptions, 'deadlineMs' | 'policy' | 'retentionMs' | 'stallMs' | 'limits'>
>

/** The same, with what an engine needs filled in. */
export type EngineSettings = EngineOptions &
  Required<Pick<EngineOptions, 'deadlineMs' | 'policy' | 'retentionMs'>>

/**
 * The settings of every engine.
 *
 * @throws {@link PolyfactError} `UNKNOWN_OPTION` for an engine that does not exist, and for masks where the engine cannot
 *   leave a sample out.
 */
export function engineSettings(
  options: Partial<Readonly<Record<EngineName, EngineOptions>>>,
): Record<EngineName, EngineSettings> {
  const unknown = Object.keys(options).find((name) => !ENGINE_NAMES.includes(name as EngineName))
  if (unknown !== undefined) {
    const message = `createRewardServer: engines has ${JSON.stringify(unknown)}; one of ${ENGINE_NAMES.join(', ')} is expected`
    throw new PolyfactError('UNKNOWN_OPTION', message, { engine: unknown })
  }
  const settings = ENGINE_NAMES.map((name) => [name, settingsOf(name, options[name] ?? {})])
  return Object.fromEntries(settings) as Record<EngineName, EngineSettings>
}

function settingsOf(name: EngineName, options: EngineOptions): EngineSettings {
  const { deadlineMs, policy, masks } = ENGINES[name]
  const settings = { policy, deadlineMs, retentionMs: 2 * (options.deadlineMs ?? deadlineMs), ...options }
  if (settings.policy === 'mask' && masks === 'no') {
    const message = `createRewardServer: engines.${name}.policy is mask, and ${name} cannot leave a sample out of training; partial or error is expected`
    throw new PolyfactError('UNKNOWN_OPTION', message, { engine: name, policy: settings.policy })
  }
  return settings
}
