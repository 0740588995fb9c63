import { createRequire } from 'node:module'
import { CHECKPOINT_ARCHITECTURES, writeTinyCheckpoint } from '@polyfact/onnx'
import { Language, Normalization, PolyfactError, Split } from '@polyfact/schema'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type EvaluateCheckpointOptions, evaluateCheckpoint } from './evaluate-checkpoint.js'
import { metricsOfScores } from './metrics-of-scores.js'
import { progressDisplay } from './progress.js'
import { resultTable } from './result-table.js'

/** Where a command prints, and what stops it. */
export interface Terminal {
  readonly out: NodeJS.WriteStream
  readonly error: NodeJS.WriteStream
  /** Called by a command that can be stopped without losing what was done: gives the signal that stops it. */
  readonly interrupted: () => AbortSignal
}

const { version } = createRequire(import.meta.url)('../package.json') as { version: string }

/**
 * The command line: arguments and printing; every command is one exported call.
 *
 * Wrong arguments, `--help` and `--version` throw commander's `CommanderError` instead of leaving the process.
 */
export function program(terminal: Terminal): Command {
  const polyfact = new Command('polyfact')
    .description('Measure what a language model knows, and whether it knows it in every language.')
    .version(version)
    .showHelpAfterError('(run with --help to see what is possible)')
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.error.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'polyfact: ')),
    })
    .exitOverride()
  addEvaluate(polyfact, terminal)
  addMetrics(polyfact, terminal)
  addTiny(polyfact.command('model').description('Make checkpoints.'), terminal)
  return polyfact
}

interface EvaluateArguments extends Omit<EvaluateCheckpointOptions, 'force'> {
  readonly force?: true
}

function addEvaluate(parent: Command, { out, error, interrupted }: Terminal): void {
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
        const { result, files } = await evaluateCheckpoint({
          ...given,
          ...(force ? { force: 'ignore-memory' as const } : {}),
          signal,
          onNotice: (notice) => error.write(`note: ${notice}\n`),
          onProgress: progress.update,
        })
        progress.stop()
        out.write(
          `${resultTable(result)}\nscores  ${files.scores}\nresult  ${files.result}\nreport  ${files.report}\n`,
        )
      } finally {
        progress.stop()
      }
    })
}

function addMetrics(parent: Command, { out }: Terminal): void {
  parent
    .command('metrics')
    .description('Compute every metric from files of scores alone; no model is needed.')
    .argument('<scores.jsonl...>', 'files that "evaluate" wrote')
    .option('--json', 'print JSON: one object for one file, { "models": […] } for several')
    .addOption(normalizationOption())
    .addHelpText('after', '\nExample:\n  polyfact metrics out/scores.jsonl --json')
    .action(async (paths: string[], { json, ...given }: { json?: true; normalization?: Normalization }) => {
      const results = []
      for (const path of paths) results.push(await metricsOfScores(path, given))
      const printed = results.length === 1 ? results[0] : { models: results }
      out.write(json ? `${JSON.stringify(printed, null, 2)}\n` : `${results.map(resultTable).join('\n\n')}\n`)
    })
}

function addTiny(parent: Command, { out }: Terminal): void {
  parent
    .command('tiny')
    .description('Write a seeded random checkpoint in real Hugging Face format, with a byte-level tokenizer.')
    .addOption(
      new Option('--architecture <name>', 'which decoder')
        .choices(CHECKPOINT_ARCHITECTURES)
        .makeOptionMandatory(),
    )
    .requiredOption('--out <folder>', 'where it goes', path)
    .option('--seed <n>', 'seed of the weights', nonNegativeInteger, 0)
    .addOption(new Option('--dtype <type>', 'type of the stored weights').choices(['F32', 'BF16', 'F16']))
    .addHelpText('after', '\nExample:\n  polyfact model tiny --architecture qwen2 --out tiny-qwen2/')
    .action(async ({ out: folder, ...given }) => {
      await writeTinyCheckpoint(folder, given)
      out.write(`${folder}: a random ${given.architecture} checkpoint; its answers are at chance\n`)
    })
}

const normalizationOption = () =>
  new Option(
    '--normalization <mode>',
    'what scores are divided by (default: per-byte, or the one mode of the file)',
  ).choices(Normalization.options)

function languageList(text: string): Language[] {
  const codes = text.split(',').map((code) => code.trim())
  const bad = codes.find((code) => !Language.safeParse(code).success)
  if (bad !== undefined)
    throw new InvalidArgumentError(
      `found ${JSON.stringify(bad)}; BCP-47 codes such as en,sw,zh are expected.`,
    )
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  if (twice !== undefined) throw new InvalidArgumentError(`${twice} is there twice.`)
  return codes
}

/** An empty path is what a shell makes of a variable that is not set. */
function path(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('found an empty path.')
  return text
}

const positiveInteger = (text: string) => integer(text, 1)
const nonNegativeInteger = (text: string) => integer(text, 0)

function integer(text: string, least: number): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least || text.trim() === '') {
    throw new InvalidArgumentError(`found ${JSON.stringify(text)}; a whole number ≥ ${least} is expected.`)
  }
  return value
}

/** The exit code for what a command threw: 0 after help, 2 for wrong arguments, 130 when it was stopped, else 1. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  return PolyfactError.is(error, 'ABORTED') ? 130 : 1
}
