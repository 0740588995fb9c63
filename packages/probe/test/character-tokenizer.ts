import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a test wants its tokenizer to do. */
export interface CharacterTokenizerOptions {
  /** Pairs that are merged into one token, wherever they stand. */
  readonly merges?: readonly (readonly [string, string])[]
  /** Adds `<s>` before every text. */
  readonly begin?: 'added'
  /** Adds `</s>` after every text. */
  readonly end?: 'added'
  /** Stands for characters that have no token; not itself in the vocabulary. */
  readonly unknown?: string
  /** Content of tokenizer_config.json; absent without. */
  readonly config?: Readonly<Record<string, unknown>>
}

const specials = ['<s>', '</s>']
const characters = [...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)), '\n']

/**
 * A tokenizer of printable ASCII, one token a character, in the format of Hugging Face. Ids: `<s>` 0, `</s>` 1, space 2
 * and on in ASCII order, newline 97, then the merges.
 */
export function characterTokenizer({ merges = [], begin, end, unknown }: CharacterTokenizerOptions = {}) {
  const tokens = [...specials, ...characters, ...merges.map((pair) => pair.join(''))]
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } })
  return {
    version: '1.0',
    added_tokens: specials.map((content, id) => ({ id, content, special: true, normalized: false })),
    normalizer: null,
    pre_tokenizer: null,
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        ...(begin ? [special('<s>')] : []),
        { Sequence: { id: 'A', type_id: 0 } },
        ...(end ? [special('</s>')] : []),
      ],
      pair: [],
      special_tokens: Object.fromEntries(
        specials.map((id, index) => [id, { id, ids: [index], tokens: [id] }]),
      ),
    },
    decoder: { type: 'Fuse' },
    model: {
      type: 'BPE',
      unk_token: unknown ?? null,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges,
    },
  }
}

/** Writes {@link characterTokenizer} into a folder. */
export async function writeCharacterTokenizer(
  folder: string,
  options: CharacterTokenizerOptions = {},
): Promise<void> {
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(characterTokenizer(options)))
  if (options.config !== undefined) {
    await writeFile(join(folder, 'tokenizer_config.json'), JSON.stringify(options.config))
  }
}
