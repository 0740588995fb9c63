import { type Language, PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from '../imported-run.js'
import { shortestLanguage, toldLanguage } from '../language-code.js'
import type { InspectLog, PlacedSample } from './inspect-log.js'

/**
 * The language of a sample: `language` or `lang` of its metadata, else of the task's arguments, else what the
 * `taskLanguages` option says of the task, by its whole name or its last part.
 *
 * @throws {@link PolyfactError} `UNKNOWN_LANGUAGE` when none of them says it, or what they say is no language code.
 */
export function languageOfSample(
  { place, sample }: PlacedSample,
  { header }: InspectLog,
  { taskLanguages = {} }: Pick<ImportOptions, 'taskLanguages'>,
): Language {
  const { task, task_args } = header.eval
  const name = task.split('/').at(-1)!
  const found =
    sample.metadata['language'] ?? sample.metadata['lang'] ?? task_args['language'] ?? task_args['lang']
  const language =
    (typeof found === 'string' ? shortestLanguage(found) : undefined) ??
    toldLanguage(task, taskLanguages) ??
    toldLanguage(name, taskLanguages)
  if (language !== undefined) return language
  throw new PolyfactError(
    'UNKNOWN_LANGUAGE',
    found === undefined
      ? `${place}: found no "language" or "lang" in the sample's metadata or the task's arguments; say which language the task is in: taskLanguages: { '${name}': 'en' }`
      : `${place}: found the language ${JSON.stringify(found)}; a code such as "en" is expected, so say which it is: taskLanguages: { '${name}': 'en' }`,
    { place, task, language: found },
  )
}
