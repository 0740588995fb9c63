import { readFile } from 'node:fs/promises'
import {
  type ParsedRewardConfig,
  type ParseRewardConfigOptions,
  parseRewardConfig,
} from '@polyfact/rewards/config'
import { PolyfactError } from '@polyfact/schema'
import { parse } from 'yaml'

/**
 * Reads the configuration of a reward from a YAML or JSON file.
 *
 * @param path - The file; an empty one, and none, is the recommended reward.
 * @param options - see {@link ParseRewardConfigOptions}.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`; `INVALID_INPUT` for text that is no YAML, with line and column; as
 *   `parseRewardConfig`.
 */
export async function readRewardConfig(
  path: string | undefined,
  options: ParseRewardConfigOptions = {},
): Promise<ParsedRewardConfig> {
  if (path === undefined) return parseRewardConfig({}, 'the recommended reward', options)
  return parseRewardConfig(valueIn(await textOf(path), path) ?? {}, path, options)
}

function valueIn(text: string, path: string): unknown {
  try {
    return parse(text, { prettyErrors: true })
  } catch (cause) {
    const [what] = (cause as Error).message.split(/:?\n/) // of a fault of form, or of an alias that is not resolved
    const message = `readRewardConfig: ${path}: ${what}; YAML is expected`
    throw new PolyfactError('INVALID_INPUT', message, { path }, { cause })
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EISDIR') throw cause
    const message = `readRewardConfig: ${path}: ${code === 'ENOENT' ? 'no such file' : 'is a folder'}; a reward configuration in YAML is expected`
    throw new PolyfactError('FILE_NOT_FOUND', message, { path }, { cause })
  }
}
