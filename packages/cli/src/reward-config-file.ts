import { readFile } from 'node:fs/promises'
import {
  type ParsedRewardConfig,
  type ParseRewardConfigOptions,
  parseRewardConfig,
} from '@polyfact/rewards/config'
import { PolyfactError } from '@polyfact/schema'
import { parseDocument } from 'yaml'

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
  const document = parseDocument(await textOf(path), { prettyErrors: true })
  const [fault] = document.errors
  if (fault !== undefined) {
    const [what] = fault.message.split(/:?\n/)
    throw new PolyfactError('INVALID_INPUT', `readRewardConfig: ${path}: ${what}; YAML is expected`, { path })
  }
  return parseRewardConfig(document.toJS() ?? {}, path, options)
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
    const message = `readRewardConfig: ${path}: no such file; a reward configuration in YAML is expected`
    throw new PolyfactError('FILE_NOT_FOUND', message, { path }, { cause })
  }
}
