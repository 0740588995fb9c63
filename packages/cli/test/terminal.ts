import { PassThrough } from 'node:stream'
import { program } from '../src/program.js'
import type { Terminal } from '../src/terminal.js'

/** What a command printed, and what it threw. */
export interface Printed {
  readonly out: string
  readonly error: string
  readonly thrown: unknown
}

/** Runs a command line in this process, with streams in memory for a terminal. */
export async function run(...words: string[]): Promise<Printed> {
  const [out, error] = [new PassThrough(), new PassThrough()]
  const terminal = {
    out: out as unknown as Terminal['out'],
    error: error as unknown as Terminal['error'],
    interrupted: () => new AbortController().signal,
  }
  let thrown: unknown
  try {
    await program(terminal).parseAsync(words, { from: 'user' })
  } catch (caught) {
    thrown = caught
  }
  return { out: String(out.read() ?? ''), error: String(error.read() ?? ''), thrown }
}
