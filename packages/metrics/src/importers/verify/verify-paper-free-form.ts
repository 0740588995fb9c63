import { klarMatch } from '../../free-form/klar-match.js'
import type { PaperFreeFormFile } from '../paper-results-file.js'
import { createVerification, joinPath, type Verification } from './verification.js'

const HIGH = ['en', 'de', 'pt', 'ar', 'es', 'ru', 'fr', 'ja', 'zh']
const LOW = ['id', 'bn', 'sw']

/**
 * Checks a file of the paper's free-form evaluator: every verdict against the matcher, every aggregate against the
 * verdicts that the matcher gives, in percent where the file has percent.
 */
export function verifyPaperFreeForm(
  path: string,
  { config, predictions }: PaperFreeFormFile,
  stored: Record<string, unknown>,
): Verification {
  const writer = createVerification('paper', [path])
  const raw = stored['predictions'] as Record<string, Record<string, Record<string, unknown>>>
  const matching = config.matcher === 'strict' ? 'strict' : 'lenient'
  const facts = Object.entries(predictions).map(([fact, byLanguage]) =>
    config.langs.flatMap((language) => {
      const answer = byLanguage[language]
      if (answer === undefined) return []
      const correct = klarMatch(answer.pred, answer.gold, { matching })
      const place = `${joinPath(joinPath('predictions', fact), language)}.correct`
      writer.read(1)
      if ('correct' in raw[fact]![language]!) writer.compare(place, raw[fact]![language]!['correct'], correct)
      return [{ language, correct, entity: answer.entity ?? null }]
    }),
  )
  writer.leave(
    'predictions.*.*.entity',
    'the options that the answers were compared with are not in the file',
  )
  const answers = facts.flat()
  const right = Object.fromEntries(
    config.langs.map((language) => {
      const own = answers.filter((answer) => answer.language === language)
      return [language, { accuracy: own.filter(({ correct }) => correct).length, n: own.length }]
    }),
  )
  const percent = (count: number, total: number) => (100 * count) / total
  const mean = (languages: readonly string[]) =>
    languages.reduce((sum, language) => sum + percent(right[language]!.accuracy, right[language]!.n), 0) /
    languages.length
  const n = facts.length
  const allRight = facts.filter((fact) => fact.every(({ correct }) => correct))
  const agreed = facts.filter((fact) => {
    const [first] = fact
    return first?.entity != null && fact.every(({ entity }) => entity === first.entity)
  })
  const agreedRight = agreed.filter((fact) => allRight.includes(fact)).length
  const computed: Record<string, unknown> = {
    per_language_accuracy: Object.fromEntries(
      Object.entries(right).map(([language, { accuracy, n: total }]) => [
        language,
        { accuracy: percent(accuracy, total) / 100, n: total },
      ]),
    ),
    ...(HIGH.every((language) => language in right) ? { high_resource_mean: mean(HIGH) } : {}),
    ...(LOW.every((language) => language in right) ? { low_resource_mean: mean(LOW) } : {}),
    total_consistency: {
      all_langs_correct_fraction: allRight.length / n,
      n_facts_all_langs: n,
      n_facts_total: n,
    },
    freeform_agreement: {
      same_entity_and_correct: percent(agreedRight, n),
      same_entity_and_wrong: percent(agreed.length - agreedRight, n),
      same_entity_any: percent(agreed.length, n),
      resolution_rate: percent(answers.filter(({ entity }) => entity !== null).length, answers.length),
    },
  }
  for (const section of Object.keys(computed)) {
    if (section in stored) writer.compareTree(section, stored[section], computed[section], 'fields')
    else writer.leave(section, 'not in the file')
  }
  return writer.verification
}
