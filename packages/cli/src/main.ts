import { PolyfactError } from '@polyfact/schema'
import { CommanderError } from 'commander'
import { exitCodeOf, program } from './program.js'

/**
 * A signal that the first Ctrl-C gives. The second one finds no listener and ends the process where it stands:
 * `process.exit` would wait for the model's thread, and fail in it.
 */
function interrupted(): AbortSignal {
  const stop = new AbortController()
  process.once('SIGINT', () => {
    stop.abort() // clears the bar, so that the line stands by itself
    process.stderr.write('stopping; Ctrl-C again stops at once\n')
  })
  process.once('SIGTERM', () => stop.abort())
  return stop.signal
}

// a reader such as `head` may close its end before everything is printed
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
// progress that nobody reads any more is no reason to stop
process.stderr.on('error', () => {})

try {
  await program({ out: process.stdout, error: process.stderr, interrupted }).parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
  // commander has printed its own
  if (!(error instanceof CommanderError)) process.stderr.write(`polyfact: ${lineOf(error)}\n`)
  if (process.env['POLYFACT_DEBUG']) console.error(error)
}

function lineOf(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n')
  // the system's own refusals (no permission, no space) name their path
  const isExpected = PolyfactError.is(error) || (error instanceof Error && 'syscall' in error)
  return isExpected ? line! : `${line} (unexpected: please report it; POLYFACT_DEBUG=1 shows where)`
}
