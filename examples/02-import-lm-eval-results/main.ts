import { fileURLToPath, pathToFileURL } from 'node:url'
import { evaluate } from '@polyfact/metrics'
import { importResults } from '@polyfact/metrics/importers'

/** What `lm_eval --log_samples --output_path lm-eval-output` leaves: a folder of the model, a file of samples a language. */
const folder = fileURLToPath(new URL('./lm-eval-output', import.meta.url))

export async function main(): Promise<string> {
  const lines: string[] = []
  for (const { name, header, records, report } of await importResults([folder])) {
    if (records.kind !== 'scores') throw new Error('expected log-likelihoods')
    const result = await evaluate(records.scores, { header, normalization: 'sum' })
    const dropped = report.dropped.reduce((sum, { count }) => sum + count, 0)
    const { accuracy, totalConsistency, conditionalAgreement, rankc } = result
    lines.push(
      `${name}: ${report.kept} questions kept, ${dropped} left out`,
      ...Object.entries(accuracy.byLanguage).map(
        ([language, { correct, facts }]) => `accuracy ${language}            ${correct} of ${facts}`,
      ),
      `Total Consistency      ${totalConsistency.correct} of ${totalConsistency.facts}`,
      `agreement, some right  ${conditionalAgreement?.someRight?.value.toFixed(3)}`,
      `RankC                  ${rankc?.average.toFixed(4)} (chance ${rankc?.chance.toFixed(4)})`,
    )
  }
  return lines.join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await main())
