import { PolyfactError } from '@polyfact/schema'
import { CommanderError } from 'commander'
import { exitCodeOf, program } from './program.js'

// the first Ctrl-C stops after the fact at hand and keeps what was done; the second stops at once
const stop = new AbortController()
process.on('SIGINT', () => {
  if (stop.signal.aborted) process.exit(130)
  process.stderr.write('\nstopping after the fact at hand; Ctrl-C again stops at once\n')
  stop.abort()
})
process.on('SIGTERM', () => stop.abort())
// a reader such as `head` may close its end before everything is printed
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

try {
  await program({ out: process.stdout, error: process.stderr, signal: stop.signal }).parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
  if (error instanceof CommanderError) {
    // commander has printed it
  } else if (PolyfactError.is(error, 'ABORTED')) {
    process.stderr.write(
      'polyfact: stopped; what was scored is kept, and the same command goes on from there\n',
    )
  } else if (PolyfactError.is(error)) {
    process.stderr.write(`polyfact: ${error.message}\n`)
  } else {
    const text = error instanceof Error ? error.message : String(error)
    process.stderr.write(
      `polyfact: ${text.split('\n')[0]} (unexpected: please report it; POLYFACT_DEBUG=1 shows where)\n`,
    )
    if (process.env['POLYFACT_DEBUG']) console.error(error)
  }
}
