/** The special token that ends a text and pads a batch. */
export const END_OF_TEXT = '<|endoftext|>'

/** Tokens of {@link byteLevelTokenizer}: 256 bytes and {@link END_OF_TEXT}, whose id is the last. */
export const BYTE_LEVEL_TOKENS = 257

/** How GPT-4's tokenizer and those after it split text before merging; here it only delimits words. */
const SPLIT_PATTERN =
  "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"

/**
 * A tokenizer that makes one token of every UTF-8 byte, in the format of Hugging Face `tokenizers`.
 *
 * A byte-pair encoding without merges: ids 0–255 are the bytes in the order of GPT-2's vocabulary (the
 * printable characters of Latin-1 first), id 256 is `<|endoftext|>`. Any text in any language survives
 * encoding and decoding in its NFC form (Qwen2.5 normalises so, and transformers 5 every Qwen2 checkpoint,
 * whatever its `tokenizer.json` says), with one token a byte.
 *
 * @returns the contents of `tokenizer.json` and of `tokenizer_config.json`.
 * @see `bytes_to_unicode` in OpenAI's GPT-2, https://github.com/openai/gpt-2/blob/master/src/encoder.py
 */
export function byteLevelTokenizer(): { tokenizer: object; config: object } {
  const vocabulary = Object.fromEntries(byteSymbols().map((symbol, id) => [symbol, id]))
  const special = {
    content: END_OF_TEXT,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  }
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false }
  const split = {
    type: 'Split',
    pattern: { Regex: SPLIT_PATTERN },
    behavior: 'Isolated',
    invert: false,
  }
  const endOfText = BYTE_LEVEL_TOKENS - 1
  return {
    tokenizer: {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [{ id: endOfText, ...special, special: true }],
      normalizer: { type: 'NFC' },
      pre_tokenizer: { type: 'Sequence', pretokenizers: [split, byteLevel] },
      post_processor: byteLevel,
      decoder: byteLevel,
      model: {
        type: 'BPE',
        dropout: null,
        unk_token: null,
        continuing_subword_prefix: '',
        end_of_word_suffix: '',
        fuse_unk: false,
        byte_fallback: false,
        ignore_merges: false,
        vocab: vocabulary,
        merges: [],
      },
    },
    config: {
      add_bos_token: false,
      add_prefix_space: false,
      added_tokens_decoder: { [endOfText]: { ...special, special: true } },
      bos_token: null,
      clean_up_tokenization_spaces: false,
      eos_token: END_OF_TEXT,
      model_max_length: 32768,
      pad_token: END_OF_TEXT,
      tokenizer_class: 'PreTrainedTokenizerFast',
      unk_token: null,
    },
  }
}

/**
 * The visible character that stands for each byte, in the order of GPT-2's vocabulary.
 *
 * Printable characters of Latin-1 stand for themselves; the other 68 bytes, in rising order, are U+0100 and on.
 */
function byteSymbols(): string[] {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte)
  const isPrintable = (byte: number) =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae
  const printable = bytes.filter(isPrintable)
  const others = bytes.filter((byte) => !isPrintable(byte))
  return [...printable, ...others.map((_, index) => 0x100 + index)].map((code) => String.fromCodePoint(code))
}
