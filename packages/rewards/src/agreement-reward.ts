import { type Language, PolyfactError } from '@polyfact/schema'

/**
 * How far each language's answer is shared by the other languages, right or wrong.
 *
 * Of the n − 1 other languages, the share whose answer has the same candidate id. No gold is needed. It also pays for
 * being wrong together: add it with a small weight, or where no gold is known.
 *
 * @param answers - `[language]` id of the candidate that the answer names; null where it names none.
 * @returns Shares in [0, 1] by language; 0 for an answer that names no candidate.
 * @throws {@link PolyfactError} `EMPTY_INPUT` with fewer than two languages.
 *
 * @example
 * ```ts
 * agreementReward({ en: 'Q90', de: 'Q90', sw: 'Q456' }) // => { en: 0.5, de: 0.5, sw: 0 }
 * ```
 */
export function agreementReward(
  answers: Readonly<Record<Language, string | null>>,
): Record<Language, number> {
  const languages = Object.keys(answers)
  if (languages.length < 2) {
    const message = `agreementReward: found ${languages.length === 0 ? 'no language' : `only ${languages[0]}`}; at least two languages are expected`
    throw new PolyfactError('EMPTY_INPUT', message)
  }
  const named = new Map<string | null, number>()
  for (const id of Object.values(answers)) named.set(id, (named.get(id) ?? 0) + 1)
  const share = (id: string | null) => (id === null ? 0 : (named.get(id)! - 1) / (languages.length - 1))
  return Object.fromEntries(Object.entries(answers).map(([language, id]) => [language, share(id)]))
}
