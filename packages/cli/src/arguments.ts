import { Language } from '@polyfact/schema'
import { InvalidArgumentError } from 'commander'

/** Languages separated by commas. */
export function languageList(text: string): Language[] {
  const codes = text.split(',').map((code) => code.trim())
  const bad = codes.find((code) => !Language.safeParse(code).success)
  if (bad !== undefined)
    throw new InvalidArgumentError(
      `found ${JSON.stringify(bad)}; BCP-47 codes such as en,sw,zh are expected.`,
    )
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice !== undefined) throw new InvalidArgumentError(`${twice} is there twice.`)
  return codes
}

/** A path; an empty one is what a shell makes of a variable that is not set. */
export function path(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('found an empty path.')
  return text
}

/** Collects paths, none of them empty. */
export const paths = (text: string, earlier: readonly string[] = []) => [...earlier, path(text)]

export const positiveInteger = (text: string) => integer(text, 1)
export const nonNegativeInteger = (text: string) => integer(text, 0)

function integer(text: string, least: number): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least || text.trim() === '') {
    throw new InvalidArgumentError(`found ${JSON.stringify(text)}; a whole number ≥ ${least} is expected.`)
  }
  return value
}

/** A confidence level in (0, 1). */
export function confidenceLevel(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1)) {
    throw new InvalidArgumentError(
      `found ${JSON.stringify(text)}; a number between 0 and 1, such as 0.95, is expected.`,
    )
  }
  return value
}

/** Collects `name=value`, which may be given again. */
export function assignment(
  text: string,
  earlier: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const [name, ...rest] = text.split('=')
  const value = rest.join('=')
  if (name === undefined || name.trim() === '' || value.trim() === '') {
    throw new InvalidArgumentError(`found ${JSON.stringify(text)}; name=value is expected.`)
  }
  if (Object.hasOwn(earlier, name)) throw new InvalidArgumentError(`${name} is there twice.`)
  return { ...earlier, [name]: value }
}

/** Collects `task=language`, which may be given again. */
export function taskLanguage(
  text: string,
  earlier: Readonly<Record<string, Language>> = {},
): Record<string, Language> {
  const all = assignment(text, earlier)
  const bad = Object.values(all).find((language) => !Language.safeParse(language).success)
  if (bad === undefined) return all
  throw new InvalidArgumentError(
    `found the language ${JSON.stringify(bad)}; a BCP-47 code such as sw is expected.`,
  )
}
