import { verifyResult } from '@polyfact/metrics/importers'
import { PolyfactError } from '@polyfact/schema'
import type { Command } from 'commander'
import { path } from '../arguments.js'
import type { Terminal } from '../terminal.js'
import { verificationText } from '../verification-text.js'
import { addImportOptions, type MeasureArguments, stoppable } from './shared-options.js'

interface VerifyArguments
  extends Pick<MeasureArguments, 'joinKey' | 'align' | 'filter' | 'duplicates' | 'taskLanguage' | 'format'> {
  readonly json?: true
}

/** `polyfact verify`: stored numbers against their records. */
export function addVerify(parent: Command, terminal: Terminal): void {
  const command = parent
    .command('verify')
    .description(
      'Recompute every number that a result stores from its per-fact records, and fail on any difference, naming it.',
    )
    .argument('<result>', 'a result file of any known format, or a result.json beside its scores.jsonl', path)
  addImportOptions(command)
    .option('--json', 'print what was checked as JSON')
    .addHelpText('after', '\nExample:\n  polyfact verify out/result.json')
    .action(async (result: string, { json, format, taskLanguage, ...given }: VerifyArguments) => {
      const options = {
        ...given,
        ...(format === undefined || format === 'auto' ? {} : { format }),
        ...(taskLanguage === undefined ? {} : { taskLanguages: taskLanguage }),
        signal: terminal.interrupted(),
      }
      const verification = await stoppable('stopped', () => verifyResult(result, options))
      terminal.out.write(
        json ? `${JSON.stringify(verification, null, 2)}\n` : `${verificationText(result, verification)}\n`,
      )
      const { differences } = verification
      if (differences.length === 0) return
      throw new PolyfactError(
        'VERIFICATION_FAILED',
        `${result}: ${differences.length} of ${verification.checked} stored numbers differ from what the records give, first ${differences[0]!.path}`,
        { path: result, differences },
      )
    })
}
