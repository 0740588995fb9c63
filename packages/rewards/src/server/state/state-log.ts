import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { PolyfactError } from '@polyfact/schema'
import type { CohortEvent } from '../cohorts/cohort-events.js'
import type { EngineName } from '../engines/engines.js'
import { lockFile } from './file-lock.js'
import { readLines } from './read-lines.js'

/** A change, and the engine whose barrier it is of. */
export interface EngineEvent {
  readonly engine: EngineName
  readonly event: CohortEvent
}

/** What a write outlives: the end of the process however it comes, or a loss of power too. */
export type Durability = 'process' | 'power'

export interface StateLogOptions {
  readonly path: string
  readonly durability: Durability
  /** The log is replaced by a snapshot when it has grown by so many bytes, and to four times what it was. */
  readonly compactBytes: number
}

/** The changes of all barriers, one JSON line each, appended before anybody is answered. */
export interface StateLog {
  /** Of earlier lives, in order. Read once. */
  readonly past: readonly EngineEvent[]
  append(event: EngineEvent): void
  /** True when a snapshot would be worth while. */
  isGrown(): boolean
  /** Replaces the log, in one step that a kill leaves whole, by the events that make the present. */
  compact(events: Iterable<EngineEvent>): void
  close(): void
}

const HEADER = '{"polyfact":"reward-state","version":1}'

/**
 * Opens the log of a server, or begins it. A last line that a kill cut short is dropped: nobody was answered from it.
 *
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for another file; `FILE_CORRUPT` for a line that is no JSON, with its
 *   number; `FILE_CHANGED` while another server has it.
 */
export function openStateLog({ path, durability, compactBytes }: StateLogOptions): StateLog {
  const release = lockFile(path)
  let file = openSync(path, 'a+')
  const past: EngineEvent[] = []
  let size = 0
  try {
    size = readPast(file, path, past)
  } catch (error) {
    closeSync(file)
    release()
    throw error
  }
  if (size === 0) size += writeSync(file, `${HEADER}\n`)
  let compactSize = size
  let isOpen = true

  return {
    past,
    append(event) {
      size += writeWhole(file, `${JSON.stringify(event)}\n`)
      if (durability === 'power') fdatasyncSync(file)
    },
    isGrown: () => isOpen && size > compactSize + compactBytes && size > 4 * compactSize,
    compact(events) {
      const next = openSync(`${path}.next`, 'w')
      let written = writeWhole(next, `${HEADER}\n`)
      for (const event of events) written += writeWhole(next, `${JSON.stringify(event)}\n`)
      fsyncSync(next)
      closeSync(next)
      renameSync(`${path}.next`, path)
      closeSync(file)
      file = openSync(path, 'a')
      size = written
      compactSize = written
    },
    close() {
      if (!isOpen) return
      isOpen = false
      closeSync(file)
      release()
    },
  }
}

/** Reads all whole lines, and takes away what was begun after them. */
function readPast(file: number, path: string, past: EngineEvent[]): number {
  const { size } = fstatSync(file)
  let [line, end] = [0, 0]
  for (const { text, endsAt } of readLines(file)) {
    line++
    if (line === 1 && text !== HEADER) throw unknownFile(path)
    if (line > 1) past.push(parseEvent(text, `${path} line ${line}`))
    end = endsAt
  }
  if (line === 0 && size > HEADER.length) throw unknownFile(path)
  if (end < size) ftruncateSync(file, end)
  return end
}

function parseEvent(text: string, place: string): EngineEvent {
  try {
    return JSON.parse(text) as EngineEvent
  } catch (cause) {
    const message = `createRewardServer: ${place} is no JSON: ${JSON.stringify(text.slice(0, 80))}; a line that a server wrote is expected`
    throw new PolyfactError('FILE_CORRUPT', message, { place }, { cause })
  }
}

function unknownFile(path: string): PolyfactError {
  const message = `createRewardServer: ${path} is not the state of a reward server, and is left alone; a new file, or one that such a server wrote, is expected`
  return new PolyfactError('UNSUPPORTED_FORMAT', message, { path })
}

function writeWhole(file: number, text: string): number {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  return bytes.length
}
