import { type Command, Option } from 'commander'
import { path, paths } from '../arguments.js'
import { type ExportFormat, exportResults } from '../export-results.js'
import type { Terminal } from '../terminal.js'
import {
  addImportOptions,
  type MeasureArguments,
  measureOptions,
  normalizationOption,
  stoppable,
  writeNotices,
} from './shared-options.js'

interface ExportArguments extends MeasureArguments {
  readonly to: ExportFormat
  readonly out: string
  readonly organization?: string
}

/** `polyfact export`: results for other tools. */
export function addExport(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('export')
    .description(
      'Write result files for other tools: a long table for pandas and R, or Every Eval Ever records.',
    )
    .argument('<results...>', 'files and folders', paths)
    .addOption(
      new Option('--to <format>', 'csv and parquet: a row for every candidate of every question')
        .choices(['csv', 'parquet', 'every-eval-ever'])
        .makeOptionMandatory(),
    )
    .requiredOption('--out <file>', 'what to write', path)
    .addOption(normalizationOption())
    .option('--organization <name>', 'who publishes the record, for every-eval-ever')
  addImportOptions(command)
    .addHelpText('after', '\nExample:\n  polyfact export out/scores.jsonl --to parquet --out scores.parquet')
    .action(async (paths: string[], { to, out, organization, ...given }: ExportArguments) => {
      const { stopReading, ...options } = measureOptions(given, terminal.interrupted(), terminal)
      const { files, models } = await stoppable('stopped; nothing was written', () =>
        exportResults(paths, {
          ...options,
          to,
          out,
          ...(organization === undefined ? {} : { organization }),
        }),
      ).finally(stopReading)
      writeNotices(models, terminal)
      terminal.out.write(files.map((file) => `${file}\n`).join(''))
    })
}
