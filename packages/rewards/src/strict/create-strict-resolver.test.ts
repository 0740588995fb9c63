import { describe, expect, it } from 'vitest'
import { createStrictResolver } from './create-strict-resolver.js'

const resolve = createStrictResolver(
  ['Paris', 'London', 'Rome', 'Berlin'].map((text) => ({ id: text, texts: [text] })),
  'en',
)
const outcome = (text: string) => {
  const resolution = resolve(text)
  return resolution.kind === 'candidate'
    ? resolution.id
    : resolution.kind === 'invalid'
      ? resolution.why
      : 'empty'
}

describe('createStrictResolver', () => {
  it('reads the first line with content', () => {
    expect(outcome('Rome\n\nQuestion: What is the capital of France?\nAnswer: Paris')).toBe('Rome')
    expect(outcome('The answer is:\n\nRome')).toBe('Rome')
    expect(outcome('I am not sure.\nRome')).toBe('no-candidate')
    expect(outcome('A. Paris\nB. London\nC. Rome\nD. Berlin')).toBe('several-candidates')
  })

  it('goes past a question that is repeated, on its own line or not', () => {
    expect(outcome('Question: Which is larger, Rome or Berlin?\nAnswer: Berlin')).toBe('Berlin')
    expect(outcome('Which is larger, Rome or Berlin? Berlin')).toBe('Berlin')
    expect(outcome('What is the capital of France?')).toBe('question')
  })

  it('credits no candidate where another is named, be it denied or within a longer name', () => {
    expect(outcome('Rome, not Paris')).toBe('several-candidates')
    expect(outcome('Rome and the University of Paris')).toBe('several-candidates')
  })

  it('takes a name that two candidates share for the one that is also named otherwise', () => {
    const georgia = createStrictResolver(
      [
        { id: 'country', texts: ['Georgia', 'Sakartvelo'] },
        { id: 'state', texts: ['Georgia'] },
      ],
      'en',
    )
    expect(georgia('Georgia (Sakartvelo)')).toMatchObject({ id: 'country' })
    expect(georgia('It is Georgia')).toEqual({ kind: 'invalid', why: 'several-candidates', candidates: ['country', 'state'] }) // biome-ignore format: one value
  })
})
