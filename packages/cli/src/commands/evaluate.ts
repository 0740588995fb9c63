import { Split } from '@polyfact/schema'
import { type Command, Option } from 'commander'
import { languageList, path, positiveInteger } from '../arguments.js'
import { type EvaluateCheckpointOptions, evaluateCheckpoint } from '../evaluate-checkpoint.js'
import { progressDisplay } from '../progress.js'
import { resultTable } from '../result-table.js'
import type { Terminal } from '../terminal.js'
import { normalizationOption, stoppable } from './shared-options.js'

interface EvaluateArguments extends Omit<EvaluateCheckpointOptions, 'force'> {
  readonly force?: true
}

/** `polyfact evaluate`: a checkpoint to scores, metrics and a report. */
export function addEvaluate(parent: Command, { out, error, interrupted }: Terminal): void {
  parent
    .command('evaluate')
    .description(
      'Score every candidate of every fact with a checkpoint; write scores.jsonl, result.json and report.html.\n' +
        'A run that was stopped goes on where it was when the same command is given again.',
    )
    .requiredOption('--model <folder>', 'folder of a Hugging Face checkpoint (Qwen2, OLMo-2 or Llama)', path)
    .requiredOption('--out <folder>', 'where the three files go', path)
    .option('--data <source>', '"sample", or a folder in a published PolyFact layout', path, 'sample')
    .addOption(new Option('--split <name>', 'part of the data').choices(Split.options).default('test'))
    .option(
      '--languages <codes>',
      'separated by commas, e.g. en,sw,zh (default: all that the data has)',
      languageList,
    )
    .addOption(
      new Option('--provider <name>', 'where the model runs; auto: CUDA if it works, else the CPU')
        .choices(['auto', 'cpu', 'cuda'])
        .default('auto'),
    )
    .option('--limit <n>', 'only the first n facts', positiveInteger)
    .addOption(normalizationOption())
    .option('--force', 'open the model even if more memory may be needed than is free')
    .addHelpText(
      'after',
      '\nExample:\n  polyfact evaluate --model ./Qwen2.5-0.5B --data sample --limit 40 --out out/',
    )
    .action(async ({ force, ...given }: EvaluateArguments) => {
      const progress = progressDisplay(error)
      const signal = interrupted()
      signal.addEventListener('abort', progress.stop)
      try {
        const { result, files } = await stoppable(
          'stopped; what was scored is kept, and the same command goes on from there',
          () =>
            evaluateCheckpoint({
              ...given,
              ...(force ? { force: 'ignore-memory' as const } : {}),
              signal,
              onNotice: (notice) => error.write(`note: ${notice}\n`),
              onProgress: progress.update,
            }),
        )
        progress.stop()
        out.write(
          `${resultTable(result)}\nscores  ${files.scores}\nresult  ${files.result}\nreport  ${files.report}\n`,
        )
      } finally {
        progress.stop()
      }
    })
}
