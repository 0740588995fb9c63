import { describe, expect, it } from 'vitest'
import { exactTexts } from './exact-texts.js'

const resolve = exactTexts([
  { id: 'Q1', texts: ['Is it Paris?', 'not\nRome', 'C++', '!!!', 'C'] },
  { id: 'Q2', texts: ['Georgia', 'Straße'] },
  { id: 'Q3', texts: ['Georgia', ' '] },
])

describe('exactTexts', () => {
  it('finds a text to the letter, with white space and punctuation around it', () => {
    for (const text of ['Is it Paris?', '"not\nRome".', ' C++ ', '!!!']) {
      expect(resolve(text)).toMatchObject({ kind: 'candidate', id: 'Q1', how: 'exact' })
    }
    expect(resolve('«Straße»')).toEqual({ kind: 'candidate', id: 'Q2', how: 'exact', matched: 'straße' })
  })

  it('says that several have it', () => {
    expect(resolve('Georgia.')).toEqual({
      kind: 'invalid',
      why: 'several-candidates',
      candidates: ['Q2', 'Q3'],
    })
  })

  it('leaves everything else to the reading: another case, a question, a letter, a blank, a long text', () => {
    for (const text of ['georgia', 'Straße?', 'C', '', ' ', 'a'.repeat(1000)])
      expect(resolve(text)).toBeUndefined()
  })
})
