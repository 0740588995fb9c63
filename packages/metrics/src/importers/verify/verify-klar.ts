import { klarMatch } from '../../free-form/klar-match.js'
import { isSharedWithPolyFact } from '../klar-relations.js'
import { type KlarRecord, parseKlarFile } from '../klar-results-file.js'
import { isObject } from '../read-json.js'
import { createVerification, type Verification, type VerificationWriter } from './verification.js'

/**
 * Checks a result file of the KLAR evaluator: every verdict against the matcher, the counts by language and the four
 * subsets against the verdicts that the matcher gives. A summary is checked against itself.
 */
export function verifyKlar(path: string, value: unknown): Verification {
  if (isObject(value) && !('records' in value) && 'per_lang' in value) return verifySummary(path, value)
  const file = parseKlarFile(path, value)
  const stored = value as Record<string, unknown>
  const raw = stored['records'] as Record<string, unknown>[]
  const writer = createVerification('klar', [path])
  const matching = file.match_mode ?? 'lenient'
  const records = file.records.map((record, at) => {
    const correct = klarMatch(record.pred, record.target, { matching })
    writer.read(1)
    if ('correct' in raw[at]!) writer.compare(`records.${at}.correct`, raw[at]!['correct'], correct)
    return { ...record, correct }
  })
  if (!('correct' in raw[0]!)) writer.leave('records.*.correct', 'not in the file')
  if ('per_lang' in stored) {
    const counts = Object.fromEntries(
      file.langs.map((language) => {
        const own = records.filter((record) => record.language === language)
        return [language, [own.filter(({ correct }) => correct).length, own.length]]
      }),
    )
    writer.compareTree('per_lang', stored['per_lang'], counts, 'map')
  } else writer.leave('per_lang', 'not in the file')
  checkSubsets(stored['subset_acc'], records, writer)
  return writer.verification
}

function checkSubsets(
  stored: unknown,
  records: readonly (KlarRecord & { readonly correct: boolean })[],
  writer: VerificationWriter,
): void {
  if (!isObject(stored)) {
    writer.leave(
      'subset_acc',
      stored === null ? 'the evaluator was run without contamination labels' : 'not in the file',
    )
    return
  }
  const clean = records.filter(({ contaminated }) => contaminated !== true)
  const subsets = {
    full: records,
    contaminated_157: records.filter(({ contaminated }) => contaminated === true),
    clean_shared_1050: clean.filter(({ relation }) => isSharedWithPolyFact(relation)),
    clean_all: clean,
  }
  const computed = Object.fromEntries(
    Object.entries(subsets).map(([name, list]) => [
      name,
      countAndShare(list.filter(({ correct }) => correct).length, list.length),
    ]),
  )
  writer.compareTree('subset_acc', stored, computed, 'fields')
}

/** The whole is the sum of the languages, and of the contaminated and the clean facts; each share is that of its counts. */
function verifySummary(path: string, stored: Record<string, unknown>): Verification {
  const writer = createVerification('klar', [path])
  writer.leave('per_lang', 'needs the records, which a summary has not')
  const { per_lang: perLanguage, subset_acc: subsets } = stored
  if (!isObject(subsets) || !isObject(perLanguage)) {
    writer.leave('subset_acc', 'not in the file')
    return writer.verification
  }
  const languages = Object.values(perLanguage) as [number, number][]
  const full = [0, 1].map((at) => languages.reduce((sum, counts) => sum + counts[at]!, 0))
  const dirty = subsets['contaminated_157'] as [number, number] | undefined
  for (const [name, triple] of Object.entries(subsets) as [string, [number, number, number]][]) {
    const counts = {
      full,
      clean_all: dirty === undefined ? undefined : full.map((count, at) => count - dirty[at]!),
    }[name]
    if (counts === undefined) writer.leave(`subset_acc.${name}`, 'its counts need the records')
    const [correct, n] = counts ?? triple
    writer.compareTree(`subset_acc.${name}`, triple, countAndShare(correct!, n!), 'map')
  }
  return writer.verification
}

/** The share of nothing is NaN, as the evaluator writes it. */
function countAndShare(correct: number, n: number): number[] {
  return [correct, n, correct / n]
}
