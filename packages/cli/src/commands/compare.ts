import { renderReport } from '@polyfact/report'
import { Correction } from '@polyfact/schema'
import { type Command, Option } from 'commander'
import { path, paths } from '../arguments.js'
import { compareResults } from '../compare-results.js'
import { comparisonTable } from '../comparison-table.js'
import type { Terminal } from '../terminal.js'
import { writeWholeFile } from '../write-whole-file.js'
import {
  addMeasureOptions,
  type MeasureArguments,
  measureOptions,
  stoppable,
  writeNotices,
} from './shared-options.js'

interface CompareArguments extends MeasureArguments {
  readonly baseline: string
  readonly test: 'bootstrap' | 'permutation'
  readonly correction: Correction
  readonly method: 'percentile' | 'bca'
  readonly json?: true
  readonly out?: string
}

/** `polyfact compare`: models against one of them. */
export function addCompare(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('compare')
    .description(
      'Compare models on the same facts with one of them: differences with intervals, corrected p-values, decisions.',
    )
    .argument('<results...>', 'files and folders of two or more models', paths)
    .requiredOption(
      '--baseline <name>',
      'id of a model, its last segment, or the name of its file without extension',
    )
    .addOption(
      new Option('--test <name>', 'where p-values come from')
        .choices(['bootstrap', 'permutation'])
        .default('bootstrap'),
    )
    .addOption(
      new Option('--correction <name>', 'of p-values for the number of tests')
        .choices(Correction.options)
        .default('holm'),
    )
    .addOption(
      new Option('--method <name>', 'of the bootstrap intervals')
        .choices(['percentile', 'bca'])
        .default('percentile'),
    )
  addMeasureOptions(command)
    .option('--json', 'print the comparison as JSON')
    .option('--out <report.html>', 'write a report of all models and the comparison', path)
    .addHelpText(
      'after',
      '\nExample:\n  polyfact compare base.json grpo.json --baseline base --out compare.html',
    )
    .action(async (paths: string[], given: CompareArguments) => {
      const { baseline, test, correction, method, json, out, ...rest } = given
      const { stopReading, ...options } = measureOptions(rest, terminal.interrupted(), terminal)
      const statistics = { ...options.intervals, baseline, test, correction, method }
      const { comparison, models } = await stoppable('stopped; nothing was written', () =>
        compareResults(paths, { ...options, ...statistics }),
      ).finally(stopReading)
      writeNotices(models, terminal)
      terminal.out.write(
        json ? `${JSON.stringify(comparison, null, 2)}\n` : `${comparisonTable(comparison)}\n`,
      )
      if (out === undefined) return
      const results = models.map(({ result }) => result)
      const names = models.map(({ name }) => name)
      await writeWholeFile(out, await renderReport(results, { names, comparison }))
      terminal.error.write(`report  ${out}\n`)
    })
}
