import {
  checkFact,
  EntityId,
  type Fact,
  type Language,
  type LocalizedFact,
  PropertyId,
  type Split,
} from '@polyfact/schema'
import { checkAligned, identifyCandidates } from './candidate-identity.js'
import { isRecord, type NormalizedRow, normalizeRow, strip } from './normalize-row.js'
import type { RawFact } from './raw-fact.js'
import type { Rejections } from './rejections.js'
import { rowError, shown } from './row-fault.js'

/** What {@link toFact} needs besides the fact. */
export interface ToFactOptions {
  readonly split: Split
  readonly languages: readonly Language[] // wanted, in the order in which the fact shall have them
  readonly incomplete: 'error' | 'skip' | 'keep'
  readonly rejections: Rejections
}

/**
 * Makes a checked fact of the rows that hold it.
 *
 * @returns Undefined for a fact that was rejected and counted.
 * @throws {@link PolyfactError} what the rejections do not absorb, and `CANDIDATE_MISMATCH` for several languages
 *   without candidate ids, which no skipping can mend.
 */
export function toFact(raw: RawFact, options: ToFactOptions): Fact | undefined {
  const { split, languages, incomplete, rejections } = options
  const ids = rejections.attempt(() => entityIds(raw))
  if (ids === undefined) return undefined

  const rows = new Map<Language, NormalizedRow>()
  const localized: Record<Language, LocalizedFact> = {}
  for (const language of languages) {
    const source = raw.languages.get(language)
    if (source === undefined) continue
    rejections.attempt(() => {
      const row = normalizeRow(source.value, `${source.place}: fact ${raw.id} in ${language}`)
      const candidates = identifyCandidates(row, { id: raw.id, object: ids.object }, language, source.place)
      rows.set(language, row)
      localized[language] = { question: row.question, candidates }
    })
  }
  if (rows.size < languages.length && (incomplete !== 'keep' || rows.size === 0)) {
    complain(raw, rows, options)
    return undefined
  }
  checkAligned(raw.id, rows)
  const common = isRecord(raw.common.value) ? raw.common.value : {}
  const fact: Fact = {
    id: raw.id,
    subject: { id: ids.subject, ...label(common['subject']) },
    property: { id: ids.property, ...label(common['relation']) },
    object: { id: ids.object, ...label(common['object']) },
    split,
    languages: localized,
  }
  return rejections.attempt(() => {
    checkFact(fact, raw.common.place)
    return fact
  }, 'candidate-sets')
}

function complain(raw: RawFact, rows: ReadonlyMap<Language, unknown>, options: ToFactOptions): void {
  const missing = options.languages.filter((language) => !rows.has(language))
  const there = [...raw.languages.keys()].join(', ')
  const error = rowError(
    'incomplete',
    raw.common.place,
    `fact ${raw.id} is not there in ${missing.join(', ')} (it is in ${there === '' ? 'no language' : there}); all wanted languages are expected, or incomplete: 'keep' or 'skip'`,
    { fact: raw.id, languages: missing },
  )
  if (options.incomplete === 'error') throw error
  options.rejections.count('incomplete', error)
}

/** Subject, property and object out of `fact_id`; columns that repeat them must agree. */
function entityIds({ id, common }: RawFact): { subject: string; property: string; object: string } {
  const [subject = '', property = '', object = '', ...rest] = id.split('|')
  const known = EntityId.safeParse(subject).success && EntityId.safeParse(object).success
  if (!known || !PropertyId.safeParse(property).success || rest.length > 0) {
    throw rowError(
      'fact-id',
      common.place,
      `fact_id is ${shown(id)}; "<subject id>|<property id>|<object id>" is expected`,
      { fact: id },
    )
  }
  const ids = { subject, property, object }
  const columns = isRecord(common.value) ? common.value : {}
  for (const [name, expected] of Object.entries(ids)) {
    const stated = strip(columns[`${name}_id`])
    if (stated !== '' && stated !== expected) {
      throw rowError(
        'fact-id',
        common.place,
        `fact ${id} has the ${name}_id ${stated}; ${expected} is expected`,
        { fact: id },
      )
    }
  }
  return ids
}

/** An English label where the column has one; only the id tells who an entity is. */
function label(cell: unknown): { label?: string } {
  const text = strip(cell)
  return text === '' ? {} : { label: text }
}
