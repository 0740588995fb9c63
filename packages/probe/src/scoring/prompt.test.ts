import type { PromptReference } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { checkPrompt, continuationText, PAPER_PROMPT, promptText } from './prompt.js'

describe('promptText, continuationText', () => {
  it('leaves no space after the colon; the continuation brings it', () => {
    const before = promptText(PAPER_PROMPT, 'Where is Lyon?')
    expect(before).toBe('Question: Where is Lyon?\nAnswer:')
    expect(before + continuationText(PAPER_PROMPT, 'France')).toBe('Question: Where is Lyon?\nAnswer: France')
  })

  it('takes texts literally, also those that look like replacement patterns or slots', () => {
    expect(promptText(PAPER_PROMPT, "$& costs $$1 {question} $'")).toBe(
      "Question: $& costs $$1 {question} $'\nAnswer:",
    )
    expect(continuationText(PAPER_PROMPT, '$& {candidate}')).toBe(' $& {candidate}')
  })
})

describe('checkPrompt', () => {
  const prompt = { id: 'mine', template: 'Q {question} A', continuation: ' {candidate}' }

  it('accepts the paper’s prompt and others with one slot each', () => {
    expect(() => checkPrompt(PAPER_PROMPT)).not.toThrow()
    expect(() => checkPrompt(prompt)).not.toThrow()
  })

  it.each([
    [{ ...prompt, id: '' }, 'id'],
    [{ id: 'mine', continuation: ' {candidate}' } as PromptReference, 'template'],
    [{ ...prompt, template: 'Q' }, 'template'],
    [{ ...prompt, template: '{question} {question}' }, 'template'],
    [{ ...prompt, continuation: ' answer' }, 'continuation'],
    [{ ...prompt, id: 'paper' }, 'id'],
  ])('refuses %j, naming %s', (wrong, path) => {
    expect(() => checkPrompt(wrong)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', details: expect.objectContaining({ path }) }),
    )
  })
})
