import { latexTable, markdownTable } from '@polyfact/metrics/exporters'
import { renderReport } from '@polyfact/report'
import { type Command, Option } from 'commander'
import { path } from '../arguments.js'
import { breakdownTable } from '../breakdown-table.js'
import { type MeasuredRun, measureResults } from '../measure-results.js'
import { resultTable } from '../result-table.js'
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
        'Files: scores.jsonl of "evaluate", samples of lm-evaluation-harness (or the folder they are in), logs of\n' +
        "inspect_ai, the paper's result files, CSV, JSONL or Parquet tables.",
    )
    .argument('<results...>', 'files and folders')
  addMeasureOptions(command)
    .addOption(
      new Option('--by <part>', 'also print the numbers of every relation, group or language').choices([
        'relation',
        'property',
        'group',
        'language',
      ]),
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
      if (out !== undefined) await writeWholeFile(out, await renderReport(results, { names }))
      if (json)
        terminal.out.write(
          `${JSON.stringify(runs.length === 1 ? results[0] : { models: results }, null, 2)}\n`,
        )
      else if (markdown) terminal.out.write(markdownTable(runs))
      else if (latex) terminal.out.write(latexTable(runs))
      else terminal.out.write(`${runs.map((run) => textOf(run, by)).join('\n\n')}\n`)
      if (out !== undefined) terminal.error.write(`report  ${out}\n`)
    })
}

function textOf({ result, name }: MeasuredRun, by: MetricsArguments['by']): string {
  const table = resultTable(result, { name })
  return by === undefined ? table : `${table}\n${breakdownTable(result, by === 'relation' ? 'property' : by)}`
}
