import { CHECKPOINT_ARCHITECTURES, writeTinyCheckpoint } from '@polyfact/onnx'
import { type Command, Option } from 'commander'
import { nonNegativeInteger, path } from '../arguments.js'
import type { Terminal } from '../terminal.js'

/** `polyfact model tiny`: a random checkpoint. */
export function addTiny(parent: Command, { out }: Terminal): void {
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
