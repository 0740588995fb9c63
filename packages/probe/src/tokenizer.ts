import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Tokenizer as HuggingFaceTokenizer } from '@huggingface/tokenizers'
import { PolyfactError } from '@polyfact/schema'

/** Turns text into the token ids that a model was trained on. */
export interface Tokenizer {
  /** `sha256:…` of the bytes of `tokenizer.json`. */
  readonly revision: string
  /**
   * Token ids of a text, with the special tokens that the tokenizer adds by default (a beginning-of-text token, say).
   *
   * @throws {@link PolyfactError} `OUT_OF_RANGE` when a token of the text is not in the vocabulary.
   */
  encode(text: string): number[]
  /** The special tokens that `encode` adds after every text, as text; empty for most decoders. */
  readonly suffix: readonly string[]
}

/**
 * Loads the tokenizer of a checkpoint from `tokenizer.json` and, where it is there, `tokenizer_config.json`.
 *
 * Special tokens are those of the post-processor in `tokenizer.json`. Where `tokenizer_config.json` states
 * `add_bos_token` and says the opposite, implementations disagree on who wins, and the tokenizer is refused.
 *
 * @param folder - Folder of the checkpoint.
 * @throws {@link PolyfactError} `FILE_NOT_FOUND` without a `tokenizer.json`; `FILE_CORRUPT` when a file is not JSON;
 *   `UNSUPPORTED_FORMAT` when it holds a kind of tokenizer that is not known, or contradicts itself.
 */
export async function loadTokenizer(folder: string): Promise<Tokenizer> {
  const path = join(folder, 'tokenizer.json')
  const bytes = await readBytes(path)
  if (bytes === undefined) {
    throw new PolyfactError(
      'FILE_NOT_FOUND',
      `loadTokenizer: ${folder} has no tokenizer.json; a checkpoint with one is expected (transformers writes it with save_pretrained of a fast tokenizer)`,
      { path },
    )
  }
  const configPath = join(folder, 'tokenizer_config.json')
  const configBytes = await readBytes(configPath)
  const config = configBytes === undefined ? {} : parseObject(configBytes, configPath)
  const tokenizer = create(parseObject(bytes, path), config, path)
  checkBeginning(tokenizer, config, configPath)
  return {
    revision: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    encode: (text) => encode(tokenizer, text),
    suffix: suffixOf(tokenizer),
  }
}

async function readBytes(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw new PolyfactError(
      'FILE_NOT_FOUND',
      `loadTokenizer: ${path} cannot be read (${(error as Error).message}); a readable file is expected`,
      { path },
      { cause: error },
    )
  }
}

function parseObject(bytes: Buffer, path: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch (error) {
    throw new PolyfactError(
      'FILE_CORRUPT',
      `loadTokenizer: ${path} is not JSON (${(error as Error).message}); a JSON object is expected`,
      { path },
      { cause: error },
    )
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>
  }
  throw new PolyfactError('FILE_CORRUPT', `loadTokenizer: ${path} holds no JSON object; one is expected`, {
    path,
  })
}

function create(json: Record<string, unknown>, config: Record<string, unknown>, path: string) {
  try {
    return new HuggingFaceTokenizer(json, config)
  } catch (error) {
    throw new PolyfactError(
      'UNSUPPORTED_FORMAT',
      `loadTokenizer: ${path} cannot be used (${(error as Error).message}); a tokenizer.json of a fast tokenizer is expected`,
      { path },
      { cause: error },
    )
  }
}

function encode(tokenizer: HuggingFaceTokenizer, text: string): number[] {
  const { ids, tokens }: { ids: number[]; tokens: string[] } = tokenizer.encode(text)
  const missing = ids.findIndex((id) => !Number.isInteger(id) || id < 0)
  if (missing !== -1) {
    throw new PolyfactError(
      'OUT_OF_RANGE',
      `encode: "${text}" has the token "${tokens[missing]}", which is not in the vocabulary; text that the tokenizer knows is expected`,
      { text, token: tokens[missing] },
    )
  }
  return ids
}

function checkBeginning(tokenizer: HuggingFaceTokenizer, config: Record<string, unknown>, path: string) {
  const { add_bos_token: wanted, bos_token: token } = config as {
    add_bos_token?: unknown
    bos_token?: unknown
  }
  const bos = typeof token === 'string' ? token : (token as { content?: unknown } | null | undefined)?.content
  if (typeof wanted !== 'boolean' || typeof bos !== 'string') return
  const added = tokenizer.encode('a').tokens[0] === bos
  if (added === wanted) return
  throw new PolyfactError(
    'UNSUPPORTED_FORMAT',
    `loadTokenizer: ${path} says add_bos_token: ${wanted}, but the post-processor of tokenizer.json ${added ? 'adds' : 'does not add'} ${bos}; the two must agree`,
    { path, add_bos_token: wanted },
  )
}

function suffixOf(tokenizer: HuggingFaceTokenizer): string[] {
  const bare: string[] = tokenizer.encode('a', { add_special_tokens: false }).tokens
  const full: string[] = tokenizer.encode('a').tokens
  return full.slice(full.lastIndexOf(bare.at(-1) ?? '') + 1)
}
