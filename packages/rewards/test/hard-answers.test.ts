import { PAPER_LANGUAGES } from '@polyfact/schema'
import { describe, expect, it } from 'vitest'
import { readHardAnswers, readHardAnswersFile } from './hard-answers.js'

const { resolves, unresolved } = readHardAnswers()
const all = [...resolves, ...unresolved]

const counts = (keys: readonly string[]) => {
  const found: Record<string, number> = {}
  for (const key of keys) found[key] = (found[key] ?? 0) + 1
  return found
}
const languages = (answers: readonly { readonly language: string }[]) =>
  counts(answers.map(({ language }) => language))

describe('the list of hard answers', () => {
  it('has at least 300 that must resolve and 200 that must not', () => {
    expect(resolves.length).toBeGreaterThanOrEqual(300)
    expect(unresolved.length).toBeGreaterThanOrEqual(200)
  })

  it.each(PAPER_LANGUAGES)('has at least 28 in %s that must resolve and 20 that must not', (language) => {
    expect(readHardAnswersFile(language).language).toBe(language)
    expect(languages(resolves)[language]).toBeGreaterThanOrEqual(28)
    expect(languages(unresolved)[language]).toBeGreaterThanOrEqual(20)
  })

  it('has at most 15 of a kind over all languages', () => {
    const kinds = counts(all.map(({ kind }) => kind))
    expect(Object.entries(kinds).filter(([, count]) => count > 15)).toEqual([])
    expect(counts(resolves.map(({ kind }) => kind))).toSatisfy((of: object) => Object.keys(of).length >= 25)
  })

  it('has no kind that is both to be resolved and not', () => {
    const credited = new Set(resolves.map(({ kind }) => kind))
    expect(unresolved.filter(({ kind }) => credited.has(kind))).toEqual([])
  })

  it('gives every case a kind in a few words and a reason in one sentence', () => {
    for (const { kind, why } of all) {
      expect(kind).toMatch(/^\S+( \S+){0,7}$/)
      expect(why).toMatch(/^[^\s.][^.]{15,}\.$/)
    }
  })

  it('offers at least three candidates with texts of their own', () => {
    for (const { text, candidates } of all) {
      expect(candidates.length, text).toBeGreaterThanOrEqual(3)
      expect(new Set(candidates.map(({ id }) => id)).size, text).toBe(candidates.length)
      for (const { texts } of candidates) {
        expect(texts.length, text).toBeGreaterThan(0)
        for (const one of texts) expect(one.trim(), text).not.toBe('')
        expect(new Set(texts).size, text).toBe(texts.length)
      }
    }
  })

  it('expects one of the candidates, or says what else the text is', () => {
    for (const { candidates, expected, text } of resolves) {
      expect(
        candidates.map(({ id }) => id),
        text,
      ).toContain(expected)
    }
    for (const { expected } of unresolved) expect(['invalid', 'empty']).toContain(expected)
  })

  it('says nothing twice', () => {
    const keys = all.map(({ language, text, candidates }) => JSON.stringify([language, text, candidates]))
    expect(Object.entries(counts(keys)).filter(([, count]) => count > 1)).toEqual([])
  })

  it('has a text that differs from every text of its candidates, but for a few', () => {
    const plain = resolves.filter(({ text, candidates }) =>
      candidates.some(({ texts }) => texts.includes(text)),
    )
    // an alias, a longer name or one mark is hard without anything around it
    expect(plain.length / resolves.length).toBeLessThan(0.1)
  })

  it('says where each file comes from', () => {
    for (const language of PAPER_LANGUAGES) {
      const { source, command, date } = readHardAnswersFile(language)
      expect([source, command]).not.toContain('')
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })
})
