import { AnswerMatching, Normalization, PolyfactError, TieRule } from '@polyfact/schema'
import { type Command, Option } from 'commander'
import {
  assignment,
  confidenceLevel,
  languageList,
  nonNegativeInteger,
  positiveInteger,
  taskLanguage,
} from '../arguments.js'
import type { MeasuredRun, MeasureResultsOptions } from '../measure-results.js'
import { readingDisplay } from '../reading-progress.js'
import type { Terminal } from '../terminal.js'

/** What the options that {@link addImportOptions} and {@link addMeasureOptions} add come out as. */
export interface MeasureArguments
  extends Omit<MeasureResultsOptions, 'format' | 'taskLanguages' | 'intervals' | 'baselines'> {
  readonly format?: 'auto' | NonNullable<MeasureResultsOptions['format']>
  readonly taskLanguage?: MeasureResultsOptions['taskLanguages']
  readonly modelFree?: MeasureResultsOptions['baselines']
  readonly resamples?: number
  readonly seed?: number
  readonly level?: number
}

export const normalizationOption = () =>
  new Option(
    '--normalization <mode>',
    'what scores are divided by (default: per-byte, or the one mode of the file)',
  ).choices(Normalization.options)

/** How files of others are read. */
export function addImportOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <name>', 'of the files')
        .choices(['auto', 'scores', 'generations', 'lm-eval', 'paper', 'klar', 'inspect', 'table'])
        .default('auto'),
    )
    .option(
      '--join-key <field>',
      'field of a lm-eval doc that is the same in all languages of a fact, or doc_id',
    )
    .addOption(
      new Option('--align <how>', 'position: the i-th candidate is the same in all languages').choices([
        'position',
      ]),
    )
    .option('--filter <name>', 'which lm-eval filter to read where there are several')
    .addOption(
      new Option('--duplicates <which>', 'what to take of a question with two different results')
        .choices(['refuse', 'first', 'last'])
        .default('refuse'),
    )
    .option('--task-language <task=language>', 'the language of a task; can be repeated', taskLanguage)
}

/** By which rules metrics are taken. */
export function addMeasureOptions(command: Command): Command {
  return addImportOptions(command)
    .addOption(normalizationOption())
    .addOption(
      new Option('--ties <rule>', 'what decides between equal scores (default: by-id)').choices(
        TieRule.options,
      ),
    )
    .addOption(
      new Option(
        '--matching <how>',
        'how a written answer is compared with the gold (default: that of the file, or lenient)',
      ).choices(AnswerMatching.options),
    )
    .option('--languages <codes>', 'only these, separated by commas', languageList)
    .option('--model-free <name=scores>', 'scores of a model-free baseline; can be repeated', assignment)
    .option('--resamples <n>', 'how often the bootstrap draws facts anew', positiveInteger, 10_000)
    .option('--seed <n>', 'of these draws', nonNegativeInteger, 0)
    .option('--level <share>', 'confidence level of the intervals', confidenceLevel, 0.95)
}

/** The options of {@link measureResults} that a command was given, with progress and notices on the other stream. */
export function measureOptions(
  { format, taskLanguage, modelFree, resamples, seed, level, ...given }: MeasureArguments,
  signal: AbortSignal,
  { error }: Terminal,
): MeasureResultsOptions & { stopReading: () => void } {
  const reading = readingDisplay(error)
  signal.addEventListener('abort', reading.stop)
  return {
    ...given,
    ...(format === undefined || format === 'auto' ? {} : { format }),
    ...(taskLanguage === undefined ? {} : { taskLanguages: taskLanguage }),
    ...(modelFree === undefined ? {} : { baselines: modelFree }),
    intervals: {
      ...(resamples === undefined ? {} : { resamples }),
      ...(seed === undefined ? {} : { seed }),
      ...(level === undefined ? {} : { level }),
    },
    signal,
    onProgress: reading.update,
    stopReading: reading.stop,
  }
}

/** Says what was left out of results, and what else a reader of the numbers should know. */
export function writeNotices(
  runs: readonly Pick<MeasuredRun, 'name' | 'report'>[],
  { error }: Terminal,
): void {
  for (const { name, report } of runs) {
    for (const { reason, count, first } of report.dropped) {
      error.write(`note: ${name}: left out ${count} of ${count + report.kept}: ${reason} (first: ${first})\n`)
    }
    for (const notice of report.notices) error.write(`note: ${name}: ${notice}\n`)
  }
}

/** Runs what can be stopped; `said` is the line for a person who stopped it. */
export async function stoppable<Value>(said: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    if (!PolyfactError.is(cause, 'ABORTED')) throw cause
    throw new PolyfactError('ABORTED', said, cause.details, { cause })
  }
}
