import { type FileHandle, open } from 'node:fs/promises'
import { explainIssue, PolyfactError } from '@polyfact/schema'
import * as z from 'zod'
import { bytesPerFloat, type FloatFormat } from './float-formats.js'

/** Where the numbers of one tensor lie inside a `.safetensors` file. */
export interface StoredTensor {
  readonly name: string
  readonly format: FloatFormat
  /** Row-major; a linear layer's weight is `[output, input]`. */
  readonly shape: readonly number[]
  /** First byte, counted from the beginning of the file. */
  readonly offset: number
  /** Bytes. */
  readonly length: number
}

/** The limit of the format's own readers: 100 MB. */
const MAX_HEADER_BYTES = 100_000_000

const size = z.int().min(0)
const Entry = z.object({ dtype: z.string(), shape: z.array(size), data_offsets: z.tuple([size, size]) })

/**
 * Reads which tensors a `.safetensors` file holds, and nothing of their numbers.
 *
 * The tensors must fill the file from its header to its end without gaps or overlaps, as the format
 * demands; so a file that was cut off is found without reading it.
 *
 * @param path - the file.
 * @returns the tensors in the order of their bytes.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND`; `FILE_CORRUPT` for a file that is truncated or not what
 * its header says; `UNSUPPORTED_MODEL` for numbers that are not F32, BF16 or F16.
 * @see the format — https://huggingface.co/docs/safetensors/index#format
 */
export async function readSafetensorsHeader(path: string): Promise<StoredTensor[]> {
  const file = await openFile(path)
  try {
    const { size: fileBytes } = await file.stat()
    const headerBytes = await readHeaderLength(file, fileBytes, path)
    const json = await readExactly(file, 8, headerBytes)
    return readEntries(parseHeader(json, path), 8 + headerBytes, fileBytes, path)
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (cause) {
    throw new PolyfactError(
      'FILE_NOT_FOUND',
      `readCheckpoint: ${path} cannot be opened; expected a weight file`,
      { path },
      { cause },
    )
  }
}

async function readHeaderLength(file: FileHandle, fileBytes: number, path: string): Promise<number> {
  if (fileBytes < 8)
    throw corrupt(path, `has ${fileBytes} bytes; expected at least the 8 of its header's length`)
  const start = await readExactly(file, 0, 8)
  if (start.toString('latin1') === 'version ')
    throw corrupt(path, 'is a pointer of Git LFS; expected the weights themselves (git lfs pull)')
  const length = Number(start.readBigUInt64LE())
  if (length > MAX_HEADER_BYTES)
    throw corrupt(path, `says that its header has ${length} bytes; expected at most ${MAX_HEADER_BYTES}`)
  if (8 + length > fileBytes)
    throw corrupt(
      path,
      `has ${fileBytes} bytes; expected at least ${8 + length}, the end of its header: it is truncated`,
    )
  return length
}

async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done)
    if (bytesRead === 0) break // the file shrank; what is missing stays zero and fails to parse
    done += bytesRead
  }
  return bytes
}

function parseHeader(bytes: Buffer, path: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof json === 'object' && json !== null && !Array.isArray(json))
      return json as Record<string, unknown>
  } catch {
    // told below
  }
  throw corrupt(path, `has a header of ${bytes.length} bytes that is no JSON object; expected one`)
}

function readEntries(
  header: Record<string, unknown>,
  start: number,
  fileBytes: number,
  path: string,
): StoredTensor[] {
  const tensors = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, entry]) => readEntry(name, entry, start, path))
    .sort((a, b) => a.offset - b.offset || a.length - b.length)
  let end = start
  for (const tensor of tensors) {
    if (tensor.offset !== end)
      throw corrupt(
        path,
        `stores ${tensor.name} from byte ${tensor.offset}; expected ${end}, where the tensor before it ends`,
      )
    end += tensor.length
  }
  if (end !== fileBytes) {
    const verdict = fileBytes < end ? 'it is truncated' : 'it is longer than its header says'
    throw corrupt(path, `has ${fileBytes} bytes; expected ${end}: ${verdict}`)
  }
  return tensors
}

function readEntry(name: string, entry: unknown, start: number, path: string): StoredTensor {
  const parsed = Entry.safeParse(entry)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    throw corrupt(
      path,
      `describes ${name} as ${JSON.stringify(entry)}: ${issue.path.join('.')}: ${explainIssue(entry, issue)}`,
    )
  }
  const { dtype, shape, data_offsets } = parsed.data
  if (!isFloatFormat(dtype)) {
    throw new PolyfactError(
      'UNSUPPORTED_MODEL',
      `readCheckpoint: ${path} stores ${name} as ${dtype}; implemented: ${Object.keys(bytesPerFloat).join(', ')}`,
      { path, tensor: name, found: dtype },
    )
  }
  const length = data_offsets[1] - data_offsets[0]
  const needed = shape.reduce((product, axis) => product * axis, bytesPerFloat[dtype])
  if (length !== needed)
    throw corrupt(
      path,
      `gives ${name} ${length} bytes; expected ${needed} for ${dtype} [${shape.join(', ')}]`,
    )
  return { name, format: dtype, shape, offset: start + data_offsets[0], length }
}

function isFloatFormat(dtype: string): dtype is FloatFormat {
  return Object.hasOwn(bytesPerFloat, dtype)
}

function corrupt(path: string, text: string): PolyfactError {
  return new PolyfactError('FILE_CORRUPT', `readCheckpoint: ${path} ${text}`, { path })
}
