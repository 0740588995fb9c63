import { type Language, PolyfactError } from '@polyfact/schema'
import { strip } from '../rows/normalize-row.js'
import { identifiedRow, type RawFact, type SourceRow } from '../rows/raw-fact.js'
import type { Rejections } from '../rows/rejections.js'
import { rowError } from '../rows/row-fault.js'

/** Facts that may wait for a language before that language is taken not to have them. */
const JOIN_WINDOW = 1_024

interface OpenFact extends RawFact {
  readonly languages: Map<Language, SourceRow>
}

interface Join {
  readonly open: Map<string, OpenFact> // facts that wait, the eldest first
  readonly handedOver: Map<string, ReadonlySet<Language>> // with the languages they had
  readonly window: number
}

/**
 * Facts out of one stream of rows a language, joined by `fact_id`.
 *
 * The published files hold the facts in one order in all languages, so that rows are joined as they come. Files may
 * differ: a fact waits until every language has brought it, or has ended, or 1,024 facts are waiting; the eldest is
 * then handed over without the languages that lack it. Memory is bounded by the window, and by the ids of all facts.
 * Facts come in the order of their first rows, which does not depend on the order of `streams`.
 *
 * @param streams - By language; closed when the caller stops early.
 * @param window - Facts that may wait.
 * @throws {@link PolyfactError} `FACT_REAPPEARED` for a row that comes after its fact was handed over, so that the
 *   orders differ too much; and what the rejections do not absorb: `INVALID_INPUT` for a row without `fact_id` or of
 *   another language, `DUPLICATE_ID` for a second row of a fact in one language.
 */
export async function* joinLanguages(
  streams: ReadonlyMap<Language, AsyncIterable<SourceRow>>,
  rejections: Rejections,
  window = JOIN_WINDOW,
): AsyncGenerator<RawFact> {
  const readers = [...streams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, rows]) => ({ language, rows: rows[Symbol.asyncIterator](), ended: false }))
  const join: Join = { open: new Map(), handedOver: new Map(), window }
  const { open, handedOver } = join
  const sets = new Map<string, ReadonlySet<Language>>() // one set for all facts with the same languages

  const isSettled = (fact: OpenFact) =>
    readers.every(({ language, ended }) => ended || fact.languages.has(language))
  function* settled(): Generator<RawFact> {
    for (const fact of open.values()) {
      if (!isSettled(fact) && open.size <= window) return
      open.delete(fact.id)
      const key = [...fact.languages.keys()].sort().join()
      const set = sets.get(key) ?? new Set(fact.languages.keys())
      sets.set(key, set)
      handedOver.set(fact.id, set)
      yield fact
    }
  }

  try {
    while (readers.some(({ ended }) => !ended)) {
      for (const reader of readers) {
        if (reader.ended) continue
        const next = await reader.rows.next()
        reader.ended = next.done === true
        if (!next.done) rejections.attempt(() => addRow(next.value, reader.language, join))
      }
      yield* settled()
    }
  } finally {
    await Promise.all(readers.map(({ rows }) => rows.return?.()))
  }
}

function addRow(row: SourceRow, language: Language, { open, handedOver, window }: Join): void {
  const { id, columns } = identifiedRow(row)
  const stated = strip(columns['language'])
  if (stated !== '' && stated !== language) {
    throw rowError('language', row.place, `fact ${id} is in ${stated}; a row in ${language} is expected`, {
      fact: id,
    })
  }
  const fact = open.get(id) ?? { id, common: row, languages: new Map() }
  if (fact.languages.has(language) || handedOver.get(id)?.has(language)) {
    throw rowError(
      'repeated-fact',
      row.place,
      `fact ${id} is there before in ${language}; one row a fact is expected`,
      { fact: id, language },
    )
  }
  if (handedOver.has(id)) {
    throw new PolyfactError(
      'FACT_REAPPEARED',
      `${row.place}: fact ${id} comes in ${language} more than ${window} facts after its other languages; the same order in all languages is expected, as in the parallel config`,
      { fact: id, language },
    )
  }
  fact.languages.set(language, row)
  open.set(id, fact)
}
