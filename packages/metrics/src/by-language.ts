import { type Language, PolyfactError } from '@polyfact/schema'

/** `[language][fact]` values, every language in the same order of facts; null or undefined where there is none. */
export type ByLanguage<Value> = Readonly<Record<Language, readonly (Value | null | undefined)[]>>

/** The values that one fact has: `languages[i]` is the position of the language of `values[i]`. */
export interface FactValues<Value> {
  readonly fact: number
  readonly languages: readonly number[]
  readonly values: readonly Value[]
}

/**
 * The same values fact by fact, after checking that they are a table.
 *
 * @param caller - Name of the public function, for the errors.
 * @throws {@link PolyfactError} `EMPTY_INPUT` without a language or a fact; `SHAPE_MISMATCH` when two languages have
 *   different numbers of facts.
 */
export function byFact<Value>(caller: string, values: ByLanguage<Value>): FactValues<Value>[] {
  const columns = Object.entries(values)
  const [first] = columns
  if (first === undefined || first[1].length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${caller}: ${first === undefined ? 'no languages' : `no facts in ${first[0]}`}; at least one is expected`,
    )
  }
  const [language, { length }] = first
  for (const [other, column] of columns) {
    if (column.length !== length) {
      throw new PolyfactError(
        'SHAPE_MISMATCH',
        `${caller}: ${language} has ${length} facts and ${other} has ${column.length}; the same facts are expected in the same order, with null where a language lacks one`,
        { [language]: length, [other]: column.length },
      )
    }
  }
  return Array.from({ length }, (_, fact) => {
    const languages: number[] = []
    const values: Value[] = []
    for (let index = 0; index < columns.length; index++) {
      const value = columns[index]![1][fact]
      if (value == null) continue
      languages.push(index)
      values.push(value)
    }
    return { fact, languages, values }
  })
}

/**
 * The facts that have a value in every language.
 *
 * @throws {@link PolyfactError} `EMPTY_INPUT` when there is none, and as {@link byFact}.
 */
export function completeFacts<Value>(caller: string, values: ByLanguage<Value>): FactValues<Value>[] {
  const languages = Object.keys(values)
  const complete = byFact(caller, values).filter((fact) => fact.languages.length === languages.length)
  if (complete.length === 0) {
    throw new PolyfactError(
      'EMPTY_INPUT',
      `${caller}: no fact has a value in all of ${languages.join(', ')}; at least one is expected, so leave out a language`,
      { languages },
    )
  }
  return complete
}
