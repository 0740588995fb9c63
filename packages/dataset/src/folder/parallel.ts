import { isRecord } from '../rows/normalize-row.js'
import { identifiedRow, type RawFact, type SourceRow } from '../rows/raw-fact.js'
import type { Rejections } from '../rows/rejections.js'
import { rowError } from '../rows/row-fault.js'

/**
 * Facts out of rows that hold all their languages: `translations` (PolyFact's `parallel` config) or `langs` (WIKI-FACT).
 *
 * A language whose block is null, or has nothing but nulls, is not there: parquet has a cell for every language of its
 * schema. Of two rows with one `fact_id` the first is the fact.
 *
 * @throws {@link PolyfactError} what the rejections do not absorb: `INVALID_INPUT` for a row without `fact_id` or
 *   without languages, `DUPLICATE_ID` for a second row of a fact.
 */
export async function* parallelFacts(
  rows: AsyncIterable<SourceRow>,
  rejections: Rejections,
): AsyncGenerator<RawFact> {
  const places = new Map<string, string>()
  for await (const row of rows) {
    const fact = rejections.attempt(() => {
      const { id, columns } = identifiedRow(row)
      const earlier = places.get(id)
      if (earlier !== undefined) {
        throw rowError(
          'repeated-fact',
          row.place,
          `fact ${id} is also at ${earlier}; one row a fact is expected`,
          {
            fact: id,
          },
        )
      }
      places.set(id, row.place)
      return { id, common: row, languages: languageBlocks(columns, row.place) }
    })
    if (fact !== undefined) yield fact
  }
}

function languageBlocks(columns: Record<string, unknown>, place: string): Map<string, SourceRow> {
  const found = [columns['translations'], columns['langs']].filter(isRecord)
  const blocks = found.find((struct) => !Object.values(struct).every(isNothing)) ?? found[0]
  if (blocks === undefined) {
    throw rowError(
      'form',
      place,
      `the row has the columns ${Object.keys(columns).join(', ')}; "translations" or "langs" with its languages is expected, since rows of one language are read from a folder named by it`,
    )
  }
  return new Map(
    Object.entries(blocks)
      .filter(([, block]) => !isNothing(block))
      .map(([language, value]) => [language, { value, place }]),
  )
}

function isNothing(block: unknown): boolean {
  return block == null || (isRecord(block) && Object.values(block).every((cell) => cell == null))
}
