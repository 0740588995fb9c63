import type { CompressionCodec, SchemaElement } from 'hyparquet'
import { parquetWriteFile } from 'hyparquet-writer'

/** The type of a column: a leaf, a list of strings, or a struct. */
export type Column =
  | 'string'
  | 'int64'
  | 'boolean'
  | readonly ['string']
  | { readonly [field: string]: Column }

export interface WriteOptions {
  readonly codec?: CompressionCodec
  readonly rowGroupSize?: number
  readonly offsetIndex?: boolean
}

/** Writes rows as parquet with nullable columns, structs and lists laid out as pyarrow does. */
export function writeParquet(
  filename: string,
  columns: readonly (readonly [name: string, type: Column])[],
  rows: readonly Record<string, unknown>[],
  { codec = 'SNAPPY', rowGroupSize = 1_000, offsetIndex = true }: WriteOptions = {},
): void {
  parquetWriteFile({
    filename,
    schema: [
      { name: 'schema', num_children: columns.length },
      ...columns.flatMap(([name, type]) => elements(name, type)),
    ],
    columnData: columns.map(([name]) => ({ name, data: rows.map((row) => row[name] ?? null), offsetIndex })),
    codec,
    compressors: { ZSTD: storeAsZstd },
    rowGroupSize,
  })
}

function elements(name: string, type: Column): SchemaElement[] {
  const leaf = { name, repetition_type: 'OPTIONAL' } as const
  if (type === 'string') return [{ ...leaf, type: 'BYTE_ARRAY', converted_type: 'UTF8' }]
  if (type === 'int64') return [{ ...leaf, type: 'INT64' }]
  if (type === 'boolean') return [{ ...leaf, type: 'BOOLEAN' }]
  if (Array.isArray(type)) {
    return [
      { ...leaf, num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elements('element', 'string'),
    ]
  }
  const fields = Object.entries(type as Record<string, Column>)
  return [
    { ...leaf, num_children: fields.length },
    ...fields.flatMap(([field, inner]) => elements(field, inner)),
  ]
}

/** A zstd frame whose blocks are stored as they are, which needs no encoder. */
function storeAsZstd(input: Uint8Array): Uint8Array {
  const blockBytes = 128 * 1_024
  const parts: Uint8Array[] = [new Uint8Array([0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0])]
  new DataView(parts[0]!.buffer).setUint32(5, input.length, true) // single segment, four bytes of content size
  for (let start = 0; start === 0 || start < input.length; start += blockBytes) {
    const block = input.subarray(start, start + blockBytes)
    const header = (block.length << 3) | (start + blockBytes >= input.length ? 1 : 0)
    parts.push(new Uint8Array([header & 255, (header >> 8) & 255, header >> 16]), block)
  }
  return new Uint8Array(Buffer.concat(parts))
}
