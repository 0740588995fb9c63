import { latexTable, markdownTable } from '@polyfact/metrics/exporters'
import { renderReport } from '@polyfact/report'
import { type Command, Option } from 'commander'
import { path, paths } from '../arguments.js'
import { type Breakdown, breakdownTable } from '../breakdown-table.js'
import { type MeasuredRun, measureResults } from '../measure-results.js'
import { resultTable } from '../result-table.js'
import type { TableForm } from '../table-forms.js'
import type { Terminal } from '../terminal.js'
import { writeWholeFile } from '../write-whole-file.js'
import {
  addMeasureOptions,
  type MeasureArguments,
  measureOptions,
  stoppable,
  writeNotices,
} from './shared-options.js'

interface MetricsArguments extends MeasureArguments {
  readonly by?: 'relation' | 'property' | 'group' | 'language'
  readonly json?: true
  readonly markdown?: true
  readonly latex?: true
  readonly out?: string
}

/** `polyfact metrics`: every metric from result files. */
export function addMetrics(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('metrics')
    .description(
      'Compute every metric from result files; no model is needed.\n' +
        'Files: scores.jsonl of "evaluate", samples of lm-evaluation-harness (or the folder they are in), ' +
        "logs of inspect_ai, the paper's result files, CSV, JSONL or Parquet tables.",
    )
    .argument('<results...>', 'files and folders', paths)
  addMeasureOptions(command)
    .addOption(
      new Option(
        '--by <part>',
        'also print the numbers of every relation (property), group or language',
      ).choices(['relation', 'property', 'group', 'language']),
    )
    .addOption(
      new Option('--json', 'print JSON: one object for one model, { "models": […] } for several').conflicts([
        'markdown',
        'latex',
      ]),
    )
    .addOption(new Option('--markdown', 'print a Markdown table').conflicts('latex'))
    .option('--latex', 'print a LaTeX table')
    .option('--out <report.html>', 'write a report', path)
    .addHelpText(
      'after',
      '\nExamples:\n  polyfact metrics out/scores.jsonl --json\n  polyfact metrics lm-eval-output/ --by group --out report.html',
    )
    .action(async (paths: string[], { by, json, markdown, latex, out, ...given }: MetricsArguments) => {
      const { stopReading, ...options } = measureOptions(given, terminal.interrupted(), terminal)
      const runs = await stoppable('stopped; nothing was written', () =>
        measureResults(paths, options),
      ).finally(stopReading)
      writeNotices(runs, terminal)
      const results = runs.map(({ result }) => result)
      const names = runs.map(({ name }) => name)
      terminal.out.write(
        json
          ? `${JSON.stringify(runs.length === 1 ? results[0] : { models: results }, null, 2)}\n`
          : textOf(
              runs,
              by === 'relation' ? 'property' : by,
              markdown ? 'markdown' : latex ? 'latex' : 'text',
            ),
      )
      if (out === undefined) return
      await writeWholeFile(out, await renderReport(results, { names }))
      terminal.error.write(`report  ${out}\n`)
    })
}

function textOf(runs: readonly MeasuredRun[], by: Breakdown | undefined, form: TableForm): string {
  const breakdown = ({ name, result }: MeasuredRun) =>
    by === undefined ? [] : [breakdownTable(result, by, { form, name })]
  if (form === 'text') {
    return `${runs.map((run) => [resultTable(run.result, run), ...breakdown(run)].join('\n')).join('\n\n')}\n`
  }
  const table = form === 'markdown' ? markdownTable : latexTable
  return [table(runs), ...runs.flatMap(breakdown).map((text) => `${text}\n`)].join('\n')
}
