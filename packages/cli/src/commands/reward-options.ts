import { ENGINES, type EngineName, type EngineOptions } from '@polyfact/rewards/server'
import { Split } from '@polyfact/schema'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { languageList, path } from '../arguments.js'

/** Which facts are rewarded, and how. */
export function addRewardOptions(command: Command): Command {
  return command
    .requiredOption('--data <source>', '"sample", or a folder in a published PolyFact layout', path)
    .option('--config <reward.yaml>', 'how answers are rewarded (default: as recommended)', path)
    .addOption(new Option('--split <name>', 'part of the data (default: all parts)').choices(Split.options))
    .option('--languages <codes>', 'of every fact, separated by commas (default: all)', languageList)
    .addOption(
      new Option('--mode <name>', 'how answers are resolved').choices(['strict', 'paper']).default('strict'),
    )
}

/** Settings by engine. */
export type EngineSettings = Partial<Record<EngineName, EngineOptions>>

/** Collects `partial` for all engines, or `trl=partial` for one; it may be given again. */
export function enginePolicy(text: string, earlier: EngineSettings = {}): EngineSettings {
  const { engines, value } = splitSetting(text)
  if (value !== 'partial' && value !== 'mask' && value !== 'error') {
    throw new InvalidArgumentError(`found ${JSON.stringify(value)}; partial, mask or error is expected.`)
  }
  return merge(earlier, engines, { policy: value })
}

/** A timer cannot be set for longer: 24 days. */
const LONGEST_MS = 2 ** 31 - 1

/** Collects `90` seconds for all engines, or `trl=90` for one; it may be given again. */
export function engineDeadline(text: string, earlier: EngineSettings = {}): EngineSettings {
  const { engines, value } = splitSetting(text)
  const deadlineMs = Math.round(1000 * Number(value))
  if (!(deadlineMs >= 1 && deadlineMs <= LONGEST_MS)) {
    throw new InvalidArgumentError(
      `found ${JSON.stringify(value)}; seconds from 0.001 to ${Math.floor(LONGEST_MS / 1000)} are expected.`,
    )
  }
  return merge(earlier, engines, { deadlineMs })
}

/** Deadlines and policies together. */
export function joinSettings(a: EngineSettings = {}, b: EngineSettings = {}): EngineSettings {
  const names = Object.keys({ ...a, ...b }) as EngineName[]
  return Object.fromEntries(names.map((name) => [name, { ...a[name], ...b[name] }]))
}

function splitSetting(text: string): { engines: EngineName[]; value: string } {
  const all = Object.keys(ENGINES) as EngineName[]
  const [name, ...rest] = text.split('=') as [string, ...string[]]
  if (rest.length === 0) return { engines: all, value: name }
  const engine = all.find((one) => one === name)
  if (engine === undefined) {
    throw new InvalidArgumentError(`found ${JSON.stringify(name)}; one of ${all.join(', ')} is expected.`)
  }
  return { engines: [engine], value: rest.join('=') }
}

const merge = (earlier: EngineSettings, engines: readonly EngineName[], setting: EngineOptions) =>
  joinSettings(earlier, Object.fromEntries(engines.map((name) => [name, setting])))
