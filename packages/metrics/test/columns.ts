import fc from 'fast-check'

/** Languages of the columns that {@link answerColumns} and {@link verdictColumns} draw. */
export const LANGUAGES = ['en', 'de', 'sw', 'zh'] as const

type Columns<Value> = Record<(typeof LANGUAGES)[number], Value[]>

/** `[language][fact]` answers among a few ids. */
export const answerColumns: fc.Arbitrary<Columns<string>> = columnsOf(fc.constantFrom('a', 'b', 'c'))

/** `[language][fact]` answers of which some are missing. */
export const answerColumnsWithHoles: fc.Arbitrary<Columns<string | null>> = columnsOf(
  fc.option(fc.constantFrom('a', 'b', 'c'), { freq: 4 }),
)

/** `[language][fact]` whether the answer is right. */
export const verdictColumns: fc.Arbitrary<Columns<boolean>> = columnsOf(fc.boolean())

/** The same columns under other ids. */
export function renamed<Value extends string | null>(
  columns: Columns<Value>,
): Record<string, (string | null)[]> {
  return Object.fromEntries(
    Object.entries(columns).map(([language, ids]) => [
      language,
      ids.map((id) => (id === null ? null : `Q${id}0`)),
    ]),
  )
}

/** Whether every answer is the id `a`, which stands for the gold. */
export function verdictsOf(columns: Columns<string>): Columns<boolean> {
  return Object.fromEntries(
    Object.entries(columns).map(([language, ids]) => [language, ids.map((id) => id === 'a')]),
  ) as Columns<boolean>
}

function columnsOf<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Columns<Value>> {
  return fc.array(fc.tuple(value, value, value, value), { minLength: 1, maxLength: 20 }).map((rows) => ({
    en: rows.map((row) => row[0]),
    de: rows.map((row) => row[1]),
    sw: rows.map((row) => row[2]),
    zh: rows.map((row) => row[3]),
  }))
}
