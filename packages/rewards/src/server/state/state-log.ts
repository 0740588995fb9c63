import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { PolyfactError } from '@polyfact/schema'
import type { CohortEvent } from '../cohorts/cohort-events.js'
import { ENGINE_NAMES, type EngineName } from '../engines/engines.js'
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
  /** Of earlier lives, in order. Handed over once: it may be as large as the file. */
  takePast(): EngineEvent[]
  /** @throws what writing throws; then and after the end nothing more is taken, since it would follow half a line. */
  append(event: EngineEvent): void
  /** True when a snapshot would be worth while. */
  isGrown(): boolean
  /** Replaces the log, in one step that a kill leaves whole, by the events that make the present. */
  compact(events: Iterable<EngineEvent>): void
  close(): void
}

const HEADER = '{"polyfact":"reward-state","version":1}\n'

/**
 * Opens the log of a server, or begins it. A last line that a kill cut short is dropped: nobody was answered from it.
 *
 * @throws {@link PolyfactError} `UNSUPPORTED_FORMAT` for another file; `FILE_CORRUPT` for a line that is no event, with
 *   its number; `FILE_CHANGED` while another server has it; `FILE_NOT_FOUND` where no file can be.
 */
export function openStateLog({ path, durability, compactBytes }: StateLogOptions): StateLog {
  const release = orExplain(path, () => lockFile(path))
  let { file, past, size } = orExplain(path, () => openFile(path, release))
  let compactSize = size
  /** Why nothing more is written. */
  let end: unknown = null

  return {
    takePast() {
      const taken = past
      past = []
      return taken
    },
    append(event) {
      if (end !== null) throw end
      try {
        size += writeWhole(file, lineOf(event))
        if (durability === 'power') fdatasyncSync(file)
      } catch (error) {
        end = error
        throw error
      }
    },
    isGrown: () => end === null && size > compactSize + compactBytes && size > 4 * compactSize,
    compact(events) {
      const next = replaceFile(path, events)
      closeSync(file)
      file = next.file
      size = next.size
      compactSize = next.size
      if (durability === 'power') syncFolder(dirname(path))
    },
    close() {
      if (end === CLOSED) return
      end = CLOSED
      closeSync(file)
      release()
    },
  }
}

/** Runs an action on the file; what the system refuses is said in a sentence. */
function orExplain<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const what = REFUSED[code as keyof typeof REFUSED]
    if (what === undefined) throw error
    const message = `createRewardServer: the state file ${path} ${what}`
    throw new PolyfactError('FILE_NOT_FOUND', message, { path }, { cause: error })
  }
}

const REFUSED = {
  ENOENT: 'is in a folder that is not there; make the folder first',
  ENOTDIR: 'is in something that is no folder; a path in a folder is expected',
  EISDIR: 'is a folder; a file is expected',
  EACCES: 'may not be written; a file in a folder of this user is expected',
  EROFS: 'is on a file system that cannot be written; another place is expected',
}

const CLOSED = new Error('the state file is closed')

function openFile(path: string, release: () => void) {
  let file: number | null = null
  try {
    file = openSync(path, 'a+')
    const { past, end } = readPast(file, path)
    return { file, past, size: end > 0 ? end : writeWhole(file, HEADER) }
  } catch (error) {
    if (file !== null) closeSync(file)
    release()
    throw error
  }
}

/** Reads all whole lines, and takes away what was begun after them. */
function readPast(file: number, path: string): { past: EngineEvent[]; end: number } {
  const start = Buffer.alloc(HEADER.length)
  const begun = start.toString('latin1', 0, readSync(file, start, 0, HEADER.length, 0))
  if (!HEADER.startsWith(begun)) throw unknownFile(path)
  const past: EngineEvent[] = []
  let [line, end] = [0, 0]
  for (const { text, endsAt } of readLines(file)) {
    line++
    if (line > 1) past.push(parseEvent(text, `${path} line ${line}`))
    end = endsAt
  }
  if (end < fstatSync(file).size) ftruncateSync(file, end)
  return { past, end }
}

function parseEvent(text: string, place: string): EngineEvent {
  let cause: unknown
  try {
    const found = JSON.parse(text) as EngineEvent | null
    if (found !== null && ENGINE_NAMES.includes(found.engine)) return found
  } catch (error) {
    cause = error
  }
  const message = `createRewardServer: ${place} is no event of an engine: ${JSON.stringify(text.slice(0, 80))}; a line that a server wrote is expected`
  throw new PolyfactError('FILE_CORRUPT', message, { place }, { cause })
}

function unknownFile(path: string): PolyfactError {
  const message = `createRewardServer: ${path} is not the state of a reward server, and is left alone; a new file, or one that such a server wrote, is expected`
  return new PolyfactError('UNSUPPORTED_FORMAT', message, { path })
}

const lineOf = (event: EngineEvent) => `${JSON.stringify(event)}\n`

/** UTF-16 units that are written at once: a call of the system for each event would hold the server up. */
const CHUNK = 1 << 16

/** Puts a file of these events in the place of the log. */
function replaceFile(path: string, events: Iterable<EngineEvent>): { file: number; size: number } {
  const file = openSync(`${path}.next`, 'w')
  try {
    const size = writeLines(file, events)
    fsyncSync(file)
    renameSync(`${path}.next`, path)
    return { file, size }
  } catch (error) {
    closeSync(file)
    throw error
  }
}

function writeLines(file: number, events: Iterable<EngineEvent>): number {
  let [text, written] = [HEADER, 0]
  for (const event of events) {
    text += lineOf(event)
    if (text.length < CHUNK) continue
    written += writeWhole(file, text)
    text = ''
  }
  return written + writeWhole(file, text)
}

function writeWhole(file: number, text: string): number {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  return bytes.length
}

/** Without it a loss of power may bring the file back that was replaced. Windows has no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
