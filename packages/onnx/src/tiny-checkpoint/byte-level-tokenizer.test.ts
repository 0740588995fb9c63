import { Tokenizer } from '@huggingface/tokenizers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BYTE_LEVEL_TOKENS, byteLevelTokenizer, END_OF_TEXT } from './byte-level-tokenizer.js'

const { tokenizer: json, config } = byteLevelTokenizer()
const tokenizer = new Tokenizer(json, config)

const encode = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids

describe('byteLevelTokenizer', () => {
  it('numbers the bytes as GPT-2 does', () => {
    // printable: ! … ~ (94), ¡ … ¬ (12), ® … ÿ (82), together 188; then 0 … 32 as 188 … 220, 127 as 221
    expect(encode('!A~')).toEqual([0, 32, 93])
    expect(encode('\n \u007f')).toEqual([188 + 10, 188 + 32, 221])
    // é is the bytes c3 a9: a9 is the 9th of ¡ … ¬, c3 the 22nd of ® … ÿ
    expect(encode('é')).toEqual([94 + 12 + 0xc3 - 0xae, 94 + 0xa9 - 0xa1])
  })

  it('knows the token that ends a text', () => {
    expect(encode(`a${END_OF_TEXT}`)).toEqual([64, BYTE_LEVEL_TOKENS - 1])
    expect(tokenizer.decode([64, 256], { skip_special_tokens: true })).toBe('a')
  })

  it('begins no text with a token or a space of its own', () => {
    expect(tokenizer.encode('Answer').ids).toEqual(encode('Answer'))
    expect(encode('')).toEqual([])
  })
})

describe('byteLevelTokenizer (properties)', () => {
  it('makes one token of every byte, and the text of the tokens', () => {
    // surrogates, which are no characters, become characters beyond the basic plane
    const character = fc
      .integer({ min: 0, max: 0x10ffff })
      .map((code) => String.fromCodePoint(code >= 0xd800 && code < 0xe000 ? code + 0x10000 : code))
    const latin = fc.integer({ min: 0, max: 0x24f }).map((code) => String.fromCodePoint(code))
    const text = fc.array(fc.oneof(character, latin), { minLength: 1 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (value) => {
        const ids = encode(value)
        const normal = value.normalize('NFC')
        expect(ids).toHaveLength(new TextEncoder().encode(normal).length)
        expect(tokenizer.decode(ids, { clean_up_tokenization_spaces: false })).toBe(normal)
      }),
    )
  })

  it('keeps the tokens of a prompt when a candidate follows', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (prompt, candidate) => {
        expect(encode(`${prompt} ${candidate}`)).toEqual([...encode(prompt), ...encode(` ${candidate}`)])
      }),
    )
  })
})
