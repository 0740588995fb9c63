import { type Language, PolyfactError } from '@polyfact/schema'
import type { ImportOptions } from './imported-run.js'

/** ISO 639-3 codes of individual languages that CLDR does not map to the language that they are the usual form of. */
const USUAL: Readonly<Record<string, string>> = { pbt: 'ps', quy: 'qu', jp: 'ja' }

/**
 * The shortest BCP-47 code of a language that is written as benchmarks do: as BCP-47, ISO 639-3, or a FLORES code of
 * language and script.
 *
 * A script is left out where it is the one that the language is usually written in.
 *
 * @returns undefined for what is no code of a language.
 *
 * @example
 * ```ts
 * shortestLanguage('swh_Latn') // => 'sw'
 * shortestLanguage('zho_Hant') // => 'zh-Hant'
 * ```
 */
export function shortestLanguage(code: string): Language | undefined {
  if (!/^[a-z]{2,3}([_-][a-z]{4})?([_-]([a-z]{2}|\d{3}))?$/i.test(code)) return undefined
  const { language, script, region } = new Intl.Locale(code.replaceAll('_', '-'))
  const base = USUAL[language] ?? language
  const usual = new Intl.Locale(base).maximize().script
  const rare = script !== undefined && script !== usual && !(script === 'Hang' && usual === 'Kore')
  return [base, rare ? script : undefined, region].filter((part) => part !== undefined).join('-')
}

/**
 * The language that the option `taskLanguages` tells of a task; undefined where it says nothing of it.
 *
 * @throws {@link PolyfactError} `UNKNOWN_LANGUAGE` for what is no code of a language.
 */
export function toldLanguage(
  task: string,
  taskLanguages: NonNullable<ImportOptions['taskLanguages']>,
): Language | undefined {
  if (!Object.hasOwn(taskLanguages, task)) return undefined
  const told = taskLanguages[task]!
  const language = shortestLanguage(told)
  if (language !== undefined) return language
  throw new PolyfactError(
    'UNKNOWN_LANGUAGE',
    `taskLanguages: found ${JSON.stringify(told)} for the task ${task}; expected a code such as "sw"`,
    { task, language: told },
  )
}
