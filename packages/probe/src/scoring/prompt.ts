import { PolyfactError, PromptReference } from '@polyfact/schema'

/**
 * The paper's prompt: English words around a question of any language, the candidates hidden, no space after the
 * colon. The space belongs to the continuation.
 *
 * The paper's appendix speaks of an instruction in the question's language; its evaluator has none, and we follow the
 * evaluator.
 *
 * @see arXiv 2606.06586, the consistency evaluator
 *
 * @example
 * ```ts
 * PAPER_PROMPT.template // => 'Question: {question}\nAnswer:'
 * ```
 */
export const PAPER_PROMPT: PromptReference = {
  id: 'paper',
  template: 'Question: {question}\nAnswer:',
  continuation: ' {candidate}',
}

/**
 * The text that comes before the candidate.
 *
 * @example
 * ```ts
 * promptText(PAPER_PROMPT, 'Which city is the capital of France?')
 * // => 'Question: Which city is the capital of France?\nAnswer:'
 * ```
 */
export function promptText(prompt: PromptReference, question: string): string {
  return prompt.template.replace('{question}', () => question)
}

/**
 * The text that is scored after the prompt.
 *
 * @example
 * ```ts
 * continuationText(PAPER_PROMPT, 'Paris') // => ' Paris'
 * ```
 */
export function continuationText(prompt: PromptReference, candidate: string): string {
  return prompt.continuation.replace('{candidate}', () => candidate)
}

/**
 * Checks a prompt of the caller's: a name, one `{question}` in the template, one `{candidate}` in the continuation.
 *
 * @throws {@link PolyfactError} `INVALID_INPUT` naming the field, also when another prompt calls itself `paper`.
 */
export function checkPrompt(prompt: PromptReference): void {
  const [issue] = PromptReference.safeParse(prompt).error?.issues ?? []
  if (issue !== undefined)
    throw invalid(issue.path.join('.'), prompt, 'id, template and continuation are expected')
  checkSlot('template', prompt.template, '{question}')
  checkSlot('continuation', prompt.continuation, '{candidate}')
  const { template, continuation } = PAPER_PROMPT
  if (prompt.id === 'paper' && !(prompt.template === template && prompt.continuation === continuation)) {
    throw invalid('id', prompt.id, 'that name is taken by the prompt of the paper; another is expected')
  }
}

function checkSlot(field: 'template' | 'continuation', text: string, slot: string): void {
  if (text.split(slot).length !== 2) throw invalid(field, text, `exactly one ${slot} is expected`)
}

function invalid(path: string, found: unknown, expected: string) {
  return new PolyfactError('INVALID_INPUT', `prompt: ${path} is ${JSON.stringify(found)}; ${expected}`, {
    path,
    found,
  })
}
